import { AppError } from '../../model/errors.ts';
import type { Notice } from '../../model/requests.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Actor } from '../edit-rights.ts';
import { readNames } from '../read-names.ts';
import type { Workplace } from '../workplace.ts';
import type { ControlWish } from './control.ts';
import { endingPause } from './ending-pause.ts';
import { findAgent, findQueue, memberOf, readQueue, refuseOthers } from './find-queue.ts';
import { pauseText, refuseOtherReason } from './pause-reasons.ts';
import type { Exchanges } from './phones.ts';
import { withQueueLock } from './with-queue-lock.ts';

/**
 * No call rings at somebody's phone any more, for a reason of `pauseReasons`; whom somebody else paused is told.
 * Nothing happens if she is in a pause for that. `unknown-pause`, `not-in-queue`, `forbidden`, `unknown-queue`,
 * `unknown-person` and what a PBX says.
 */
export async function pauseMember(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, person, reason }: ControlWish & { reason: string },
): Promise<void> {
  refuseOthers(actor, person);
  const live = findQueue(exchanges, queue);
  const { store, config, by, clock, events } = workplace;
  refuseOtherReason(config, reason);
  const { extension, name, locale } = await findAgent(workplace, person);
  const notice = await withQueueLock(store, queue, async () => {
    const member = memberOf(live, await readQueue(live), extension);
    if (!member) throw new AppError('not-in-queue', { name, queue });
    if (member.paused && member.pauseReason === reason) return null;
    const startedAt = clock().toISOString();
    // Before the PBX tells of it: its own word would not know whose wish it was.
    await store.pauses.start({ queue, person, extension, reason, startedAt, startedBy: by });
    try {
      const done = await live.pbx.pauseMember(queue, member, reason);
      if (done === 'absent') throw new AppError('not-in-queue', { name, queue });
    } catch (error) {
      await store.pauses.end(queue, extension, { at: startedAt, by: null });
      throw error;
    }
    return store.transaction(async (parts): Promise<Notice | null> => {
      const entry = {
        what: 'queue.pause',
        subject: `queue:${queue}`,
        before: null,
        after: { person, reason },
      };
      await parts.audit.add({ who: by, ...entry });
      if (by === person) return null;
      const { nameOf } = await readNames(parts);
      const said = renderSentence(locale ?? config.organisation.locale, pauseText(reason));
      return parts.outbox.add({
        person,
        kind: 'queue-paused',
        sentence: sentence('notice.queue.paused', { name: nameOf(by), queue, reason: said }),
        subject: `queue:${queue}`,
      });
    });
  });
  if (notice) events.publish('notice', { notice });
  await exchanges.refresh(queue);
}

/** Calls ring at somebody's phone again. Nothing happens if she is in no pause. Codes as of `pauseMember`. */
export async function resumeMember(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, person }: ControlWish,
): Promise<void> {
  refuseOthers(actor, person);
  const live = findQueue(exchanges, queue);
  const { store, by, clock } = workplace;
  const { extension, name } = await findAgent(workplace, person);
  await withQueueLock(store, queue, async () => {
    const member = memberOf(live, await readQueue(live), extension);
    if (!member) throw new AppError('not-in-queue', { name, queue });
    if (!member.paused) return;
    const at = clock().toISOString();
    await endingPause(store, { queue, extension, at, by }, async () => {
      const done = await live.pbx.pauseMember(queue, member, null);
      if (done === 'absent') throw new AppError('not-in-queue', { name, queue });
    });
    const before = { person, reason: member.pauseReason };
    await store.audit.add({
      who: by,
      what: 'queue.resume',
      subject: `queue:${queue}`,
      before,
      after: { person },
    });
  });
  await exchanges.refresh(queue);
}
