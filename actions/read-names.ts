import type { PersonKey } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/** What people call each other; keys of who is unknown stay as they are. */
export async function readNames(parts: StoreParts) {
  const everybody = await parts.persons.list({ includeArchived: true });
  const names = new Map(everybody.map(({ key, name }) => [key, name]));
  return { nameOf: (key: PersonKey) => names.get(key) ?? key, everybody };
}
