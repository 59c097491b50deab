import { type LoadChange, loadChange, type Turn } from './check-edit.ts';
import type { Finding } from './judge-parts.ts';
import type { Edit, WhatIf } from './what-if.ts';

/** Somebody who could take a turn, and what that would do. */
export interface Suggestion {
  person: number;
  edits: Edit[];
  /** No hard rule is broken that was not, or further than it was. */
  isAllowed: boolean;
  /** What the week would cost more, what breaches weigh included. */
  delta: number;
  breaks: Finding[];
  mends: Finding[];
  load: LoadChange;
}

/**
 * Who could take a turn or fill a hole, best first: those whom no hard rule forbids, by what the week would cost,
 * then by the turns they have left, then by name. Whoever attends the slot already is left out. `most`: so many, the
 * others are weighed but not told of.
 */
export function suggestPeople(whatIf: WhatIf, turn: Turn, most = Number.POSITIVE_INFINITY): Suggestion[] {
  const { person: from, ...at } = turn;
  const { persons } = whatIf.problem;
  const here = new Set(whatIf.assignment[turn.day]?.[turn.slot]?.flat());
  const able = persons.flatMap((_, person) => {
    if (person === from || here.has(person)) return [];
    const edits: Edit[] = [{ ...at, from, to: person }];
    const { objectiveDelta, breaksHard } = whatIf.weigh(edits);
    return {
      person,
      edits,
      isAllowed: !breaksHard,
      delta: objectiveDelta,
      load: loadChange(whatIf, person, edits),
    };
  });
  able.sort(
    (a, b) =>
      Number(b.isAllowed) - Number(a.isAllowed) ||
      a.delta - b.delta ||
      b.load.owed - b.load.after - (a.load.owed - a.load.after) ||
      compareNames(persons[a.person]!.name, persons[b.person]!.name),
  );
  return able.slice(0, most).map((one) => {
    const { breaks, mends } = whatIf.change(one.edits);
    return { ...one, breaks, mends };
  });
}

/** By their characters, so that it is the same on every machine. */
function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
