import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { parseIsoDate } from '../model/time.ts';
import type { ClosedDay, IsoDate } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/** Closes a day by hand, or renames it. `bad-date`, `bad-option` (no name). */
export async function closeDay(
  { store, by, locale }: Workplace,
  { date, name }: { date: IsoDate; name: string },
): Promise<ClosedDay> {
  const after: ClosedDay = { date: parseIsoDate(date), name: name.trim(), source: 'hand' };
  if (after.name === '') {
    const expected = speaker(locale)('cli.closed.name');
    throw new AppError('bad-option', { option: 'NAME', value: name, expected });
  }
  return store.transaction(async (parts) => {
    const [before = null] = await parts.closedDays.list({ from: date, to: date });
    await parts.closedDays.add(after);
    await parts.audit.add({ who: by, what: 'closed-day.add', subject: date, before, after });
    return after;
  });
}

/** Opens a day again, whoever closed it. `unknown-closed-day`. */
export async function openDay({ store, by }: Workplace, date: IsoDate): Promise<void> {
  await store.transaction(async (parts) => {
    const [before = null] = await parts.closedDays.list({ from: date, to: date });
    if (!(await parts.closedDays.remove(date))) throw new AppError('unknown-closed-day', { date });
    await parts.audit.add({ who: by, what: 'closed-day.remove', subject: date, before, after: null });
  });
}
