import { weekShape } from '../model/config/week-shape.ts';
import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { isIsoDate, weekdayOf } from '../model/time.ts';
import { type Unavailability, WEEKDAYS } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Workplace } from './workplace.ts';

/** An unavailability as people write it. */
export interface WrittenUnavailability {
  person: string;
  /** A weekday, a date, or nothing for every working day. */
  when: string | null;
  /** One 0 or 1 for each slot, or nothing for the whole day. */
  slots: string | null;
  firm: boolean;
  reason: string;
}

/** Adds an unavailability after checking every part of it: `bad-unavailability`, `unknown-person`. */
export async function addUnavailability(
  workplace: Workplace,
  written: WrittenUnavailability,
): Promise<Unavailability> {
  const { store, by } = workplace;
  return store.transaction(async (parts) => {
    const checked = await checkUnavailability({ ...workplace, store: parts }, written);
    const after = await parts.unavailabilities.add(checked);
    const { person } = after;
    await parts.audit.add({ who: by, what: 'availability.add', subject: person, before: null, after });
    return after;
  });
}

/** What people wrote as an entry, after checking every part of it: `bad-unavailability`, `unknown-person`. */
export async function checkUnavailability(
  { store, config, locale }: Pick<Workplace, 'config' | 'locale'> & { store: StoreParts },
  written: WrittenUnavailability,
): Promise<Omit<Unavailability, 'id'>> {
  const say = speaker(locale);
  const { person, firm } = written;
  const refuse = (field: string, value: string, expected: string): never => {
    throw new AppError('bad-unavailability', { person, field, value, expected });
  };
  if (!(await store.persons.get(person))?.active) throw new AppError('unknown-person', { person });
  const weekday = WEEKDAYS.find((day) => day === written.when) ?? null;
  const date = !weekday && written.when && isIsoDate(written.when) ? written.when : null;
  if (written.when && !weekday && !date)
    refuse('when', written.when, say('expected.weekday-or-date', { weekdays: WEEKDAYS.join(', ') }));
  const reason = written.reason.trim();
  if (reason === '') refuse('reason', '', say('expected.reason'));
  const { slots } = written;
  if (slots !== null) {
    const concerned = date ? weekdayOf(date) : weekday;
    const counts = new Set(
      weekShape(config)
        .days.filter((day) => concerned === null || day.weekday === concerned)
        .map((day) => day.slots.length),
    );
    if (!/^[01]+$/.test(slots) || (counts.size > 0 && !counts.has(slots.length))) {
      // On a day that is not worked any number of slots will do.
      const examples = [...(counts.size > 0 ? counts : [4])].map((count) => '1'.padStart(count, '0'));
      refuse('slots', slots, say('expected.slots', { examples: examples.join(', ') }));
    }
  }
  return { person, weekday, date, slots, firm, reason };
}
