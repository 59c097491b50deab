import { minutesOf } from '../../model/time.ts';
import type { Weekday } from '../../model/types.ts';
import { parseWeekday } from '../line-forms/weekday-words.ts';
import type { ConfigKey } from './config-keys.ts';
import { isNoPerson } from './person-keys.ts';
import type { SourceFile } from './source-file.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';
import { entriesOf, itemsOf, numberOf, showNode, textOf, type YamlEntry, yesNoOf } from './yaml-values.ts';

/** The value of one configuration key as ours wants it, or `undefined` with a fault. */
export function readConfigValue(key: ConfigKey, entry: YamlEntry, file: SourceFile): unknown {
  const node = entry.value;
  switch (key.kind) {
    case 'whole':
      return readWhole(node, entry.line, file, entry.key, key.from ?? 0, key.upTo ?? 1_000_000);
    case 'cost':
      return readCost(entry, file);
    case 'yes-no': {
      const yes = yesNoOf(node);
      if (yes !== null) return yes;
      file.report(entry.line, 'import.tomatic.expected-yes-no', { name: entry.key, value: showNode(node) });
      return undefined;
    }
    case 'weekdays':
      return readWeekdays(entry, file);
    case 'times':
      return readTimes(entry, file);
    case 'text': {
      const text = textOf(node);
      if (text) return text;
      file.report(entry.line, 'import.tomatic.expected-text', { name: entry.key });
      return undefined;
    }
    case 'group-numbers':
      return Object.fromEntries(
        entriesOf(node, file, entry.key).flatMap(({ key: group, value, line }) => {
          if (isNoPerson(group)) return [];
          const number = readWhole(value, line, file, `${entry.key}.${group}`, 0, 1000);
          return number === undefined ? [] : [[group, number]];
        }),
      );
  }
}

export function readWhole(
  node: YamlNode,
  line: number,
  file: SourceFile,
  name: string,
  from: number,
  upTo: number,
): number | undefined {
  const number = numberOf(node);
  if (number !== null && Number.isInteger(number) && number >= from && number <= upTo) return number;
  const values = { name, value: showNode(node), from, upTo };
  file.report(line, 'import.tomatic.expected-whole-number', values);
  return undefined;
}

function readCost(entry: YamlEntry, file: SourceFile): number | undefined {
  const number = numberOf(entry.value);
  if (number === null || number < 0 || number > 1_000_000) {
    const values = { name: entry.key, value: showNode(entry.value), from: 0, upTo: 1_000_000 };
    file.report(entry.line, 'import.tomatic.expected-whole-number', values);
    return undefined;
  }
  const rounded = Math.round(number);
  if (rounded !== number) {
    const values = { name: entry.key, value: showNode(entry.value), rounded };
    file.report(entry.line, 'import.tomatic.rounded-cost', values, true);
  }
  return rounded;
}

function readWeekdays(entry: YamlEntry, file: SourceFile): Weekday[] | undefined {
  const days = new Set<Weekday>();
  for (const item of itemsOf(entry.value) ?? [entry.value]) {
    const day = item && parseWeekday(textOf(item) ?? '');
    if (day) days.add(day);
    else {
      const values = { name: entry.key, value: item ? showNode(item) : '' };
      file.report(item?.line ?? entry.line, 'import.tomatic.expected-weekday', values);
    }
  }
  return days.size > 0 ? [...days] : undefined;
}

/** Times that rise from one to the next, "HH:MM"; seconds are dropped. All or nothing. */
function readTimes(entry: YamlEntry, file: SourceFile): string[] | undefined {
  const times = readLimits(entry.value);
  if (times) return times;
  file.report(entry.line, 'import.tomatic.expected-times', { name: entry.key });
  return undefined;
}

/** Limits of slots, two at least and rising; `null`: they are not. */
export function readLimits(node: YamlNode): string[] | null {
  const items = itemsOf(node);
  if (!items || items.length < 2 || items.length > 32) return null;
  const times: string[] = [];
  let last = -1;
  for (const item of items) {
    const match = /^(\d{1,2}:\d{2})(:\d{2})?$/.exec((item && !isNull(item) && textOf(item)) || '');
    if (!match) return null;
    const time = match[1]!.padStart(5, '0');
    const minutes = minutesOrNull(time);
    if (minutes === null || minutes <= last) return null;
    last = minutes;
    times.push(time);
  }
  return times;
}

function minutesOrNull(time: string): number | null {
  try {
    return minutesOf(time);
  } catch {
    return null;
  }
}
