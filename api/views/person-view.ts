import type { StoredPerson } from '../../actions/change-person.ts';
import type { PersonView } from '../../model/forms/person.ts';
import { rolesOf } from '../../model/permissions.ts';

/** A person as others may see them: addresses, extensions, loads and limits only where `isPrivate`. */
export function personView({ person, version }: StoredPerson, isPrivate: boolean): PersonView {
  const { key, name, color, coat, table, groups, active } = person;
  const open = { key, name, color, coat, table, groups, active, roles: rolesOf(person), version };
  if (!isPrivate) {
    const hidden = { email: null, extension: null, idealLoad: null, dailyLimit: null };
    return { ...open, ...hidden, lunchExempt: false, locale: null };
  }
  const { email, extension, idealLoad, dailyLimit, lunchExempt, locale } = person;
  return { ...open, email, extension, idealLoad, dailyLimit, lunchExempt, locale };
}
