import { DEFAULT_COLOR } from './color.ts';
import { nameFromKey } from './person-names.ts';
import type { Person, PersonKey } from './types.ts';

/** A person of whom nothing is known but the key. */
export function newPerson(key: PersonKey): Person {
  return {
    key,
    name: nameFromKey(key),
    email: null,
    extension: null,
    color: DEFAULT_COLOR,
    table: null,
    groups: [],
    idealLoad: null,
    dailyLimit: null,
    lunchExempt: false,
    locale: null,
    active: true,
    roles: [],
    coat: null,
  };
}
