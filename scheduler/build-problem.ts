import type { RuleSet } from '../model/config/schema.ts';
import { minutesOf } from '../model/time.ts';
import type { FixedTurn, Person, PersonKey, Weekday } from '../model/types.ts';
import { type BusyEntry, busyMasks, type OpenDay } from './availability.ts';
import type { CarriedBurdens } from './fairness/carried.ts';
import { fairnessSteps } from './fairness/fairness-steps.ts';
import { middleSlots, type Problem, type ProblemFixedTurn } from './problem.ts';

/** What makes a week's problem, once the loads are known. */
export interface WeekInput {
  name: string;
  days: OpenDay[];
  /** Those who attend the phone. */
  persons: Person[];
  busy: BusyEntry[];
  fixedTurns: FixedTurn[];
  /** Turns that each person owes this week. */
  loads: Record<PersonKey, number>;
  /** Turns of each person on each line, where every line has its own load; else `null`. */
  lineLoads: Record<PersonKey, number[]> | null;
  rules: RuleSet;
  distinctLines: boolean;
  /** Queues by name, with the numbers of their lines from 1 and who serves them; left out: lines are of one queue. */
  queues?: Record<string, { lines: number[]; groups?: string[] }>;
  dailyTurns: number;
  searchDays: Weekday[];
  /** What people carried in past weeks; left out: nothing is known of any. */
  carried?: CarriedBurdens;
}

/**
 * The problem of a week. Fixed turns of people who do not attend, on closed days or on slots that are no more, are
 * left out and returned as `droppedTurns`; those on a line that is no more keep their slot, but for nobody's, which
 * such a line keeps by itself.
 */
export function buildProblem(input: WeekInput): { problem: Problem; droppedTurns: FixedTurn[] } {
  const dayIndex = new Map(input.days.map((day, d) => [day.weekday, d]));
  const personIndex = new Map(input.persons.map((person, p) => [person.key, p]));
  const fixed: ProblemFixedTurn[] = [];
  const droppedTurns: FixedTurn[] = [];
  for (const turn of input.fixedTurns) {
    const day = dayIndex.get(turn.weekday);
    const slot = day === undefined ? undefined : input.days[day]!.slots[turn.slot];
    const person = turn.person === null ? null : personIndex.get(turn.person);
    if (day === undefined || !slot || person === undefined) droppedTurns.push(turn);
    else if (turn.line < slot.lines) fixed.push({ day, slot: turn.slot, line: turn.line, person });
    else if (person !== null) fixed.push({ day, slot: turn.slot, line: null, person });
  }
  const mostLines = Math.max(0, ...input.days.flatMap((day) => day.slots.map((slot) => slot.lines)));
  const { carried, rules } = input;
  const queues = Object.entries(input.queues ?? {});
  const steps = carried ? fairnessSteps(input.persons, carried, rules, input.dailyTurns) : {};
  const problem: Problem = {
    name: input.name,
    days: input.days.map((day) => ({
      label: day.date,
      date: day.date,
      lunch: lunchMask(input.rules, day.slots.length),
      slots: day.slots.map(({ start, end, lines }) => ({
        label: `${start}–${end}`,
        lines,
        holeUndesired: false,
      })),
      ...optional('hardSlots', hardMask(day, carried)),
    })),
    persons: input.persons.map((person) => ({
      key: person.key,
      name: person.name,
      maxLoad: input.loads[person.key] ?? 0,
      classLoads: queueLoads(input, person) ?? input.lineLoads?.[person.key] ?? null,
      dailyMax: person.dailyLimit ?? input.dailyTurns,
      lunchExempt: person.lunchExempt,
      table: person.table,
      groups: person.groups,
      busy: busyMasks(input.days, input.busy, person.key, true),
      undesired: busyMasks(input.days, input.busy, person.key, false),
      ...optional('fairness', steps[person.key] ?? 0),
    })),
    fixed,
    lineClasses: lineClasses(input, mostLines),
    ...(queues.length > 0 && { queues: queues.map(([name]) => name) }),
    rules: input.rules,
    searchDays: input.searchDays.flatMap((weekday) => dayIndex.get(weekday) ?? []),
  };
  return { problem, droppedTurns };
}

/** Nothing of queues that a person does not serve; `null`: she serves all. */
function queueLoads({ queues = {}, loads }: WeekInput, person: Person): number[] | null {
  const serves = Object.values(queues).map(
    ({ groups = [] }) => groups.length === 0 || groups.some((group) => person.groups.includes(group)),
  );
  return serves.every(Boolean) ? null : serves.map((isServed) => (isServed ? (loads[person.key] ?? 0) : 0));
}

/**
 * Queues are the classes where there are some; else each line by itself where each has its own load; else the first
 * and the others where only the first differs.
 */
function lineClasses(input: WeekInput, lines: number): number[] {
  const queues = Object.values(input.queues ?? {});
  if (queues.length > 0) {
    const all = Math.max(lines, ...queues.flatMap((queue) => queue.lines));
    return Array.from({ length: all }, (_, line) =>
      Math.max(
        0,
        queues.findIndex((queue) => queue.lines.includes(line + 1)),
      ),
    );
  }
  if (!input.distinctLines) return new Array<number>(lines).fill(0);
  return Array.from({ length: lines }, (_, line) => (input.lineLoads ? line : Math.min(line, 1)));
}

/** The slots of a day in which a slot that was hard in past weeks begins: days may have other slots since. */
function hardMask({ weekday, slots }: OpenDay, carried: CarriedBurdens | undefined): number {
  const starts = (carried?.hardSlots ?? []).filter((hard) => hard.weekday === weekday);
  return slots.reduce((mask, { start, end }, h) => {
    const isHard = starts.some(
      ({ slot }) => minutesOf(start) <= minutesOf(slot) && minutesOf(slot) < minutesOf(end),
    );
    return isHard ? mask | (1 << h) : mask;
  }, 0);
}

/** A figure that is left out where it is 0. */
function optional<Key extends string>(key: Key, value: number): { [K in Key]?: number } {
  return value === 0 ? {} : ({ [key]: value } as { [K in Key]: number });
}

/** The lunch slots of a day: those configured, else the two middle ones. A day that ends before lunch does has none. */
export function lunchMask(rules: RuleSet, slotCount: number): number {
  const { slots } = rules.lunch;
  if (slots === null) return middleSlots(slotCount);
  if (slots.some((slot) => slot > slotCount)) return 0;
  return slots.reduce((mask, slot) => mask | (1 << (slot - 1)), 0);
}
