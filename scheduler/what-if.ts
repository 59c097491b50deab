import { type Edit, makeEditableWeek } from './editable-week.ts';
import { type Finding, type Found, judgeParts } from './judge-parts.ts';
import type { Assignment, Problem } from './problem.ts';

export type { Edit } from './editable-week.ts';

/** What edits change, exactly: what the judge says after them less what it says before. */
export interface Change {
  objectiveDelta: number;
  costDelta: number;
  brokenDelta: number;
  /** A hard rule is broken that was not, or further than it was. */
  breaksHard: boolean;
  /** What the judge says no more. A finding that only changes (two holes in place of one) is in both lists. */
  mends: Finding[];
  /** What it says now and did not before. */
  breaks: Finding[];
}

/**
 * A timetable with its judgement kept part by part, so that a change costs only what it touches. Edits are made one
 * after another; one whose `from` is not there is refused with a RangeError.
 */
export interface WhatIf {
  readonly problem: Problem;
  /** As it stands now. Not to be written to. */
  readonly assignment: Assignment;
  /** What the judge says of it as it stands. */
  readonly cost: number;
  readonly broken: number;
  readonly objective: number;
  /** The slots that a person works on a day, as a mask. */
  workedMask(person: number, day: number): number;
  /** What edits would change. Nothing is changed. */
  change(edits: readonly Edit[]): Change;
  /** The same with nothing told: a few times faster. */
  weigh(edits: readonly Edit[]): Pick<Change, 'objectiveDelta' | 'breaksHard'>;
  /** `change(edits).objectiveDelta` alone. */
  price(edits: readonly Edit[]): number;
  /** Makes edits for good. */
  apply(edits: readonly Edit[]): Change;
}

export function makeWhatIf(problem: Problem, given: Assignment): WhatIf {
  const parts = judgeParts(problem);
  const { assignment, worked, during } = makeEditableWeek(problem, given);
  const limitsAt = problem.days.map((day) => day.slots.map((): number[] => []));
  parts.limits.forEach((limit, i) => void limitsAt[limit.day]![limit.slot]!.push(i));

  const total = { cost: 0, broken: 0, objective: 0 };
  const everything: Touched = {
    persons: problem.persons.map((_, p) => p),
    personDays: problem.persons.flatMap((_, person) => problem.days.map((_, day) => ({ person, day }))),
    slots: problem.days.flatMap((open, day) => open.slots.map((_, slot) => ({ day, slot }))),
  };
  for (const found of findIn(everything).flat()) {
    total.cost += found.cost;
    total.broken += found.broken ? 1 : 0;
    total.objective += found.price;
  }

  /** Part by part, in an order that depends on `touched` alone. */
  function findIn({ persons, personDays, slots }: Touched): Found[][] {
    const found: Found[][] = [];
    for (const person of persons) found.push(parts.ofPerson(person, worked[person]!));
    for (const { person, day } of personDays) {
      found.push(parts.ofPersonDay(person, day, worked[person]![day]!));
    }
    for (const { day, slot } of slots) {
      const here = assignment[day]![slot]!;
      found.push(parts.ofSlot(day, slot, here), parts.ofHoles(day, slot, here));
      const limits = limitsAt[day]![slot]!;
      if (limits.length === 0) continue;
      const present = new Set(here.flat());
      for (const limit of limits) found.push(parts.ofLimit(limit, present));
    }
    return found;
  }

  function changeBy(edits: readonly Edit[], stays: boolean): Change {
    const touched = touchedBy(problem, edits);
    const before = told(findIn(touched));
    const after = during(edits, () => told(findIn(touched)), stays);
    return {
      objectiveDelta: after.objective - before.objective,
      costDelta: after.cost - before.cost,
      brokenDelta: after.broken - before.broken,
      breaksHard: isWorse(before.found, after.found),
      mends: without(before.findings, after.findings),
      breaks: without(after.findings, before.findings),
    };
  }

  function weigh(edits: readonly Edit[]): Pick<Change, 'objectiveDelta' | 'breaksHard'> {
    const touched = touchedBy(problem, edits);
    const before = findIn(touched);
    const after = during(edits, () => findIn(touched));
    return { objectiveDelta: priceOf(after) - priceOf(before), breaksHard: isWorse(before, after) };
  }

  return {
    problem,
    assignment,
    get cost() {
      return total.cost;
    },
    get broken() {
      return total.broken;
    },
    get objective() {
      return total.objective;
    },
    workedMask: (person, day) => worked[person]![day]!.mask,
    change: (edits) => changeBy(edits, false),
    weigh,
    price: (edits) => weigh(edits).objectiveDelta,
    apply(edits) {
      const change = changeBy(edits, true);
      total.cost += change.costDelta;
      total.broken += change.brokenDelta;
      total.objective += change.objectiveDelta;
      return change;
    },
  };
}

/** The parts of a week that are to be looked at, each once. */
interface Touched {
  persons: number[];
  personDays: { person: number; day: number }[];
  slots: { day: number; slot: number }[];
}

function touchedBy(problem: Problem, edits: readonly Edit[]): Touched {
  const touched: Touched = { persons: [], personDays: [], slots: [] };
  for (const { day, slot, from, to } of edits) {
    if (!problem.days[day]?.slots[slot]) throw new RangeError(`no slot ${slot} on day ${day}`);
    if (!touched.slots.some((at) => at.day === day && at.slot === slot)) touched.slots.push({ day, slot });
    for (const person of [from, to]) {
      if (person === null) continue;
      if (!touched.persons.includes(person)) touched.persons.push(person);
      if (touched.personDays.some((at) => at.person === person && at.day === day)) continue;
      touched.personDays.push({ person, day });
    }
  }
  return touched;
}

/** What is found, with every sentence said while the week is as it is. */
function told(found: Found[][]) {
  const all = found.flat().sort((a, b) => a.rule - b.rule);
  return {
    found,
    cost: all.reduce((sum, one) => sum + one.cost, 0),
    broken: all.filter((one) => one.broken).length,
    objective: priceOf(found),
    findings: all.map((one) => one.tell()),
  };
}

function priceOf(found: Found[][]): number {
  let price = 0;
  for (const ofPart of found) for (const one of ofPart) price += one.price;
  return price;
}

/** Some hard rule is crossed further in some part than it was. */
function isWorse(before: Found[][], after: Found[][]): boolean {
  return after.some((ofPart, i) =>
    ofPart.some((now) => {
      if (!now.broken) return false;
      const then = before[i]!.find((o) => o.broken && o.rule === now.rule && o.subject === now.subject);
      return now.over > (then?.over ?? 0);
    }),
  );
}

/** The findings of one list that the other does not have, each as often as it is there more. */
function without(findings: Finding[], others: Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const finding of others) {
    const key = JSON.stringify(finding);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
