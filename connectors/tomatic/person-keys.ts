import { isPersonKey } from '../../model/person-names.ts';
import type { PersonKey } from '../../model/types.ts';

/** A cell of nobody, and a cell of a closed day: words in a person's place that mean no person. */
export const NOBODY = 'ningu';
export const CLOSED = 'festiu';

export function isNoPerson(key: string): boolean {
  return key === NOBODY || key === CLOSED;
}

/** A key that a person may have. */
export function canBePerson(key: string): key is PersonKey {
  return isPersonKey(key) && !isNoPerson(key);
}
