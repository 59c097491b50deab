import type { RuleSet } from '../../model/config/schema.ts';
import type { Penalty, PersonKey, TimeOfDay, Timetable, Weekday } from '../../model/types.ts';
import { hardestSlots, slotsOfWeek, sumBySlot } from './slot-sums.ts';

/** What weighs on people, as they are told of it. */
export const CAUSES = [
  'hardSlots',
  'optional',
  'splitDay',
  'concentrated',
  'marathon',
  'lunch',
  'noise',
  'holes',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What one person carried. Whole numbers. */
export interface Burden {
  turns: number;
  /** The sum of `byCause`. */
  points: number;
  /** Points of each cause. */
  byCause: Record<Cause, number>;
  /** How often: turns for `hardSlots`, `optional` and `holes`; days or slots for the others. */
  times: Record<Cause, number>;
}

/** A slot of the week that keeps costing: see `carriedBurdens`. */
export interface HardSlot {
  weekday: Weekday;
  /** By its start, because slots may change from week to week. */
  slot: TimeOfDay;
  points: number;
}

export interface CarriedBurdens {
  perPerson: Record<PersonKey, Burden>;
  /** The hardest first. */
  hardSlots: HardSlot[];
}

const NO_BURDEN = ['fairness', 'stability'];
const CAUSE_OF_RULE: Record<string, Cause> = {
  'optional-unavailability': 'optional',
  'split-day': 'splitDay',
  'concentrated-load': 'concentrated',
  marathon: 'marathon',
  lunch: 'lunch',
  'table-noise': 'noise',
};

/**
 * Who carried what in some weeks, in points: what the rules in force at the time made of it.
 *
 * - A penalty weighs on its persons: each carries the same share of its cost, rounded up. What fairness itself cost
 *   is no burden, nor is stability, which prices changes of a plan, for better or worse.
 * - Holes weigh on those who attend the slot without the missing colleague: each the same share of what they cost.
 *   Imported weeks do not say that; there `rules` do.
 * - **Hard slots.** A slot of the week is named by weekday and start; over all the weeks its points are what turns
 *   against a wish and holes cost there. It is hard if it has points, and at most a quarter of all slots of these
 *   weeks (at least one) has as many or more, itself included. A turn in a hard slot, wished or not, weighs what
 *   turns against a wish cost there, spread over all turns that it had (rounded, at least 1): whoever never complains
 *   carries something too.
 *
 * @param weeks published or retired, in any order
 * @param rules those in force now
 */
export function carriedBurdens(weeks: readonly Timetable[], rules: Pick<RuleSet, 'holes'>): CarriedBurdens {
  const perPerson: Record<PersonKey, Burden> = {};
  const burdenOf = (person: PersonKey): Burden => {
    perPerson[person] ??= noBurden();
    return perPerson[person];
  };
  for (const { penalties } of weeks) for (const penalty of penalties) sharePenalty(penalty, burdenOf);
  const slots = weeks.flatMap((week) => slotsOfWeek(week, rules));
  for (const { turns, holes } of slots) {
    for (const person of turns) burdenOf(person).turns++;
    if (holes > 0) for (const person of turns) add(burdenOf(person), 'holes', share(holes, turns.length));
  }
  const hard = hardestSlots(sumBySlot(slots));
  for (const { wishes, turns } of hard) {
    const points = Math.max(1, Math.round(wishes / Math.max(1, turns.length)));
    for (const person of turns) add(burdenOf(person), 'hardSlots', points);
  }
  return {
    perPerson,
    hardSlots: hard.map(({ weekday, slot, wishes, holes }) => ({ weekday, slot, points: wishes + holes })),
  };
}

export function noBurden(): Burden {
  const zeros = () => Object.fromEntries(CAUSES.map((cause) => [cause, 0])) as Record<Cause, number>;
  return { turns: 0, points: 0, byCause: zeros(), times: zeros() };
}

function add(burden: Burden, cause: Cause, points: number, times = 1): void {
  burden.points += points;
  burden.byCause[cause] += points;
  burden.times[cause] += times;
}

/** Rounded up, so that all carry the same and nothing is lost. */
function share(cost: number, persons: number): number {
  return Math.ceil(cost / persons);
}

function sharePenalty(
  { rule, cost, persons, slots }: Penalty,
  burdenOf: (person: PersonKey) => Burden,
): void {
  if (NO_BURDEN.includes(rule)) return;
  const cause = CAUSE_OF_RULE[rule] ?? 'other';
  const times = cause === 'optional' ? Math.max(1, slots.length) : 1;
  for (const person of persons) add(burdenOf(person), cause, share(cost, persons.length), times);
}
