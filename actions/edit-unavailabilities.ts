import { AppError } from '../model/errors.ts';
import type { PersonKey, Unavailability } from '../model/types.ts';
import { checkUnavailability, type WrittenUnavailability } from './add-unavailability.ts';
import type { Workplace } from './workplace.ts';

/** Adds several entries of one person, all or none. `bad-unavailability`, `unknown-person`. */
export async function addUnavailabilities(
  workplace: Workplace,
  person: PersonKey,
  entries: readonly Omit<WrittenUnavailability, 'person'>[],
): Promise<Unavailability[]> {
  const { store, by } = workplace;
  return store.transaction(async (parts) => {
    const added: Unavailability[] = [];
    for (const entry of entries) {
      const checked = await checkUnavailability({ ...workplace, store: parts }, { ...entry, person });
      added.push(await parts.unavailabilities.add(checked));
    }
    await parts.audit.add({ who: by, what: 'availability.add', subject: person, before: null, after: added });
    return added;
  });
}

/** Puts an entry in the place of one. `unknown-unavailability`, `bad-unavailability`, `unknown-person`. */
export async function changeUnavailability(
  workplace: Workplace,
  id: string,
  change: Partial<Omit<WrittenUnavailability, 'person'>>,
): Promise<Unavailability> {
  const { store, by } = workplace;
  return store.transaction(async (parts) => {
    const before = await parts.unavailabilities.get(id);
    if (!before) throw new AppError('unknown-unavailability', { id });
    const { person, slots, firm, reason } = before;
    const written = { person, when: before.weekday ?? before.date, slots, firm, reason, ...change };
    const checked = await checkUnavailability({ ...workplace, store: parts }, written);
    await parts.unavailabilities.remove(id);
    const after = await parts.unavailabilities.add({ ...checked, id });
    await parts.audit.add({ who: by, what: 'availability.edit', subject: person, before, after });
    return after;
  });
}

/** `unknown-unavailability`. */
export async function removeUnavailability({ store, by }: Workplace, id: string): Promise<void> {
  await store.transaction(async (parts) => {
    const before = await parts.unavailabilities.get(id);
    if (!before) throw new AppError('unknown-unavailability', { id });
    await parts.unavailabilities.remove(id);
    const { person } = before;
    await parts.audit.add({ who: by, what: 'availability.remove', subject: person, before, after: null });
  });
}
