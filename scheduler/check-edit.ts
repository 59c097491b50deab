import type { Finding } from './judge-parts.ts';
import { countBits } from './problem.ts';
import type { Edit, WhatIf } from './what-if.ts';

/** One line of a slot and who has it; `null`: a hole. */
export interface Turn {
  day: number;
  slot: number;
  /** Class of the line. By default that on which the person is; of a hole the first that has one. */
  class?: number;
  person: number | null;
}

/** What a change by hand would do, before anything moves. */
export interface EditCheck {
  /** What makes the change: for `WhatIf.apply`. */
  edits: Edit[];
  /** No hard rule is broken that was not, or further than it was. */
  isAllowed: boolean;
  cost: { before: number; after: number };
  /** How many hard rules are broken in the week. */
  broken: { before: number; after: number };
  /** What a breach weighs included: the least is best. */
  objectiveDelta: number;
  /** What the judge says only after the change, and only before it. */
  breaks: Finding[];
  mends: Finding[];
  /** Of those whose turns the change touches. */
  loads: LoadChange[];
}

/** Turns of a person in the week, before and after, beside those that she owes. */
export interface LoadChange {
  person: number;
  before: number;
  after: number;
  owed: number;
}

/**
 * What giving a turn to somebody else, or to nobody, would do. `person` may be the one who has it: nothing changes.
 * A RangeError if `turn.person` does not attend there.
 */
export function checkEdit(whatIf: WhatIf, turn: Turn, person: number | null): EditCheck {
  return checkEdits(whatIf, editsTo(turn, person));
}

/**
 * What it would do if two turns changed hands; where one is a hole, the other's person moves there. A RangeError if
 * somebody does not attend where it says.
 */
export function checkSwap(whatIf: WhatIf, one: Turn, other: Turn): EditCheck {
  return checkEdits(whatIf, [
    ...editsTo(inClass(whatIf, one), other.person),
    ...editsTo(inClass(whatIf, other), one.person),
  ]);
}

/** What any edits, made one after another, would do. */
export function checkEdits(whatIf: WhatIf, edits: Edit[]): EditCheck {
  const { cost, broken } = whatIf;
  const change = whatIf.change(edits);
  const persons = new Set(edits.flatMap(({ from, to }) => [from, to]).filter((person) => person !== null));
  return {
    edits,
    isAllowed: !change.breaksHard,
    cost: { before: cost, after: cost + change.costDelta },
    broken: { before: broken, after: broken + change.brokenDelta },
    objectiveDelta: change.objectiveDelta,
    breaks: change.breaks,
    mends: change.mends,
    loads: [...persons].map((person) => loadChange(whatIf, person, edits)),
  };
}

/** Turns of a person before edits and after them. */
export function loadChange(whatIf: WhatIf, person: number, edits: readonly Edit[]): LoadChange {
  const before = whatIf.problem.days.reduce((sum, _, d) => sum + countBits(whatIf.workedMask(person, d)), 0);
  const after = edits.reduce(
    (sum, { from, to }) => sum + (to === person ? 1 : 0) - (from === person ? 1 : 0),
    before,
  );
  return { person, before, after, owed: whatIf.problem.persons[person]!.maxLoad };
}

function editsTo({ person: from, ...at }: Turn, to: number | null): Edit[] {
  return from === to ? [] : [{ ...at, from, to }];
}

/** Says the class where it is left open, so that what the first edit moves does not move the second. */
function inClass({ assignment }: WhatIf, turn: Turn): Turn {
  const { day, slot, person } = turn;
  if (turn.class !== undefined || person === null) return turn;
  const c = assignment[day]?.[slot]?.findIndex((persons) => persons.includes(person)) ?? -1;
  return c < 0 ? turn : { ...turn, class: c };
}
