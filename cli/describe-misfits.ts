import { shortDay } from '../model/time.ts';
import type { Door } from './door.ts';

/** Bitmaps that do not fit the slots of their days: a sentence for each entry with all its days. */
export function describeMisfits(
  misfits: readonly { person: string; date: string; reason: string }[],
  persons: readonly { key: string; name: string }[],
  { say, locale }: Pick<Door, 'say' | 'locale'>,
): string[] {
  const names = new Map(persons.map(({ key, name }) => [key, name]));
  const entries = Map.groupBy(misfits, ({ person, reason }) => `${person} ${reason}`);
  return [...entries.values()].map((same) => {
    const { person, reason } = same[0]!;
    const days = same.map(({ date }) => shortDay(date, locale)).join(', ');
    return say('cli.busy.report.misfit', { person: names.get(person) ?? person, reason, days });
  });
}
