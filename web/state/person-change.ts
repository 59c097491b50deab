import { GIVEN_ROLES } from '../../model/permissions.ts';
import type { PersonView } from '../data/persons.ts';

/** Words between commas. */
export function listed(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  ];
}

/** Roles of those that are given, without that of everybody. */
export function givenRoles({ roles }: PersonView): string[] {
  return GIVEN_ROLES.filter((role) => roles.includes(role));
}

/**
 * What a form says differently from the person as it was seen, for the API; what the form has no field for is not
 * touched. Of somebody new (`null`) it is all that was filled in.
 */
export function changeOf(
  said: FormData,
  form: HTMLFormElement,
  person: PersonView | null,
): { change: Partial<PersonView>; key: string } {
  const has = (name: string) => form.elements.namedItem(name) !== null;
  const text = (name: string) => String(said.get(name) ?? '').trim();
  const orNull = (name: string) => text(name) || null;
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)));
  const wanted: Partial<PersonView> = {
    ...(has('name') && { name: text('name') }),
    ...(has('locale') && { locale: orNull('locale') }),
    ...(has('color') && { color: text('color') }),
    ...(has('extension') && { extension: orNull('extension') }),
    ...(has('table') && { table: number('table') }),
    ...(has('idealLoad') && { idealLoad: number('idealLoad') }),
    ...(has('dailyLimit') && { dailyLimit: number('dailyLimit') }),
    ...(has('groups') && { groups: listed(text('groups')) }),
    ...(has('lunchExempt') && { lunchExempt: said.has('lunchExempt') }),
    ...(has('email') && { email: orNull('email') }),
    ...(has('roles') && { roles: said.getAll('roles').map(String) }),
  };
  const before: Partial<PersonView> = person ? { ...person, roles: givenRoles(person) } : {};
  const isSame = (name: keyof PersonView) => {
    const was = before[name] ?? (person ? null : EMPTY[name]);
    return JSON.stringify(sorted(was)) === JSON.stringify(sorted(wanted[name]));
  };
  const names = (Object.keys(wanted) as (keyof PersonView)[]).filter((name) => !isSame(name));
  // Somebody new has a name at least: the server says so where it is missing.
  if (!person && !names.includes('name')) names.push('name');
  return { change: Object.fromEntries(names.map((name) => [name, wanted[name]])), key: text('key') };
}

const EMPTY: Partial<PersonView> = { groups: [], roles: [], lunchExempt: false, color: '#888888' };

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : (value ?? null);
}
