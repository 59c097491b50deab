import type { RuleSet } from '../model/config/schema.ts';
import type { IsoDate, PersonKey } from '../model/types.ts';

/**
 * The scheduling problem of one week as plain data. Slots of a person's day are bits of a mask (bit 0 = first
 * slot), hence at most 31 slots a day. Persons, days, slots and lines are named by their index.
 */
export interface Problem {
  name: string;
  /** Open days only, in calendar order. */
  days: ProblemDay[];
  persons: ProblemPerson[];
  fixed: ProblemFixedTurn[];
  /** Class of each line: lines of one class are interchangeable. All 0 where lines do not differ. */
  lineClasses: number[];
  /** Names of the queues that the classes of lines are; left out where lines differ otherwise, or not. */
  queues?: string[];
  rules: RuleSet;
  /** Days to fill first when there is no time for the best. */
  searchDays?: number[];
}

export interface ProblemDay {
  /** For people: an ISO date, or the name that an instance gives. */
  label: string;
  date: IsoDate | null;
  slots: ProblemSlot[];
  /** Mask of the slots in which people have lunch. */
  lunch: number;
  /** Mask of the slots that past weeks found hard. */
  hardSlots?: number;
}

export interface ProblemSlot {
  /** For people: "10:15–11:30". */
  label: string;
  /** How many lines it asks for: its first lines in the order of `lineClasses`. */
  lines: number;
  /** Of `lines`, those of each class, where others are taken whatever happens. Left out: the first of `lineClasses`. */
  demand?: number[];
  /** Leaving a first hole here is unwanted even where it would be free (a mark that some instances carry). */
  holeUndesired: boolean;
}

export interface ProblemPerson {
  key: PersonKey;
  name: string;
  /** Most turns in the week. */
  maxLoad: number;
  /** Most turns on each class of lines, 0 for a queue that she does not serve; `null`: only `maxLoad` counts. */
  classLoads: number[] | null;
  /** Most turns in a day. */
  dailyMax: number;
  lunchExempt: boolean;
  table: number | null;
  groups: string[];
  /** Per day, the slots of firm unavailability (absences included). */
  busy: number[];
  /** Per day, the slots of optional unavailability. */
  undesired: number[];
  /**
   * Turns that are hers whatever happens, masks by day and class of lines: over, or pinned. They are no part of an
   * assignment, nor of loads and demands; rules about her day and about who attends together count them in.
   */
  done?: number[][];
  /** Per day, those slots of `busy` where she is not away: they are done, or it is too late to give them to her. */
  closed?: number[];
  /** Per day, the slots that she works in the week that was published. */
  previous?: number[];
  /** Steps above the least-loaded colleague, by what was carried in past weeks; 0 if left out. */
  fairness?: number;
}

/** A turn that a person (or nobody: `null`) should have; the line matters only for the layout. */
export interface ProblemFixedTurn {
  day: number;
  slot: number;
  line: number | null;
  person: number | null;
}

/** Who attends: [day][slot][class of lines] → indices of persons, ascending. Holes are what is missing. */
export type Assignment = number[][][][];

export function classCount(problem: Pick<Problem, 'lineClasses'>): number {
  return Math.max(0, ...problem.lineClasses) + 1;
}

/** How many lines of each class a slot asks for. */
export function demandOf(problem: Pick<Problem, 'lineClasses'>, slot: ProblemSlot): number[] {
  if (slot.demand) return [...slot.demand];
  const demand = new Array<number>(classCount(problem)).fill(0);
  for (let line = 0; line < slot.lines; line++) demand[problem.lineClasses[line] ?? 0]!++;
  return demand;
}

export function emptyAssignment(problem: Problem): Assignment {
  const classes = classCount(problem);
  return problem.days.map((day) => day.slots.map(() => Array.from({ length: classes }, () => [])));
}

/** Slots of a mask, ascending. */
export function slotsOf(mask: number): number[] {
  const slots: number[] = [];
  for (let slot = 0, rest = mask; rest !== 0; slot++, rest >>>= 1) if (rest & 1) slots.push(slot);
  return slots;
}

export function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The two middle slots of a day, counted from 1: floor(H/2) and floor(H/2) + 1. Days of one slot have none. */
export function middleSlots(slotCount: number): number {
  if (slotCount < 2) return 0;
  const first = Math.floor(slotCount / 2) - 1;
  return (1 << first) | (1 << (first + 1));
}
