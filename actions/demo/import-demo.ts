import { AppError } from '../../model/errors.ts';
import { addDays } from '../../model/time.ts';
import type { AbsenceKind, IsoDate, Person } from '../../model/types.ts';
import type { Store, StoreParts } from '../../store/open-store.ts';
import { DEMO_CREDIT, DEMO_FIXED_TURNS, DEMO_PERSONS, DEMO_UNAVAILABILITIES } from './team.ts';

/**
 * Sets up the demo team, once, and gives the week that starts on `monday` its absences, so that every week of the
 * demo has somebody on holiday. Answers whether the team was new. A second call changes nothing; a store with other
 * people than the demo's is left alone (`not-a-demo`).
 */
export async function importDemo(store: Store, monday: IsoDate): Promise<{ isNew: boolean }> {
  return store.transaction(async (parts) => {
    const present = await parts.persons.list({ includeArchived: true });
    const isNew = present.length === 0;
    const isOurs = DEMO_PERSONS.every(({ key }) => present.some((person) => person.key === key));
    if (!isNew && !isOurs) throw new AppError('not-a-demo', { place: store.place });
    if (isNew) await importTeam(parts, monday);
    else if (!present.some(({ roles }) => roles.length > 0)) await giveRoles(parts, present);
    await importAbsences(parts, monday);
    return { isNew };
  });
}

/** A demo from before there were roles would have nobody to coordinate it. */
async function giveRoles(parts: StoreParts, present: readonly Person[]): Promise<void> {
  for (const person of present) {
    const roles = DEMO_PERSONS.find(({ key }) => key === person.key)?.roles ?? [];
    if (roles.length > 0) await parts.persons.save({ ...person, roles });
  }
}

async function importTeam(parts: StoreParts, monday: IsoDate): Promise<void> {
  for (const person of DEMO_PERSONS) await parts.persons.save(person);
  for (const entry of DEMO_UNAVAILABILITIES) await parts.unavailabilities.add({ ...entry, date: null });
  await parts.fixedTurns.replaceAll(DEMO_FIXED_TURNS);
  await parts.credit.setBase(monday, DEMO_CREDIT);
}

/** Two people on holiday, one away for two days, one on leave: others in every week. */
async function importAbsences(parts: StoreParts, monday: IsoDate): Promise<void> {
  const known = new Set((await parts.persons.list()).map((person) => person.key));
  const absences = demoAbsences(monday).filter((absence) => known.has(absence.person));
  await parts.absences.replaceFromSource('demo', monday, addDays(monday, 6), absences);
}

export function demoAbsences(
  monday: IsoDate,
): { person: string; from: IsoDate; to: IsoDate; kind: AbsenceKind }[] {
  const weeks = Math.round(Date.parse(`${monday}T00:00:00Z`) / (7 * 86_400_000));
  const pick = (offset: number) => DEMO_PERSONS[(weeks * 5 + offset) % DEMO_PERSONS.length]!.key;
  const until = (days: number) => addDays(monday, days);
  return [
    { person: pick(0), from: monday, to: until(4), kind: 'holiday' },
    { person: pick(9), from: until(3), to: until(4), kind: 'holiday' },
    { person: pick(16), from: until(1), to: until(1), kind: 'trip' },
    { person: pick(23), from: monday, to: until(6), kind: 'leave' },
  ];
}
