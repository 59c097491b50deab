import { rolesOf } from '../../model/permissions.ts';
import type { Person } from '../../model/types.ts';

/** A person as others may see them: addresses, extensions, loads and limits only where `isPrivate`. */
export function personView(person: Person, isPrivate: boolean) {
  const { key, name, color, coat, table, groups, active } = person;
  const open = { key, name, color, coat, table, groups, active, roles: rolesOf(person) };
  if (!isPrivate) {
    const hidden = { email: null, extension: null, idealLoad: null, dailyLimit: null };
    return { ...open, ...hidden, lunchExempt: false, locale: null };
  }
  const { email, extension, idealLoad, dailyLimit, lunchExempt, locale } = person;
  return { ...open, email, extension, idealLoad, dailyLimit, lunchExempt, locale };
}

export type PersonView = ReturnType<typeof personView>;
