import { sentence } from '../../model/texts/sentence.ts';
import type { IsoDate, Penalty, PersonKey, TimetableChange } from '../../model/types.ts';
import { canBePerson, isNoPerson } from './person-keys.ts';
import type { SourceFile } from './source-file.ts';
import { isNull } from './yaml-tree.ts';
import { itemsOf, numberOf, numbersOf, showNode, textOf, type YamlEntry } from './yaml-values.ts';

/** What a timetable's file says besides its turns. Each section may be missing. */

/** The whole cost, rounded; `null`: the file says none. */
export function readCost(entry: YamlEntry | undefined, file: SourceFile): number | null {
  if (!entry || isNull(entry.value)) return null;
  const cost = numberOf(entry.value);
  if (cost !== null && cost >= 0) return Math.round(cost);
  file.report(entry.line, 'import.fault.bad-number', { name: 'cost', value: showNode(entry.value) });
  return null;
}

/** `[cost, reason]`, one for each; they belong to the week as a whole, because no more is known. */
export function readPenalties(entry: YamlEntry | undefined, file: SourceFile): Penalty[] {
  const items = entry ? itemsOf(entry.value) : [];
  if (!items) file.report(entry!.line, 'import.tomatic.expected-list', { name: 'penalties' });
  return (items ?? []).flatMap((item) => {
    const pair = item ? itemsOf(item) : null;
    const cost = pair?.[0] ? numberOf(pair[0]) : null;
    const text = pair?.[1] ? textOf(pair[1]) : null;
    if (cost === null || cost < 0 || text === null) {
      file.report(item?.line ?? entry!.line, 'import.tomatic.bad-penalty', {
        value: item ? showNode(item) : '',
      });
      return [];
    }
    const reason = sentence('import.tomatic.penalty', { text });
    return [
      {
        rule: 'imported',
        cost: Math.round(cost),
        broken: false,
        sentence: reason,
        date: null,
        slots: [],
        persons: [],
      },
    ];
  });
}

/** Final minus prorated load by person; nobody's is left out. */
export function readOverload(entry: YamlEntry | undefined, file: SourceFile): Record<PersonKey, number> {
  if (!entry) return {};
  const overload = numbersOf(entry.value, file, 'overload').flatMap(({ key, number, line }) => {
    if (canBePerson(key)) return [[key, number] as const];
    if (!isNoPerson(key)) file.report(line, 'import.tomatic.bad-key', { value: key });
    return [];
  });
  return Object.fromEntries(overload);
}

/** Lines of text, most of them "instant: who did what"; one without an instant gets the week's first. */
export function readLog(entry: YamlEntry | undefined, file: SourceFile, week: IsoDate): TimetableChange[] {
  const items = entry ? itemsOf(entry.value) : [];
  if (!items) file.report(entry!.line, 'import.tomatic.expected-list', { name: 'log' });
  return (items ?? []).flatMap((item) => {
    const text = item ? textOf(item) : null;
    if (text === null) {
      if (item && !isNull(item)) file.report(item.line, 'import.tomatic.expected-text', { name: 'log' });
      return [];
    }
    const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)\S*?(Z|[+-]\d{2}:?\d{2})?:\s+(\S+)/.exec(
      text,
    );
    // A time without a zone was written in UTC.
    const at = match ? new Date(`${match[1]}T${match[2]}${match[3] ?? 'Z'}`) : null;
    const isKnown = at !== null && !Number.isNaN(at.getTime());
    return [{ at: isKnown ? at.toISOString() : `${week}T00:00:00.000Z`, by: match?.[4] ?? '', text }];
  });
}
