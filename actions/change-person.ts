import { AppError } from '../model/errors.ts';
import type { FixedTurn, PersonKey } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { StoredPerson } from '../store/persons.ts';
import { announceArchived, putIntoArchive } from './archive-person.ts';
import { editPersonIn, type PersonChange } from './edit-person.ts';
import { refuseStalePerson } from './refuse-stale-person.ts';
import type { Workplace } from './workplace.ts';

export type { StoredPerson };

export interface PersonWish {
  change: PersonChange;
  /** Comes back from the archive, or goes there. */
  active?: boolean | undefined;
  /** The version that was looked at: if it is not that any more, nothing is written. */
  seen?: number | undefined;
}

/**
 * Changes somebody who is there, wholly or not at all. `unknown-person`, `person-changed`, `bad-person`,
 * `extension-taken`, `last-admin`.
 */
export async function changePerson(
  workplace: Workplace,
  key: PersonKey,
  { change, active, seen }: PersonWish,
): Promise<{ stored: StoredPerson; freedTurns: FixedTurn[] }> {
  const { stored, archived } = await workplace.store.transaction(async (parts) => {
    await refuseStalePerson(parts, key, seen);
    if (active === true) await bringBack(parts, workplace, key, change);
    await editPersonIn(parts, workplace, key, change, 'change');
    const archived = active === false ? await putIntoArchive(parts, workplace, key) : null;
    return { stored: (await parts.persons.getStored(key))!, archived };
  });
  if (archived) announceArchived(workplace, archived);
  return { stored, freedTurns: archived?.freedTurns ?? [] };
}

/** Without the extension where another one is given at once: somebody may have the old one by now. */
async function bringBack(
  parts: StoreParts,
  { by }: Workplace,
  key: PersonKey,
  change: PersonChange,
): Promise<void> {
  const person = await parts.persons.get(key);
  if (!person) throw new AppError('unknown-person', { person: key });
  if (person.active) return;
  const extension = change.extension === undefined ? person.extension : null;
  await parts.persons.save({ ...person, extension, active: true });
  const after = { ...person, active: true };
  await parts.audit.add({ who: by, what: 'person.bring-back', subject: key, before: person, after });
}
