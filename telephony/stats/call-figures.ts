import type { Call, CallOutcome } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';

/** Durations, in whole seconds. */
export interface Span {
  count: number;
  total: number;
  /** To the tenth of a second; `null`: of nothing. */
  average: number | null;
  longest: number | null;
}

export interface CallFigures {
  /** All but tests. Each is in one of the next seven. */
  received: number;
  answered: number;
  /** The caller hung up while waiting. */
  abandoned: number;
  /** The queue gave up. */
  timedOut: number;
  full: number;
  unattended: number;
  lost: number;
  /** Still waiting. */
  waiting: number;
  /** Of those received: offered before opening, and after closing. */
  early: number;
  late: number;
  talk: Span;
  /** Waits of all who came in, and of those who were answered. */
  hold: Span;
  answerHold: Span;
  /** Per cent, to the tenth; `null`: no call could count. */
  serviceLevel: number | null;
}

export interface CountOptions {
  slots: readonly { from: Instant; to: Instant }[];
  serviceLevelSeconds: number;
}

export function countCalls(calls: readonly Call[], options: CountOptions): CallFigures {
  const { slots } = options;
  const count = (outcome: CallOutcome | null) => calls.filter((call) => call.outcome === outcome).length;
  const opening = slots[0]?.from;
  const closing = slots.at(-1)?.to;
  const early = calls.filter(({ startedAt }) => opening !== undefined && startedAt < opening);
  const late = calls.filter(({ startedAt }) => closing !== undefined && startedAt >= closing);
  const answered = calls.filter(({ outcome }) => outcome === 'answered');
  // Whoever was sent away at the door did not wait.
  const waited = calls.filter(({ outcome, position }) => outcome !== 'full' && position !== null);
  const secondsOf = (some: readonly Call[], field: 'holdSeconds' | 'talkSeconds') =>
    spanOf(some.flatMap((call) => call[field] ?? []));
  return {
    received: calls.length,
    answered: answered.length,
    abandoned: count('abandoned'),
    timedOut: count('timed_out'),
    full: count('full'),
    unattended: count('unattended'),
    lost: count('lost'),
    waiting: count(null),
    early: early.length,
    late: late.length,
    talk: secondsOf(answered, 'talkSeconds'),
    hold: secondsOf(waited, 'holdSeconds'),
    answerHold: secondsOf(answered, 'holdSeconds'),
    serviceLevel: serviceLevelOf(calls, options),
  };
}

/**
 * Service level = answered within N seconds ÷ (answered + unanswered − abandoned within N seconds), in per cent:
 * whoever gives up sooner than anybody could be expected to answer counts neither way. It is the fourth of the five
 * customary formulas that ICMI lists ("Service Level Calculations", icmi.com, 2002). The unanswered are those who were
 * abandoned, timed out, found the queue full or nobody in it; calls outside of the opening hours, lost ones and those
 * who still wait are left out.
 */
function serviceLevelOf(calls: readonly Call[], { slots, serviceLevelSeconds }: CountOptions): number | null {
  const opening = slots[0]?.from;
  const closing = slots.at(-1)?.to;
  if (opening === undefined || closing === undefined) return null;
  let inTime = 0;
  let offered = 0;
  for (const { startedAt, outcome, holdSeconds } of calls) {
    if (startedAt < opening || startedAt >= closing || outcome === null || outcome === 'lost') continue;
    const isShort = holdSeconds !== null && holdSeconds <= serviceLevelSeconds;
    if (outcome === 'abandoned' && isShort) continue;
    offered++;
    if (outcome === 'answered' && isShort) inTime++;
  }
  return offered === 0 ? null : Math.round((1000 * inTime) / offered) / 10;
}

export function spanOf(seconds: readonly number[]): Span {
  const total = seconds.reduce((sum, one) => sum + one, 0);
  const count = seconds.length;
  if (count === 0) return { count, total, average: null, longest: null };
  const longest = seconds.reduce((most, one) => Math.max(most, one), 0);
  return { count, total, average: Math.round((10 * total) / count) / 10, longest };
}
