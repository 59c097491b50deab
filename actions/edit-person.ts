import { DEFAULT_COLOR, parseColor } from '../model/color.ts';
import { AppError } from '../model/errors.ts';
import { newPerson } from '../model/new-person.ts';
import { GIVEN_ROLES, type GivenRole } from '../model/permissions.ts';
import { isPersonKey, nameFromKey } from '../model/person-names.ts';
import { type Say, speaker } from '../model/texts/index.ts';
import { LOCALES, type Locale, type Person } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { StoredPerson } from '../store/persons.ts';
import { NOBODY } from './set-fixed-turn.ts';
import type { Workplace } from './workplace.ts';

/** What may be changed of a person, as people write it. `undefined`: leave it; an empty text: take it away. */
export interface PersonChange {
  name?: string;
  email?: string;
  extension?: string;
  color?: string;
  table?: string;
  groups?: string;
  idealLoad?: string;
  dailyLimit?: string;
  lunchExempt?: boolean;
  locale?: string;
  roles?: string;
}

/** Words that stand for a hole here and in the files of Tomatic. */
const HOLES = [NOBODY, 'ningu'];

/**
 * Adds a person, changes one or brings one back from the archive; checks every field before anything is saved
 * (`bad-person`, `extension-taken`, `last-admin`). `only` says which of these is wanted: `person-exists` and
 * `unknown-person` where it is another; then nobody comes back from the archive by the way. Answers whether the key
 * was new.
 */
export async function editPerson(
  workplace: Workplace,
  key: string,
  change: PersonChange,
  only?: 'add' | 'change',
): Promise<StoredPerson & { isNew: boolean }> {
  return workplace.store.transaction((parts) => editPersonIn(parts, workplace, key, change, only));
}

/** As part of a transaction. */
export async function editPersonIn(
  parts: StoreParts,
  { locale, by }: Pick<Workplace, 'locale' | 'by'>,
  key: string,
  change: PersonChange,
  only?: 'add' | 'change',
): Promise<StoredPerson & { isNew: boolean }> {
  const say = speaker(locale);
  if (!isPersonKey(key)) throw badPerson(key, 'key', key, say('expected.key'));
  if (HOLES.includes(key)) throw badPerson(key, 'key', key, say('expected.other-key'));
  const known = await parts.persons.get(key);
  if (known && only === 'add') throw new AppError('person-exists', { person: key });
  if (!known && only === 'change') throw new AppError('unknown-person', { person: key });
  const start = known ? { ...known, active: only ? known.active : true } : newPerson(key);
  const changed = withChange(start, change, say);
  await refuseLastAdmin(parts, known, changed);
  await parts.persons.save(changed);
  const stored = (await parts.persons.getStored(key))!;
  const what = known ? 'person.edit' : 'person.add';
  await parts.audit.add({ who: by, what, subject: key, before: known, after: stored.person });
  return { ...stored, isNew: known === null };
}

/** Somebody must be left who can give roles back. */
export async function refuseLastAdmin(
  parts: StoreParts,
  before: Person | null,
  after: Pick<Person, 'active' | 'roles'>,
): Promise<void> {
  const isAdmin = (person: Pick<Person, 'active' | 'roles'>) =>
    person.active && person.roles.includes('admin');
  if (!before || !isAdmin(before) || isAdmin(after)) return;
  const others = (await parts.persons.list()).filter(({ key }) => key !== before.key);
  if (!others.some(isAdmin)) throw new AppError('last-admin', { person: before.name });
}

function withChange(start: Person, change: PersonChange, say: Say): Person {
  const { key } = start;
  const person = { ...start };
  const refuse = (field: string, value: string, expected: string): never => {
    throw badPerson(key, field, value, expected);
  };
  const whole = (field: string, value: string, least: number, most: number): number | null => {
    if (value === '') return null;
    const number = Number(value);
    if (!Number.isInteger(number) || number < least || number > most)
      refuse(field, value, say('expected.whole-number', { least, most }));
    return number;
  };
  if (change.name !== undefined) person.name = change.name.trim() || nameFromKey(key);
  if (change.email !== undefined) {
    if (change.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(change.email))
      refuse('email', change.email, say('expected.email'));
    person.email = change.email.toLowerCase() || null;
  }
  if (change.extension !== undefined) {
    if (change.extension && !/^\d{1,15}$/.test(change.extension))
      refuse('extension', change.extension, say('expected.digits', { most: 15 }));
    person.extension = change.extension || null;
  }
  if (change.color !== undefined) {
    const color = parseColor(change.color || DEFAULT_COLOR);
    person.color = color ?? refuse('color', change.color, say('expected.color'));
  }
  if (change.table !== undefined) person.table = whole('table', change.table, 0, 9999);
  if (change.groups !== undefined) person.groups = listed(change.groups);
  if (change.idealLoad !== undefined) person.idealLoad = whole('ideal-load', change.idealLoad, 0, 200);
  if (change.dailyLimit !== undefined) person.dailyLimit = whole('daily-limit', change.dailyLimit, 1, 31);
  if (change.lunchExempt !== undefined) person.lunchExempt = change.lunchExempt;
  if (change.locale !== undefined) {
    const locale = LOCALES.find((candidate) => candidate === change.locale);
    if (change.locale && !locale) refuse('locale', change.locale, LOCALES.join(', '));
    person.locale = (locale as Locale | undefined) ?? null;
  }
  if (change.roles !== undefined) {
    const roles = listed(change.roles);
    const isRole = (role: string): role is GivenRole => (GIVEN_ROLES as string[]).includes(role);
    const strange = roles.find((role) => !isRole(role));
    if (strange !== undefined) refuse('roles', strange, GIVEN_ROLES.join(', '));
    person.roles = roles.filter(isRole);
  }
  return person;
}

function listed(text: string): string[] {
  const words = text.split(',').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))].sort();
}

function badPerson(person: string, field: string, value: string, expected: string): AppError {
  return new AppError('bad-person', { person, field, value, expected });
}
