import type { Callback } from '../model/call-notes.ts';
import type { Call } from '../model/phones.ts';
import type { PersonKey } from '../model/types.ts';

/** How a call that did not get through may have ended; of one that we lost sight of we do not know. */
const MISSED = ['abandoned', 'timed_out', 'full', 'unattended'];

export type CallbackStep =
  /** Somebody is to be called: a new one, or one missed call more for the one that is open. */
  | { kind: 'missed'; number: string }
  /** Whoever it was has been spoken with. */
  | { kind: 'reached'; number: string };

/**
 * What a call means for those who are to be called back; `null`: nothing. `numberOf`: E.164, or `null` for what is
 * withheld, inside the house, or no number at all. `isTest`: a number that the organisation calls itself by.
 */
export function callbackStep(
  call: Call,
  {
    numberOf,
    isTest,
  }: { numberOf: (number: string | null) => string | null; isTest: (number: string) => boolean },
): CallbackStep | null {
  const number = numberOf(call.number);
  if (number === null || isTest(number)) return null;
  if (call.answeredBy) return { kind: 'reached', number };
  const isMissed = call.state === 'ended' && call.outcome !== null && MISSED.includes(call.outcome);
  return isMissed ? { kind: 'missed', number } : null;
}

/** Whether a missed call is news to an open callback, or was counted, or came before it was closed. */
export function isNews(call: Pick<Call, 'id' | 'endedAt'>, last: Callback | null): boolean {
  if (!last) return true;
  if (last.call === call.id) return false;
  const at = call.endedAt ?? '';
  return at > last.missedAt && (last.closedAt === null || at > last.closedAt);
}

/** Who should call: of those on duty the one with the fewest to call, in the order of the lines. */
export function chooseCaller(onDuty: readonly PersonKey[], open: readonly Callback[]): PersonKey | null {
  const load = (person: PersonKey) => open.filter(({ offeredTo }) => offeredTo === person).length;
  return onDuty.reduce<PersonKey | null>(
    (best, person) => (best === null || load(person) < load(best) ? person : best),
    null,
  );
}
