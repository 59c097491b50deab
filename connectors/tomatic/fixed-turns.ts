import { type FixedTurn, WEEKDAYS, type Weekday } from '../../model/types.ts';
import { parseWeekday } from '../line-forms/weekday-words.ts';
import { CLOSED, canBePerson, NOBODY } from './person-keys.ts';
import type { SourceFile } from './source-file.ts';
import { WEEKDAY_CODES } from './weekday-codes.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';
import { entriesOf, itemsOf, showNode, textOf } from './yaml-values.ts';

/** A fixed turn and the place that it was read from. */
export interface FoundFixedTurn extends FixedTurn {
  file: SourceFile;
  /** Counted from 1. */
  at: number;
}

/** The fixed turns of a grid such as `data/forced-turns.yaml`: day → slots → lines; a null cell asks for nothing. */
export function readFixedTurnGrid(root: YamlNode, file: SourceFile): FoundFixedTurn[] {
  const grid = entriesOf(root, file, file.name).find(({ key }) => key === 'timetable');
  if (!grid) {
    file.report(null, 'import.tomatic.no-timetable');
    return [];
  }
  const turns: FoundFixedTurn[] = [];
  for (const day of entriesOf(grid.value, file, 'timetable')) {
    const weekday = parseWeekday(day.key);
    const slots = itemsOf(day.value);
    if (!weekday) {
      file.report(day.line, 'import.tomatic.expected-weekday', { name: 'timetable', value: day.key });
    } else if (!slots) {
      file.report(day.line, 'import.tomatic.expected-list', { name: day.key });
    } else {
      for (const [slot, cells] of slots.entries()) {
        if (cells) turns.push(...readSlot(cells, weekday, slot, file, day.key));
      }
    }
  }
  return turns;
}

function readSlot(
  cells: YamlNode,
  weekday: Weekday,
  slot: number,
  file: SourceFile,
  name: string,
): FoundFixedTurn[] {
  const items = itemsOf(cells);
  if (!items) {
    file.report(cells.line, 'import.tomatic.expected-list', { name: `${name} ${slot + 1}` });
    return [];
  }
  return items.flatMap((cell, line) => {
    if (!cell || isNull(cell)) return [];
    const person = readPlace(cell, file);
    return person === undefined ? [] : [{ weekday, slot, line, person, file, at: cell.line }];
  });
}

/**
 * The fixed turns of the configuration's `forced`: keys `[weekday, slot, line]`, both numbers counted from 1, as a
 * list or as the text of one.
 */
export function readForcedTurns(node: YamlNode, file: SourceFile): FoundFixedTurn[] {
  if (isNull(node)) return [];
  if (node.kind !== 'map') {
    file.report(node.line, 'import.tomatic.expected-map', { name: 'forced' });
    return [];
  }
  return node.pairs.flatMap(({ key, value }) => {
    const parts = readPosition(key);
    const weekday = parseWeekday(parts?.[0] ?? '');
    const [slot, line] = [Number(parts?.[1]), Number(parts?.[2])];
    if (!weekday || !(slot >= 1 && slot <= 31) || !(line >= 1 && line <= 1000)) {
      const values = { value: parts ? parts.join(', ') : showNode(key) };
      file.report(key.line, 'import.tomatic.bad-fixed-turn', values);
      return [];
    }
    if (isNull(value)) return [];
    const person = readPlace(value, file);
    if (person === undefined) return [];
    return [{ weekday, slot: slot - 1, line: line - 1, person, file, at: key.line }];
  });
}

function readPosition(key: YamlNode): string[] | null {
  const parts =
    key.kind === 'list'
      ? key.items.map((item) => textOf(item) ?? '')
      : (/^[[(](.*)[\])]$/.exec(textOf(key) ?? '')?.[1] ?? '')
          .split(',')
          .map((part) => part.trim().replace(/^'(.*)'$/, '$1'));
  const isPosition = parts.length === 3 && /^\d+$/.test(parts[1]!) && /^\d+$/.test(parts[2]!);
  return isPosition ? parts : null;
}

/** A person's key, `null` for nobody, `undefined` for what is neither (a closed day's word asks for nothing). */
function readPlace(node: YamlNode, file: SourceFile): string | null | undefined {
  const text = textOf(node);
  if (text === NOBODY) return null;
  if (text === CLOSED) return undefined;
  if (text !== null && canBePerson(text)) return text;
  file.report(node.line, 'import.tomatic.bad-key', { value: showNode(node) });
  return undefined;
}

/**
 * The fixed turns that can be: of known persons, in slots that a day has, one for each place (the first read
 * counts); the others are reported. Sorted by weekday, slot and line.
 */
export function settleFixedTurns(
  found: readonly FoundFixedTurn[],
  slotCount: number,
  known: ReadonlySet<string>,
): FixedTurn[] {
  const places = new Map<string, FixedTurn>();
  for (const { file, at, ...turn } of found) {
    const { weekday, slot, line, person } = turn;
    const place = `${weekday} ${slot} ${line}`;
    const earlier = places.get(place);
    const values = { weekday: WEEKDAY_CODES[weekday], slot: slot + 1, line: line + 1 };
    if (person !== null && !known.has(person)) file.report(at, 'import.tomatic.unknown-person', { person });
    else if (slot >= slotCount) file.report(at, 'import.tomatic.no-such-slot', { slot: slot + 1, slotCount });
    else if (!earlier) places.set(place, turn);
    else if (earlier.person !== person) file.report(at, 'import.tomatic.repeated-fixed-turn', values);
  }
  return [...places.values()].sort(
    (a, b) => WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) || a.slot - b.slot || a.line - b.line,
  );
}
