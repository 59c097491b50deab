import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { parseIsoDate } from '../model/time.ts';
import type { Absence } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/** Adds days away by hand. `bad-date`, `bad-option` (the last day before the first), `unknown-person`. */
export async function addAbsence(
  { store, by, locale }: Workplace,
  absence: Omit<Absence, 'id' | 'source'>,
): Promise<Absence> {
  const from = parseIsoDate(absence.from);
  const to = parseIsoDate(absence.to);
  if (to < from) {
    const expected = speaker(locale)('expected.later-day', { from });
    throw new AppError('bad-option', { option: 'TO', value: to, expected });
  }
  return store.transaction(async (parts) => {
    const after = await parts.absences.add({ ...absence, source: 'hand' });
    await parts.audit.add({ who: by, what: 'absence.add', subject: absence.person, before: null, after });
    return after;
  });
}

/** `unknown-absence`. */
export async function removeAbsence({ store, by }: Workplace, id: string): Promise<void> {
  await store.transaction(async (parts) => {
    const before = (await parts.absences.list()).find((absence) => absence.id === id);
    if (!before) throw new AppError('unknown-absence', { id });
    await parts.absences.remove(id);
    const { person } = before;
    await parts.audit.add({ who: by, what: 'absence.remove', subject: person, before, after: null });
  });
}
