import { AppError } from '../model/errors.ts';
import type { PersonKey } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/**
 * Refuses a write that was thought of before somebody else changed the person; `seen`: the version that was looked at,
 * if who writes says it. `person-changed`, `unknown-person`.
 */
export async function refuseStalePerson(parts: StoreParts, key: PersonKey, seen?: number): Promise<void> {
  if (seen === undefined) return;
  const stored = await parts.persons.getStored(key);
  if (!stored) throw new AppError('unknown-person', { person: key });
  if (stored.version === seen) return;
  throw new AppError('person-changed', { person: stored.person.name });
}
