import type { RuleSet, TunableRule } from '../../model/config/schema.ts';
import type { Sentence } from '../../model/types.ts';
import type { DayContext, WorkedDay } from '../day-context.ts';
import type { Assignment, Problem, ProblemSlot } from '../problem.ts';

/**
 * What a rule is made of. A rule says a part of what it has to say on one person's day, on one slot, on the holes
 * of a slot, or on the whole week; the judge and the engines read the same parts, so that a rule is written once.
 */
export interface Rule {
  key: string;
  /** The key of its settings in the rule set; `null`: it is a hard rule that nobody can switch off. */
  setting: TunableRule | null;
  day?: DayPart;
  slot?: SlotPart;
  hole?: HolePart;
  whole?: WholePart;
}

/** A rule about one person's day: it only removes or prices day patterns. */
export interface DayPart {
  /** Crossed, if the rule is hard. */
  breaks(rules: RuleSet, day: DayContext, worked: WorkedDay): boolean;
  /** Price, if the rule is soft: a whole number. */
  cost(rules: RuleSet, day: DayContext, worked: WorkedDay): number;
  /** The slots that make it so, as a mask. */
  slots(rules: RuleSet, day: DayContext, worked: WorkedDay): number;
  sentence(rules: RuleSet, day: DayContext, worked: WorkedDay): Sentence;
  /** Keeping it may be impossible: engines price a breach with `BREACH` in place of removing the pattern. */
  elastic?: boolean;
}

/** A rule that counts some persons in a slot. */
export interface SlotPart {
  limits(problem: Problem): SlotLimit[];
  sentence(problem: Problem, limit: SlotLimit, present: number[]): Sentence;
}

/**
 * Of `members`, `free` may attend the slot at no cost; the j-th above them costs `weight`·j; above `max` the hard
 * rule is broken.
 */
export interface SlotLimit {
  rule: string;
  day: number;
  slot: number;
  members: number[];
  free: number;
  max: number;
  weight: number;
  /** Which table, group …: for the sentence. */
  subject: string;
}

/** A rule about the number of holes in a slot. Its prices, summed with the others', must be convex in k. */
export interface HolePart {
  /** What the rule costs where it is soft: a whole number. */
  cost(problem: Problem, slot: ProblemSlot, fixedHoles: number, holes: number): number;
  /** How often it is crossed where it is hard. */
  breaches(problem: Problem, fixedHoles: number, holes: number): number;
  /** What it says of its cost, or of its being `broken`. */
  sentence(problem: Problem, at: { day: string; time: string }, holes: number, broken: boolean): Sentence;
}

/** A rule about the week as a whole. Engines keep it by the form of their model; the judge looks all the same. */
export interface WholePart {
  find(problem: Problem, assignment: Assignment, contexts: DayContext[][]): WholeHit[];
}

export interface WholeHit {
  day: number | null;
  slots: number[];
  persons: number[];
  sentence: Sentence;
}

/** The price by which engines keep a hard rule that may be impossible to keep. Not part of any printed cost. */
export const BREACH = 1_000_000;
