import type { Config } from '../model/config/schema.ts';
import type { FairnessReport, FairnessRow } from '../model/forms/fairness.ts';
import type { IsoDate, Person, PersonKey, Timetable } from '../model/types.ts';
import { CAUSES, type Cause, carriedBurdens, noBurden } from '../scheduler/fairness/carried.ts';
import { fairnessSteps, groupEquals, MOST_STEPS } from '../scheduler/fairness/fairness-steps.ts';
import type { StoreParts } from '../store/open-store.ts';
import { readPastWeeks } from './read-past-weeks.ts';

export { CAUSES, type Cause, type FairnessReport, MOST_STEPS };

/** Who carried what in the `weeks` before a week: everybody who attends the phone now, beside her equals. */
export async function reportFairness(
  { store, config }: { store: StoreParts; config: Config },
  { monday, weeks }: { monday: IsoDate; weeks: number },
): Promise<FairnessReport> {
  const past = await readPastWeeks(store, monday, weeks);
  const persons = (await store.persons.list()).filter((person) => person.idealLoad !== null);
  return compare(config, monday, { past, persons, credit: await store.credit.creditAt(monday) });
}

function compare(
  config: Config,
  monday: IsoDate,
  { past, persons, credit }: { past: Timetable[]; persons: Person[]; credit: Record<PersonKey, number> },
): FairnessReport {
  const rules = config.rules[config.rules.preset];
  const { dailyTurns } = config.week;
  const carried = carriedBurdens(past, rules);
  const steps = fairnessSteps(persons, carried, rules, dailyTurns);
  const rowOf = ({ key, name }: Person): FairnessRow => {
    const burden = carried.perPerson[key] ?? noBurden();
    const { turns, points } = burden;
    const perTurn = turns > 0 ? Math.round((points / turns) * 100) / 100 : null;
    return { person: key, name, ...burden, perTurn, steps: steps[key] ?? 0, credit: credit[key] ?? 0 };
  };
  const equals = groupEquals(persons, dailyTurns).map((group) => ({
    idealLoad: group[0]!.idealLoad!,
    dailyLimit: group[0]!.dailyLimit ?? dailyTurns,
    rows: group
      .map(rowOf)
      .sort((a, b) => (b.perTurn ?? -1) - (a.perTurn ?? -1) || a.name.localeCompare(b.name)),
  }));
  equals.sort((a, b) => b.idealLoad - a.idealLoad || b.dailyLimit - a.dailyLimit);
  return { week: monday, weeks: past.map(({ week }) => week), hardSlots: carried.hardSlots, equals };
}
