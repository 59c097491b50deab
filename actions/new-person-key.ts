import { foldName, isPersonKey } from '../model/person-names.ts';
import type { PersonKey } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/** A key that nobody has for somebody of this name: "Núria Pou" is nuria-pou, the second one nuria-pou-2. */
export async function newPersonKey({ persons }: StoreParts, name: string): Promise<PersonKey> {
  const latin = foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
  // Names in other letters have no key of their own.
  const base = isPersonKey(latin) ? latin : 'person';
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!(await persons.get(key))) return key;
  }
}
