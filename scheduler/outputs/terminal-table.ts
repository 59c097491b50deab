import { Chalk, type ColorSupportLevel } from 'chalk';
import stringWidth from 'string-width';
import { type Say, speaker } from '../../model/texts/index.ts';
import { shortDay } from '../../model/time.ts';
import type { Locale, Person, Timetable, TimetableDay } from '../../model/types.ts';
import { type PersonView, shortNames, viewPersons } from './persons-view.ts';

export interface TerminalOptions {
  locale: Locale;
  /** Colours of the terminal: 0 none, 1 sixteen, 2 256, 3 all. */
  color: ColorSupportLevel;
  /** Columns of the terminal. */
  width: number;
}

/** A column of the grid: an open day, or a closed one with its name. */
type Column = { head: string; day: TimetableDay | null; closedAs: string | null };

const WIDEST_CELL = 16;
const NARROWEST_CELL = 6;

/**
 * The week as a grid for a terminal: days side by side, slots one below the other, a row for each line. Where the
 * terminal is too narrow, the days fold into blocks. People keep their colours; holes are loud with and without.
 */
export function terminalTable(
  timetable: Timetable,
  persons: readonly Person[],
  options: TerminalOptions,
): string {
  const painter = new Chalk({ level: options.color });
  const say = speaker(options.locale);
  const view = viewPersons(persons);
  const short = shortNames(persons);
  const columns = columnsOf(timetable, options.locale, say);
  const times = [
    ...new Set(timetable.days.flatMap((day) => day.slots.map((slot) => `${slot.start}–${slot.end}`))),
  ];
  times.sort();
  const gutter = Math.max(...times.map((time) => time.length), 0) + 2 + lineWidth(timetable);

  const wanted = Math.max(
    ...columns.map((column) => stringWidth(column.head)),
    ...timetable.days.flatMap((day) =>
      day.slots.flatMap((slot) => slot.cells.map((key) => stringWidth(key === null ? '' : nameOf(key)))),
    ),
    stringWidth(say('week.table.hole')) + 2,
  );
  function nameOf(key: string): string {
    return short.get(key) ?? view(key).name;
  }
  const room = Math.max(NARROWEST_CELL, options.width - gutter - 1);
  const ideal = Math.min(WIDEST_CELL, wanted);
  const perBlock = Math.max(
    1,
    Math.min(columns.length, Math.floor(room / (fits(columns.length, room, ideal) + 3))),
  );
  const cellWidth = Math.min(ideal, Math.floor(room / perBlock) - 3);

  const blocks: string[] = [];
  for (let from = 0; from < columns.length; from += perBlock) {
    blocks.push(block(columns.slice(from, from + perBlock)));
  }
  return blocks.join('\n\n');

  function block(days: Column[]): string {
    const head = days.map((column) => painter.bold(fill(column.head, cellWidth + 2))).join(' ');
    const rows = [`${' '.repeat(gutter)} ${head}`];
    for (const time of times) {
      const slots = days.map((column) =>
        column.day?.slots.find((slot) => `${slot.start}–${slot.end}` === time),
      );
      const lines = Math.max(0, ...slots.map((slot) => slot?.cells.length ?? 0));
      if (lines === 0 && !days.some((column) => column.closedAs)) continue;
      if (rows.length > 1) rows.push('');
      for (let line = 0; line < Math.max(1, lines); line++) {
        const label = `${fill(line === 0 ? time : '', gutter - lineWidth(timetable) - 1)} ${painter.dim(fill(timetable.lines[line] ?? '', lineWidth(timetable)))}`;
        const cells = days.map((column, i) => {
          if (column.closedAs !== null) {
            const words = time === times[0] ? wrap(column.closedAs, cellWidth) : [];
            return painter.dim(fill(` ${words[line] ?? '·'}`, cellWidth + 2));
          }
          const slot = slots[i];
          if (!slot || line >= slot.cells.length) return ' '.repeat(cellWidth + 2);
          return cell(slot.cells[line]!);
        });
        rows.push(`${label} ${cells.join(' ')}`.trimEnd());
      }
    }
    return rows.join('\n');
  }

  function cell(key: string | null): string {
    if (key === null)
      return painter.bgRed.whiteBright.bold(fill(` ✗ ${say('week.table.hole')}`, cellWidth + 2));
    return paint(painter, view(key), fill(` ${shorten(nameOf(key), cellWidth)}`, cellWidth + 2));
  }
}

function paint(painter: InstanceType<typeof Chalk>, person: PersonView, text: string): string {
  return painter.bgHex(person.color).hex(person.textColor)(text);
}

function columnsOf(timetable: Timetable, locale: Locale, say: Say): Column[] {
  const open = timetable.days.map((day) => ({ date: day.date, day, closedAs: null }));
  const closed = timetable.closedDays.map(({ date, name }) => {
    return { date, day: null, closedAs: name || say('week.table.closed') };
  });
  return [...open, ...closed]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, day, closedAs }) => ({ head: ` ${shortDay(date, locale)}`, day, closedAs }));
}

/** The cell width at which all columns stand side by side, or the ideal one if that would be too narrow. */
function fits(columns: number, room: number, ideal: number): number {
  const shared = Math.floor(room / columns) - 3;
  return shared >= NARROWEST_CELL + 2 ? Math.min(shared, ideal) : ideal;
}

function lineWidth(timetable: Timetable): number {
  return Math.max(0, ...timetable.lines.map((line) => stringWidth(line)));
}

/** The words of a text in rows of at most a width. */
function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word;
    if (rows.length > 0 && stringWidth(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(shorten(word, width));
  }
  return rows;
}

/** Cuts at a width with an ellipsis. */
function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const letter of text) {
    if (stringWidth(cut + letter) > width - 1) break;
    cut += letter;
  }
  return `${cut}…`;
}

/** Cut or filled with blanks to exactly a width. */
function fill(text: string, width: number): string {
  const cut = shorten(text, width);
  return cut + ' '.repeat(Math.max(0, width - stringWidth(cut)));
}
