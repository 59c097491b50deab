import { AppError } from '../../model/errors.ts';
import type { PersonKey } from '../../model/types.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import { endingPause } from './ending-pause.ts';
import { findAgent, findQueue, memberOf, readQueue, refuseOthers } from './find-queue.ts';
import type { Exchanges, LiveQueue } from './phones.ts';
import { readWanted } from './read-wanted.ts';
import { withQueueLock } from './with-queue-lock.ts';

export interface ControlWish {
  queue: string;
  person: PersonKey;
  /** Why, in somebody's words, for the record. */
  reason?: string | undefined;
}

/**
 * Puts somebody in a queue until the running turn ends; outside of turns until the day does. Nothing happens if she is
 * in it by the timetable. `forbidden`, `unknown-queue`, `unknown-person`, `no-extension`, and what a PBX says.
 */
export async function addToQueue(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, person, reason = '' }: ControlWish,
): Promise<void> {
  refuseOthers(actor, person);
  const live = findQueue(exchanges, queue);
  const until = await putIn(workplace, live, { person, reason });
  await note(workplace, 'queue.add', { queue, person, after: { until } });
  await exchanges.refresh(queue);
}

/**
 * Takes somebody out of a queue until the running turn ends; a call that is up goes on. `not-in-queue`, `forbidden`,
 * `unknown-queue`, `unknown-person` and what a PBX says.
 */
export async function removeFromQueue(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, person, reason = '' }: ControlWish,
): Promise<void> {
  refuseOthers(actor, person);
  const live = findQueue(exchanges, queue);
  const until = await takeOut(workplace, live, { person, reason });
  await note(workplace, 'queue.remove', { queue, person, after: { until } });
  await exchanges.refresh(queue);
}

/** Takes somebody from one queue into another, where her pause goes on. Codes as of those two. */
export async function moveMember(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, person, to, reason = '' }: ControlWish & { to: string },
): Promise<void> {
  refuseOthers(actor, person);
  const from = findQueue(exchanges, queue);
  const target = findQueue(exchanges, to);
  if (from === target) throw new AppError('nothing-changes');
  const agent = await findAgent(workplace, person);
  const member = memberOf(from, await readQueue(from), agent.extension);
  if (!member) throw new AppError('not-in-queue', { name: agent.name, queue });
  const pauseReason = member.paused ? member.pauseReason : null;
  // First in, then out: there is no moment in which nobody answers.
  await putIn(workplace, target, { person, reason, pauseReason });
  await takeOut(workplace, from, { person, reason });
  await note(workplace, 'queue.move', { queue, person, after: { to } });
  await Promise.all([exchanges.refresh(queue), exchanges.refresh(to)]);
}

/** Takes everybody out of a queue until the running turn ends. Answers how many went. */
export async function clearQueue(
  workplace: Workplace,
  exchanges: Exchanges,
  actor: Actor,
  { queue, reason = '' }: Omit<ControlWish, 'person'>,
): Promise<number> {
  if (!may(actor, 'queue.control')) throw new AppError('forbidden');
  const live = findQueue(exchanges, queue);
  const { store, by, clock } = workplace;
  const gone = await withQueueLock(store, queue, async () => {
    const { members } = await readQueue(live);
    const at = clock();
    const wanted = await readWanted(workplace, live, at);
    const gone = members.filter(({ isDynamic }) => isDynamic);
    await Promise.all(gone.map((member) => live.pbx.removeMember(queue, member)));
    const persons = await store.persons.list();
    await store.transaction(async (parts) => {
      const from = at.toISOString();
      const overrides = await parts.overrides.active(queue, from);
      for (const { id } of overrides) await parts.overrides.end(id);
      for (const { key, extension } of persons) {
        if (!wanted.planned.includes(key) || extension === null) continue;
        const override = { queue, person: key, extension, from, until: wanted.until, by, reason };
        await parts.overrides.add({ ...override, kind: 'remove' });
      }
      for (const { extension } of gone) {
        if (extension !== null) await parts.pauses.end(queue, extension, { at: from, by });
      }
      await parts.audit.add({
        who: by,
        what: 'queue.clear',
        subject: `queue:${queue}`,
        before: { members: gone.map(({ name }) => name) },
        after: { until: wanted.until },
      });
    });
    return gone;
  });
  await exchanges.refresh(queue);
  return gone.length;
}

interface Wish {
  person: PersonKey;
  reason: string;
}

/** Answers until when. First the PBX: what it refuses is not written down. */
async function putIn(
  workplace: Workplace,
  live: LiveQueue,
  { person, reason, pauseReason = null }: Wish & { pauseReason?: string | null },
): Promise<string> {
  const { store, by, clock } = workplace;
  const { queue, pbx } = live;
  const { extension, name } = await findAgent(workplace, person);
  return withQueueLock(store, queue, async () => {
    const at = clock();
    const from = at.toISOString();
    const { planned, until } = await readWanted(workplace, live, at);
    if (pauseReason !== null) {
      await store.pauses.note({
        queue,
        person,
        extension,
        reason: pauseReason,
        startedAt: from,
        startedBy: by,
      });
    }
    await pbx.addMember(queue, { extension, name, ...(pauseReason === null ? {} : { pauseReason }) });
    await store.transaction(async ({ overrides }) => {
      const known = (await overrides.active(queue, from)).find((one) => one.person === person);
      if (known?.kind === 'remove') await overrides.end(known.id);
      if (planned.includes(person) || known?.kind === 'add') return;
      await overrides.add({ queue, person, extension, kind: 'add', from, until, by, reason });
    });
    return until;
  });
}

async function takeOut(workplace: Workplace, live: LiveQueue, { person, reason }: Wish): Promise<string> {
  const { store, by, clock } = workplace;
  const { queue, pbx } = live;
  const { extension, name } = await findAgent(workplace, person);
  return withQueueLock(store, queue, async () => {
    const member = memberOf(live, await readQueue(live), extension);
    const at = clock();
    const from = at.toISOString();
    const { planned, until } = await readWanted(workplace, live, at);
    if (!member && !planned.includes(person)) throw new AppError('not-in-queue', { name, queue });
    const remove = async () => member && (await pbx.removeMember(queue, member));
    await endingPause(store, { queue, extension, at: from, by }, remove);
    await store.transaction(async ({ overrides }) => {
      const known = (await overrides.active(queue, from)).find((one) => one.person === person);
      if (known?.kind === 'add') await overrides.end(known.id);
      if (planned.includes(person) && known?.kind !== 'remove') {
        await overrides.add({ queue, person, extension, kind: 'remove', from, until, by, reason });
      }
    });
    return until;
  });
}

async function note(
  { store, by }: Workplace,
  what: string,
  { queue, person, after }: { queue: string; person: PersonKey; after: Record<string, unknown> },
): Promise<void> {
  await store.audit.add({
    who: by,
    what,
    subject: `queue:${queue}`,
    before: null,
    after: { person, ...after },
  });
}
