import { newPerson } from '../../model/new-person.ts';
import { addDays, mondayOf } from '../../model/time.ts';
import type { ClosedDay, CreditBase, IsoDate, Person, PersonKey, Weekday } from '../../model/types.ts';
import { dateInName } from './choose-week.ts';
import type { InstallationFolder } from './installation-files.ts';
import { canBePerson, isNoPerson } from './person-keys.ts';
import { type FoundTimetable, readTimetable } from './read-timetable.ts';
import { readYaml, type SourceFile } from './source-file.ts';
import { isNull } from './yaml-tree.ts';
import { numbersOf } from './yaml-values.ts';

/** What is left of earlier weeks: their timetables, the people who had turns then, and the credit. */

/** Opens the first of some files that is there. */
export type Open = (...names: string[]) => Promise<SourceFile | null>;

/** The timetables of `graelles/`, by week. */
export async function readTimetables(
  folder: InstallationFolder,
  open: Open,
  limits: string[],
  days: readonly Weekday[],
  closedDays: readonly ClosedDay[],
): Promise<FoundTimetable[]> {
  const closedNames = new Map(closedDays.map(({ date, name }) => [date, name]));
  const byWeek = new Map<IsoDate, FoundTimetable>();
  for (const name of await folder.list('graelles')) {
    if (!/^graella-.*\.ya?ml$/.test(name)) continue;
    const file = await open(`graelles/${name}`);
    const root = file && readYaml(file, { dropLines: false });
    if (!file || !root) continue;
    const options = { dateInName: dateInName(name), limits, days, closedNames };
    const found = readTimetable(root, file, options);
    if (!found) continue;
    const { week } = found.timetable;
    if (byWeek.has(week)) file.report(null, 'import.tomatic.week-twice', { week });
    else byWeek.set(week, found);
  }
  return [...byWeek.values()].sort((a, b) => (a.timetable.week < b.timetable.week ? -1 : 1));
}

/** Those who once had turns and are described nowhere but in timetables; the newest one knows best. */
export function formerPeople(
  history: readonly FoundTimetable[],
  known: ReadonlySet<PersonKey>,
): Map<PersonKey, Person> {
  const former = new Map<PersonKey, Person>();
  for (const { people } of history) {
    for (const [key, { name, color }] of people) {
      if (known.has(key)) continue;
      const person = former.get(key) ?? { ...newPerson(key), active: false };
      former.set(key, { ...person, name: name ?? person.name, color: color ?? person.color });
    }
  }
  return former;
}

/**
 * The credit when the planned week starts, or else the newest one that stands beside the timetables: it holds from
 * the Monday after its week.
 */
export async function readCredit(
  folder: InstallationFolder,
  open: Open,
  week: IsoDate | null,
  known: ReadonlySet<PersonKey>,
): Promise<CreditBase | null> {
  const dated = (await folder.list('graelles'))
    .filter((name) => /^shiftcredit-.*\.ya?ml$/.test(name))
    .flatMap((name) => {
      const date = dateInName(name);
      return date ? [{ name: `graelles/${name}`, week: addDays(mondayOf(date), 7) }] : [];
    })
    .sort((a, b) => (a.week < b.week ? -1 : 1));
  const newest = dated.at(-1);

  const current = await open('shiftcredit.yaml');
  if (current && week === null) current.report(null, 'import.tomatic.no-week');
  const credit = current && week !== null ? readCreditFile(current, known) : null;
  if (credit) return { week: week!, credit };
  const file = newest && (await open(newest.name));
  const older = file && readCreditFile(file, known);
  return older ? { week: newest!.week, credit: older } : null;
}

/** `null`: the file is empty or no YAML. Who is no person keeps the credit, which counts for nothing. */
function readCreditFile(file: SourceFile, known: ReadonlySet<PersonKey>): Record<PersonKey, number> | null {
  const root = readYaml(file, { dropLines: true });
  if (!root || isNull(root)) return null;
  const credit: [PersonKey, number][] = [];
  for (const { key, number, line } of numbersOf(root, file, file.name)) {
    if (isNoPerson(key)) continue;
    if (!canBePerson(key)) {
      file.report(line, 'import.tomatic.bad-key', { value: key });
      continue;
    }
    if (!known.has(key)) file.report(line, 'import.tomatic.credit-of-nobody', { person: key }, true);
    credit.push([key, number]);
  }
  return Object.fromEntries(credit);
}
