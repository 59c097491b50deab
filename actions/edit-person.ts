import { DEFAULT_COLOR, parseColor } from '../model/color.ts';
import { AppError } from '../model/errors.ts';
import { newPerson } from '../model/new-person.ts';
import { isPersonKey, nameFromKey } from '../model/person-names.ts';
import { speaker } from '../model/texts/index.ts';
import { LOCALES, type Locale, type Person } from '../model/types.ts';
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
}

/** Words that stand for a hole here and in the files of Tomatic. */
const HOLES = [NOBODY, 'ningu'];

/**
 * Adds a person, changes one or brings one back from the archive; checks every field before anything is saved
 * (`bad-person`, `extension-taken`). Answers whether the key was new.
 */
export async function editPerson(
  { store, locale }: Workplace,
  key: string,
  change: PersonChange,
): Promise<{ person: Person; isNew: boolean }> {
  const say = speaker(locale);
  const refuse = (field: string, value: string, expected: string): never => {
    throw new AppError('bad-person', { person: key, field, value, expected });
  };
  if (!isPersonKey(key)) refuse('key', key, say('expected.key'));
  if (HOLES.includes(key)) refuse('key', key, say('expected.other-key'));
  const known = await store.persons.get(key);
  const person: Person = known ? { ...known, active: true } : newPerson(key);
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
  if (change.groups !== undefined) {
    const groups = change.groups.split(',').map((group) => group.trim());
    person.groups = [...new Set(groups.filter((group) => group !== ''))].sort();
  }
  if (change.idealLoad !== undefined) person.idealLoad = whole('ideal-load', change.idealLoad, 0, 200);
  if (change.dailyLimit !== undefined) person.dailyLimit = whole('daily-limit', change.dailyLimit, 1, 31);
  if (change.lunchExempt !== undefined) person.lunchExempt = change.lunchExempt;
  if (change.locale !== undefined) {
    const locale = LOCALES.find((candidate) => candidate === change.locale);
    if (change.locale && !locale) refuse('locale', change.locale, LOCALES.join(', '));
    person.locale = (locale as Locale | undefined) ?? null;
  }
  await store.persons.save(person);
  return { person, isNew: known === null };
}
