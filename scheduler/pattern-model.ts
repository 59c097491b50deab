import { enumeratePatterns, type PersonDay } from './day-patterns.ts';
import { fixedHoles, holeCost, slotLimits } from './evaluate.ts';
import { type Assignment, demandOf, emptyAssignment, type Problem } from './problem.ts';
import type { SlotLimit } from './rules/rule.ts';

/**
 * The problem as a choice of one day pattern for each person-day: the formulation whose linear relaxation is
 * nearly always whole. Engines build their rows from it.
 *
 *   min  constant + Σ cost·x + Σ step·z + Σ step·v
 *   s.t. Σ x of a slot and class + holes of it = lines asked for
 *        Σ holes of the classes of a slot = Σ z           z: steps of the convex price of k holes
 *        Σ turns·x ≤ maxLoad of a person (and of each class, where loads are by class)
 *        Σ x ≤ 1 for each person-day
 *        Σ x of the members in a slot ≤ free + Σ v         v: steps of the price of each one more,
 *                                     ≥ free − Σ v            or of each one missing
 */
export interface PatternModel {
  problem: Problem;
  personDays: PersonDay[];
  cells: Cell[];
  /** Those that could be crossed, with their place among all limits of the problem. */
  limits: (SlotLimit & { index: number })[];
  constant: number;
}

/** A slot with its lines by class and the price of every number of holes. */
export interface Cell {
  day: number;
  slot: number;
  demand: number[];
  lines: number;
  /** steps[k]: what the (k+1)-th hole adds. Not falling. */
  steps: number[];
}

export function buildPatternModel(problem: Problem): PatternModel {
  const { personDays, constant } = enumeratePatterns(problem);
  const fixed = fixedHoles(problem);
  const cells: Cell[] = [];
  let total = constant;
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      const price = (holes: number) => holeCost(problem, d, h, fixed[d]![h]!, holes);
      total += price(0);
      const steps = Array.from({ length: slot.lines }, (_, k) => price(k + 1) - price(k));
      cells.push({ day: d, slot: h, demand: demandOf(problem, slot), lines: slot.lines, steps });
    });
  });
  return { problem, personDays, cells, limits: tightLimits(problem, personDays), constant: total };
}

/** The limits that could be crossed at all, with only those members who can attend the slot. */
function tightLimits(problem: Problem, personDays: PersonDay[]): (SlotLimit & { index: number })[] {
  const canAttend = new Map<string, number>();
  for (const { person, day, patterns } of personDays) {
    canAttend.set(
      `${person} ${day}`,
      patterns.reduce((mask, pattern) => mask | pattern.mask, 0),
    );
  }
  return slotLimits(problem).flatMap((limit, index) => {
    const members = limit.members.filter(
      (p) => ((canAttend.get(`${p} ${limit.day}`) ?? 0) >> limit.slot) & 1,
    );
    const isTight = limit.least ? limit.free > 0 : members.length > limit.free;
    return isTight ? [{ ...limit, index, members }] : [];
  });
}

/** The assignment that a choice of patterns makes. */
export function assignmentOf(
  problem: Problem,
  chosen: Iterable<{ personDay: PersonDay; pattern: number }>,
): Assignment {
  const assignment = emptyAssignment(problem);
  for (const { personDay, pattern } of chosen) {
    const { slots, byClass } = personDay.patterns[pattern]!;
    for (const slot of slots) {
      const c = byClass.findIndex((mask) => (mask >> slot) & 1);
      assignment[personDay.day]![slot]![c]!.push(personDay.person);
    }
  }
  for (const day of assignment)
    for (const slot of day) for (const persons of slot) persons.sort((a, b) => a - b);
  return assignment;
}
