import type { Config } from '../../model/config/schema.ts';
import { newPerson } from '../../model/new-person.ts';
import type { Store } from '../../store/open-store.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const SLOTS = 12;

/** Long days with many lines, for `addCrowd`. */
export function manyLines(config: Config): void {
  config.week.lines = 14;
  config.week.dailyTurns = 3;
  config.week.slots = Array.from({ length: SLOTS + 1 }, (_, i) => `${String(7 + i).padStart(2, '0')}:00`);
}

/** So many people with so many wishes that the search for their best week does not end while a test looks on. */
export async function addCrowd(store: Store): Promise<void> {
  await store.transaction(async (parts) => {
    for (let i = 0; i < 80; i++) {
      const person = `crowd${i}`;
      await parts.persons.save({ ...newPerson(person), idealLoad: 11, table: i % 9, groups: [`g${i % 5}`] });
      for (const [d, weekday] of DAYS.entries()) {
        if ((i * 7 + d * 3) % 4 > 1) continue;
        const busy = (slot: number) => ((i * 13 + slot * 5 + d) % 3 === 0 ? '1' : '0');
        const slots = Array.from({ length: SLOTS }, (_, slot) => busy(slot)).join('');
        await parts.unavailabilities.add({
          person,
          weekday,
          date: null,
          slots,
          firm: (i + d) % 2 === 0,
          reason: 'x',
        });
      }
    }
  });
}
