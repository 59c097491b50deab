import type { RuleSet } from '../../model/config/schema.ts';
import {
  type Assignment,
  emptyAssignment,
  middleSlots,
  type Problem,
  type ProblemFixedTurn,
  type ProblemPerson,
} from '../../scheduler/problem.ts';

/** One person; slots are bitmaps, one for each day: "0110". What is left out lets her do anything. */
export interface PersonSketch extends Partial<Omit<ProblemPerson, 'busy' | 'undesired'>> {
  busy?: string[];
  undesired?: string[];
}

export interface ProblemSketch {
  /** How many, Monday first. */
  days?: number;
  /** Slots of every day, or of each. */
  slots?: number | number[];
  /** Lines of every slot, or of each slot of a day. */
  lines?: number | number[];
  lineClasses?: number[];
  queues?: string[];
  persons?: PersonSketch[];
  fixed?: (Partial<ProblemFixedTurn> & { slot: number })[];
  /** Slots of lunch, for all days; the two middle ones if left out. */
  lunch?: string;
  /** Slots that past weeks found hard: a bitmap for each day. */
  hard?: string[];
  shapes?: RuleSet['shapes'];
  rules?: { [Key in Exclude<keyof RuleSet, 'shapes'>]?: Partial<RuleSet[Key]> };
  /** Pairs [day, slot]. */
  holeUndesired?: [number, number][];
  searchDays?: number[];
}

const NAMES = ['ada', 'bo', 'carla', 'dídac', 'eli', 'fèlix', 'gal·la', 'hug'];

/** Every rule off, with the weights that are usual. */
export const quietRules: RuleSet = {
  shapes: 'runs',
  'optional-unavailability': { level: 'off', weight: 5 },
  'concentrated-load': { level: 'off', weight: 20 },
  lunch: { level: 'off', weight: 10, slots: null },
  'split-day': { level: 'off', weight: 30, farWeight: 20, unlessDailyLimit: 3 },
  marathon: { level: 'off', weight: 40, from: 3 },
  'fixed-turns': { level: 'off', weight: 50 },
  holes: { level: 'off', weight: 100, extraWeight: 1, limit: null },
  'table-noise': { level: 'off', weight: 5 },
  'table-limit': { level: 'off', limit: 2 },
  'group-idle': { level: 'off', weight: 50, countAbsent: false, groups: {} },
  'group-phoning': { level: 'off', weight: 50, groups: {} },
  skills: { level: 'off', weight: 50, groups: {} },
  'first-lines': { level: 'off', limit: 1 },
  fairness: { level: 'off', weight: 1, weeks: 8 },
  stability: { level: 'off', weight: 30 },
};

/** A small week from a few words: one day of four slots with one line, two persons, no rule that can be off. */
export function makeProblem(sketch: ProblemSketch = {}): Problem {
  const { days = 1, slots = 4, lines = 1, shapes = 'runs' } = sketch;
  const linesOf = (slot: number) => (Array.isArray(lines) ? (lines[slot] ?? 0) : lines);
  const mostLines = Array.isArray(lines) ? Math.max(0, ...lines) : lines;
  const slotCounts = Array.from({ length: days }, (_, d) => (Array.isArray(slots) ? slots[d]! : slots));
  const rules = { ...quietRules, shapes } as unknown as Record<string, object>;
  for (const [key, change] of Object.entries(sketch.rules ?? {})) rules[key] = { ...rules[key], ...change };
  return {
    name: 'sketch',
    days: slotCounts.map((count, d) => ({
      label: `2026-03-0${2 + d}`,
      date: `2026-03-0${2 + d}`,
      lunch: sketch.lunch === undefined ? middleSlots(count) : maskOf(sketch.lunch),
      ...(sketch.hard && { hardSlots: maskOf(sketch.hard[d] ?? '') }),
      slots: Array.from({ length: count }, (_, h) => ({
        label: `${9 + h}:00–${10 + h}:00`,
        lines: linesOf(h),
        holeUndesired: (sketch.holeUndesired ?? []).some(([day, slot]) => day === d && slot === h),
      })),
    })),
    persons: (sketch.persons ?? [{}, {}]).map((person, p) => ({
      key: person.name ?? NAMES[p]!,
      name: NAMES[p]!,
      maxLoad: 100,
      classLoads: null,
      dailyMax: 31,
      lunchExempt: false,
      table: null,
      groups: [],
      ...person,
      busy: slotCounts.map((_, d) => maskOf(person.busy?.[d] ?? '')),
      undesired: slotCounts.map((_, d) => maskOf(person.undesired?.[d] ?? '')),
    })),
    fixed: (sketch.fixed ?? []).map((turn) => ({ day: 0, line: null, person: 0, ...turn })),
    lineClasses: sketch.lineClasses ?? new Array<number>(mostLines).fill(0),
    rules: rules as unknown as RuleSet,
    ...(sketch.queues && { queues: sketch.queues }),
    ...(sketch.searchDays && { searchDays: sketch.searchDays }),
  };
}

/**
 * Who attends, person by person in their order: a bitmap for each day, where a digit tells the class of lines,
 * 1 for the first ("0120": the second slot on class 0, the third on class 1).
 */
export function attend(problem: Problem, ...worked: string[][]): Assignment {
  const assignment = emptyAssignment(problem);
  worked.forEach((days, person) => {
    days.forEach((bitmap, d) => {
      [...bitmap].forEach((digit, h) => {
        if (digit !== '0') assignment[d]![h]![Number(digit) - 1]!.push(person);
      });
    });
  });
  return assignment;
}

function maskOf(bitmap: string): number {
  return [...bitmap].reduce((mask, bit, slot) => (bit === '1' ? mask | (1 << slot) : mask), 0);
}
