import type { LoadRow, PersonKey } from '../../model/types.ts';
import { adjustLines } from './adjust-lines.ts';
import { compensateCredit } from './compensate-credit.ts';
import { type Availability, type LoadDay, measureCapacity } from './measure-capacity.ts';
import { type Share, TURN } from './move-turns.ts';
import { reachFullLoad } from './reach-full-load.ts';
import { roundDecimals } from './round-decimals.ts';
import { roundHalfEven } from './round-half-even.ts';

export interface LoadPerson extends Availability {
  /** Each person once. */
  key: PersonKey;
  /** Turns owed in a full week, 0 or more. */
  ideal: number;
  /** Turns done too many (positive) or too few (negative) before this week; 0 where nothing is known. */
  credit: number;
}

export interface LoadInput {
  /** The open days of the week. */
  days: LoadDay[];
  /** Those who attend the phone. The figures do not depend on their order, the order of the rows does. */
  persons: LoadPerson[];
  /** Working days of a full week, 1 or more. */
  fullWeekDays: number;
  /** Turns above the prorated load that a week may ask of a person. */
  maxOverload: number;
  /** Drop the whole lines that nobody would attend. */
  adjustLines: boolean;
  /** Take every credit for 0. */
  forgive: boolean;
}

export interface LoadResult {
  /** In the order of the persons given. */
  rows: Record<PersonKey, LoadRow>;
  /** Turns of the week on the lines that stay: the final loads and the holes together. */
  fullLoad: number;
  holes: number;
  /** Lines that the table has less than asked for; 0 unless `adjustLines`. */
  droppedLines: number;
  /** The days given, with the lines that stay. */
  days: LoadDay[];
}

/** The steps that regard one person alone. */
function boundLoad(person: LoadPerson, input: LoadInput) {
  const { days, fullWeekDays, maxOverload } = input;
  const openDays = days.filter((day) => !person.absentDates.includes(day.date)).length;
  const workingDays = person.onLeave ? 0 : openDays;
  const prorated = (person.ideal * workingDays) / fullWeekDays;
  const rounded = roundHalfEven(prorated);
  const capacity = measureCapacity(days, person);
  const upperBound = Math.max(0, roundHalfEven(Math.min(prorated + maxOverload, capacity)));
  return { workingDays, prorated, rounded, capacity, upperBound, bounded: Math.min(rounded, upperBound) };
}

/**
 * Finds how many turns each person owes in a week: ideal → prorated → rounded → bounded → complete → final.
 *
 * Whatever order the persons come in, each gets the same load. What lacks after everybody is at the upper bound
 * becomes holes. `prorated` in the rows has at most two decimals, but the steps use the exact value.
 */
export function computeLoad(input: LoadInput): LoadResult {
  const steps = input.persons.map((person) => {
    const credit = input.forgive ? 0 : roundHalfEven(person.credit * TURN);
    return { person, credit, ...boundLoad(person, input) };
  });
  const bounded: Share[] = steps.map(({ person, bounded, upperBound, credit }) => {
    return { key: person.key, load: bounded, upperBound, credit };
  });
  const asked = input.days.flatMap((day) => day.lines).reduce((sum, lines) => sum + lines, 0);
  const complete = reachFullLoad(bounded, asked);
  const final = compensateCredit(complete);
  const covered = final.reduce((sum, share) => sum + share.load, 0);
  const { days, holes, droppedLines } = input.adjustLines
    ? adjustLines(input.days, asked - covered)
    : { days: input.days, holes: asked - covered, droppedLines: 0 };
  const rows = steps.map(({ person, credit, prorated, ...step }, index): [PersonKey, LoadRow] => {
    const row = {
      ideal: person.ideal,
      ...step,
      prorated: roundDecimals(prorated, 2),
      complete: complete[index]!.load,
      final: final[index]!.load,
      overload: roundDecimals(final[index]!.load - prorated, 1),
      creditBefore: credit / TURN,
      creditAfter: final[index]!.credit / TURN,
    };
    return [person.key, row];
  });
  return { rows: Object.fromEntries(rows), fullLoad: covered + holes, holes, droppedLines, days };
}
