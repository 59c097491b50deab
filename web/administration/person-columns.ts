import type { WebTextKey } from '../../model/texts/web/index.ts';
import type { PersonView } from '../data/persons.ts';
import { givenRoles, listed } from '../state/person-change.ts';
import { currentLocale, say } from '../texts.ts';

export type EditedField = 'groups' | 'table' | 'idealLoad' | 'dailyLimit' | 'extension';
export type Column = 'name' | EditedField | 'roles';

/** A column that is edited as text in its place; `isNumber`: a whole number or nothing. */
export interface EditedColumn {
  field: EditedField;
  title: WebTextKey;
  isNumber: boolean;
}

export const EDITED: readonly EditedColumn[] = [
  { field: 'groups', title: 'persons.groups', isNumber: false },
  { field: 'table', title: 'persons.table', isNumber: true },
  { field: 'idealLoad', title: 'persons.ideal-load', isNumber: true },
  { field: 'dailyLimit', title: 'persons.daily-limit', isNumber: true },
  { field: 'extension', title: 'persons.extension', isNumber: false },
];

export const COLUMNS: readonly { column: Column; title: WebTextKey }[] = [
  { column: 'name', title: 'persons.name' },
  ...EDITED.map(({ field, title }) => ({ column: field, title })),
  { column: 'roles', title: 'persons.roles' },
];

/** As it stands in its input. */
export function writtenOf(person: PersonView, field: EditedField): string {
  const value = person[field];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** What an input says, for the API; `undefined`: no whole number where one is wanted. */
export function readField(field: EditedField, text: string): Partial<PersonView> | undefined {
  const written = text.trim();
  if (field === 'groups') return { groups: listed(written) };
  if (field === 'extension') return { extension: written || null };
  if (written === '') return { [field]: null };
  return /^-?\d{1,9}$/.test(written) ? { [field]: Number(written) } : undefined;
}

export function rolesInWords(person: PersonView): string {
  return givenRoles(person)
    .map((role) => say(`shell.role.${role as 'supervisor' | 'admin'}`))
    .join(', ');
}

/** Persons in the order of a column; who has nothing there comes last. */
export function sortPersons(
  persons: readonly PersonView[],
  { column, isDown }: { column: Column; isDown: boolean },
): PersonView[] {
  const { compare } = new Intl.Collator(currentLocale(), { numeric: true });
  const textOf = (person: PersonView) => {
    if (column === 'name') return person.name;
    return column === 'roles' ? rolesInWords(person) : writtenOf(person, column);
  };
  return [...persons].sort((a, b) => {
    const [one, other] = [textOf(a), textOf(b)];
    if ((one === '') !== (other === '')) return one === '' ? 1 : -1;
    return compare(one, other) * (isDown ? -1 : 1) || compare(a.name, b.name);
  });
}
