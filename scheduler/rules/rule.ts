import type { RuleSet, TunableRule } from '../../model/config/schema.ts';
import type { Sentence } from '../../model/types.ts';
import type { DayContext, WorkedDay } from '../day-context.ts';
import type { Problem, ProblemSlot } from '../problem.ts';

/**
 * What a rule is made of. A rule says a part of what it has to say on one person's day, on one slot, on the holes
 * of a slot, or on one person's week; the judge and the engines read the same parts, so that a rule is written once.
 */
export interface Rule {
  key: string;
  /** The key of its settings in the rule set; `null`: it is a hard rule that nobody can switch off. */
  setting: TunableRule | null;
  day?: DayPart;
  slot?: SlotPart;
  hole?: HolePart;
  always?: AlwaysPart;
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
  /**
   * Only for rules that look at each slot by itself. A rule without this looks at the form of the day alone: its
   * slots, lunch time, and the person's daily limit and lunch exemption.
   */
  bySlot?(rules: RuleSet, day: DayContext): SlotPrices[];
  /**
   * All that the rule says, which is hard then: so many turns of a day on a class of lines and no more. Of such rules at
   * most one can be in force: prices of days count one class alone.
   */
  mostOfClass?(rules: RuleSet, day: DayContext): ClassLimit;
  /** The same rule as a machine that reads a day slot by slot, for days too long to list all their forms. */
  machine?(rules: RuleSet, day: DayContext, isHard: boolean): DayMachine;
}

/**
 * Slots that a rule looks at one by one, and whether working one is what counts ("worked") or leaving it ("free"):
 * each that counts costs `weight`, or is a breach where the rule is hard.
 */
export interface SlotPrices {
  mask: number;
  counts: 'worked' | 'free';
  weight: number;
}

export interface ClassLimit {
  lineClass: number;
  /** Infinity: as many as she likes. */
  most: number;
}

/** Reads a day slot by slot, beginning in state 0. */
export interface DayMachine {
  states: number;
  next(state: number, slot: number, works: boolean): number;
  /** What working or leaving a slot adds in a state: a whole number, Infinity where a hard rule forbids it. */
  price(state: number, slot: number, works: boolean): number;
}

/** A rule that counts some persons in a slot. */
export interface SlotPart {
  limits(problem: Problem): SlotLimit[];
  sentence(problem: Problem, limit: SlotLimit, present: number[]): Sentence;
}

/**
 * Of `members`, `free` may attend the slot at no cost; the j-th above them costs `weight`·j; above `max` the hard
 * rule is broken. With `least` it is the other way round: `free` should attend, and those who are missing count.
 */
export interface SlotLimit {
  rule: string;
  day: number;
  slot: number;
  members: number[];
  /** Members who attend whatever happens: `free` and `max` are about the others. */
  done?: number[];
  /** Below 0 where those who attend whatever happens are too many. */
  free: number;
  max: number;
  weight: number;
  /**
   * `free` is the least that should attend: the j-th missing costs `weight`·j, or each is a breach where the rule is
   * hard, which engines price, since nobody may be there to attend. Then nothing is above `max`.
   */
  least?: 'soft' | 'hard';
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

/**
 * A rule that is always hard: about who sits in a slot, about one person's day, or about her week. Engines keep it by
 * the form of their model; the judge looks all the same.
 */
export interface AlwaysPart {
  /** `persons`: who attends the slot, by class of lines. */
  slot?(problem: Problem, at: { day: number; slot: number }, persons: number[][]): Breach[];
  day?(problem: Problem, day: DayContext, worked: WorkedDay): Breach[];
  /** `days`: what she works each day. */
  person?(problem: Problem, person: number, days: WorkedDay[]): Breach[];
}

export interface Breach {
  /** Tells it from the other breaches of the same rule in the same part: the class of lines, the person … */
  subject: number;
  /** How far the rule is crossed: turns above a limit, lines too many; 1 where it is yes or no. */
  over: number;
  day: number | null;
  slots: number[];
  persons: number[];
  sentence: Sentence;
}

/** The price by which engines keep a hard rule that may be impossible to keep. Not part of any printed cost. */
export const BREACH = 1_000_000;
