import type { Chance } from './chance.ts';
import type { Phone, PhoneBehaviour } from './exchange-parts.ts';

/** How agents are. Probabilities of a call; times in seconds, or between two events. */
export interface AgentHabits {
  answersAfterSeconds: number;
  missesCalls: number;
  rejectsCalls: number;
  handsOn: number;
  talksSeconds: number;
  /** Between two times that a phone is pulled out, and how long it stays so; `null`: never. */
  unplugsEverySeconds: number | null;
  staysUnpluggedSeconds: number;
  callsOutEverySeconds: number | null;
  talksOutSeconds: number;
  /** Last words that name no call. */
  forgetsCall: number;
}

/** How callers are. */
export interface CallerHabits {
  /** Around the clock; `shape` makes hours busier or quieter. */
  callsPerHour: number;
  /** Factor at a moment (milliseconds since 1970), from 0 to `MOST_SHAPE`. */
  shape: (at: number) => number;
  /** Until they give up, on average. */
  patienceSeconds: number;
  talksSeconds: number;
  /** Part of them that do not show their number. */
  withhold: number;
  /** The numbers of those that do; one or more. */
  numbers: readonly string[];
}

export const MOST_SHAPE = 2;

export const USUAL_AGENTS: AgentHabits = {
  answersAfterSeconds: 5,
  missesCalls: 0.06,
  rejectsCalls: 0.02,
  handsOn: 0.04,
  talksSeconds: 240,
  unplugsEverySeconds: 4 * 3600,
  staysUnpluggedSeconds: 120,
  callsOutEverySeconds: 2 * 3600,
  talksOutSeconds: 90,
  forgetsCall: 0.1,
};

export const USUAL_CALLERS: CallerHabits = {
  callsPerHour: 60,
  shape: () => 1,
  patienceSeconds: 150,
  talksSeconds: 150,
  withhold: 0.07,
  numbers: ['612345678'],
};

const LONGEST_TALK_MS = 3_600_000;

/** What an agent does with the next call. */
export function chooseBehaviour(
  habits: AgentHabits,
  chance: Chance,
  phone: Phone,
  others: readonly string[],
): PhoneBehaviour {
  const kind = chance.next();
  if (kind < habits.missesCalls) return { does: 'misses' };
  const afterMs = Math.min(60_000, chance.logNormal(habits.answersAfterSeconds * 1000, 0.5));
  if (kind < habits.missesCalls + habits.rejectsCalls) return { does: 'rejects', afterMs };
  const talkMs = Math.min(LONGEST_TALK_MS, chance.logNormal(habits.talksSeconds * 1000, 0.7));
  const to = others.filter((extension) => extension !== phone.extension);
  if (to.length > 0 && kind > 1 - habits.handsOn) {
    return { does: 'transfers', afterMs, talksMs: talkMs / 4, to: chance.pick(to) };
  }
  return { does: 'answers', afterMs, hangsUpAfterMs: talkMs };
}

/** Busy mornings, a lull at lunch, quiet nights, by the clocks of a zone: about 1 in opening hours. */
export function dailyShape(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return (at) => SHAPE[Number(format.format(at))] ?? 1;
}

const SHAPE = [
  0.02, 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.2, 0.6, 1.2, 1.6, 1.4, 1.1, 0.8, 0.6, 0.9, 1.1, 0.9, 0.5, 0.25,
  0.15, 0.1, 0.06, 0.04,
];
