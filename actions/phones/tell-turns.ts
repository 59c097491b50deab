import type { RunningSlot } from '../../model/forms/queue.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { instantOf } from '../../model/time.ts';
import type { StoreParts } from '../../store/open-store.ts';
import { tellTeam } from '../tell-team.ts';
import type { Workplace } from '../workplace.ts';
import type { LiveQueue } from './phones.ts';
import { readWanted } from './read-wanted.ts';
import type { WantedNow } from './wanted-members.ts';

/**
 * Tells those whose turn begins within `telephony.noticeMinutes`, and the channel of the team who they are: each turn
 * once, whoever asks and however often. Answers the turns that were told.
 */
export async function tellTurns(
  workplace: Workplace,
  queues: readonly Pick<LiveQueue, 'queue' | 'lines'>[],
): Promise<{ queue: string; slot: RunningSlot }[]> {
  const { config, clock } = workplace;
  const { noticeMinutes } = config.telephony;
  if (noticeMinutes === 0) return [];
  const now = clock();
  const told: { queue: string; slot: RunningSlot }[] = [];
  for (const queue of queues) {
    const next = await readWanted(workplace, queue, new Date(now.getTime() + noticeMinutes * 60_000));
    if (!next.slot || next.planned.length === 0) continue;
    const { date, start } = next.slot;
    const ms = instantOf(date, start, config.organisation.timezone).getTime() - now.getTime();
    if (ms <= 0) continue;
    const isNew = await tellTurn(workplace, queue.queue, { next, slot: next.slot, ms });
    if (isNew) told.push({ queue: queue.queue, slot: next.slot });
  }
  return told;
}

async function tellTurn(
  workplace: Workplace,
  queue: string,
  { next, slot, ms }: { next: WantedNow; slot: RunningSlot; ms: number },
): Promise<boolean> {
  const { store, config, events } = workplace;
  const { date, start, end } = slot;
  const subject = `turn:${queue}:${date} ${start}`;
  const text = sentence('notice.turn.soon', { queue, start, end, minutes: Math.ceil(ms / 60_000) });
  const { notices, message } = await store.transaction(async (parts) => {
    const persons = (await parts.persons.list()).filter(({ key }) => next.planned.includes(key));
    const unaware: string[] = [];
    for (const { key } of persons) if (!(await knows(parts, key, subject))) unaware.push(key);
    const notices = await parts.outbox.addAll(
      unaware.map((person) => ({ person, kind: 'turn-soon', sentence: text, subject })),
    );
    const locale = config.organisation.locale;
    const inOrder = next.planned.map((key) => persons.find((one) => one.key === key)?.name ?? key);
    const names = inOrder.join(', ');
    const said = renderSentence(locale, sentence('notice.turn.team', { queue, start, end, names }));
    const message = await tellTeam(workplace, parts, { text: said, dedupeKey: subject });
    return { notices, message };
  });
  for (const notice of notices) events.publish('notice', { notice });
  if (message) events.publish('message-queued', { id: message.id });
  return notices.length > 0 || message !== null;
}

async function knows({ outbox }: StoreParts, person: string, subject: string): Promise<boolean> {
  const known = await outbox.list(person, { limit: 30 });
  return known.some((notice) => notice.kind === 'turn-soon' && notice.subject === subject);
}
