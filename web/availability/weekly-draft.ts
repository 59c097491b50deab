import type { Unavailability, Weekday } from '../../model/types.ts';
import type { WrittenEntry } from '../data/availability.ts';
import { writtenOf } from '../data/availability.ts';
import type { DayShape } from '../data/week-shape.ts';

/** The weekly grid: what entries make of it, and which entries a painted one needs. */

export type Kind = 'free' | 'rather' | 'cannot';

/** "mon/2": a slot of a weekday, counted from 0. */
export type Cell = `${Weekday}/${number}`;

/** What was painted and is not kept yet. */
export type Paint = ReadonlyMap<Cell, Kind>;

export interface CellState {
  kind: Kind;
  /** Why, where it is not free. */
  reasons: string[];
}

export const cellOf = (weekday: Weekday, slot: number): Cell => `${weekday}/${slot}`;

export const isWeekly = ({ date }: Unavailability) => date === null;

/** Whether a weekly entry takes a slot of a weekday. */
export function takes({ weekday, date, slots }: Unavailability, day: Weekday, slot: number): boolean {
  if (date !== null || (weekday !== null && weekday !== day)) return false;
  return slots === null || slots[slot] === '1';
}

/** What the entries say of a slot; what is firm outdoes what is not. */
export function stateOf(entries: readonly Unavailability[], weekday: Weekday, slot: number): CellState {
  const here = entries.filter((entry) => takes(entry, weekday, slot));
  const firm = here.filter((entry) => entry.firm);
  const telling = firm.length > 0 ? firm : here;
  const kind = firm.length > 0 ? 'cannot' : here.length > 0 ? 'rather' : 'free';
  return { kind, reasons: [...new Set(telling.map(({ reason }) => reason).filter(Boolean))] };
}

/** The paint with one more cell; what is painted as it was is no change. */
export function paintCell(entries: readonly Unavailability[], paint: Paint, cell: Cell, kind: Kind): Paint {
  const [weekday, slot] = cell.split('/') as [Weekday, string];
  const next = new Map(paint);
  if (stateOf(entries, weekday, Number(slot)).kind === kind) next.delete(cell);
  else next.set(cell, kind);
  return next;
}

export interface Count {
  all: number;
  free: number;
  rather: number;
  /** Turns that fit into what is not refused, by the limit of a day if it is known. */
  room: number;
}

/** How many slots of the week stay free. */
export function countSlots(
  days: readonly DayShape[],
  kindOf: (weekday: Weekday, slot: number) => Kind,
  dailyLimit: number | null,
): Count {
  const count = { all: 0, free: 0, rather: 0, room: 0 };
  for (const { weekday, slots } of days) {
    let able = 0;
    for (const slot of slots.keys()) {
      const kind = kindOf(weekday, slot);
      count.all++;
      if (kind === 'free') count.free++;
      if (kind === 'rather') count.rather++;
      if (kind !== 'cannot') able++;
    }
    count.room += Math.min(able, dailyLimit ?? able);
  }
  return count;
}

export interface Plan {
  /** To write, all at once. */
  add: WrittenEntry[];
  /** To take away afterwards: what the new ones replace. */
  remove: Unavailability[];
}

/**
 * Entries that make the grid what was painted. An entry of which a slot was painted over goes; what is left of it stays
 * as entries of single weekdays with its reason. New slots become one entry for each weekday and kind, or one of every
 * working day where all days have the same.
 */
export function planEntries(
  days: readonly DayShape[],
  entries: readonly Unavailability[],
  paint: Paint,
  reason: string,
): Plan {
  const remove = entries.filter(
    (entry) =>
      isWeekly(entry) &&
      days.some(({ weekday, slots }) =>
        slots.some((_, slot) => paint.has(cellOf(weekday, slot)) && takes(entry, weekday, slot)),
      ),
  );
  const rest = remove.flatMap((entry) =>
    days.flatMap(({ weekday, slots }) => {
      const left = bitmap(
        slots.length,
        (slot) => takes(entry, weekday, slot) && !paint.has(cellOf(weekday, slot)),
      );
      return left.includes('1')
        ? [{ ...writtenOf(entry), weekday, date: null, slots: wholeAsNull(left) }]
        : [];
    }),
  );
  // An entry of a weekday that is not worked keeps nothing here, and is not touched either.
  const fresh = (['rather', 'cannot'] as const).flatMap((kind) => entriesOf(days, paint, kind, reason));
  return { add: [...rest, ...fresh], remove };
}

function entriesOf(days: readonly DayShape[], paint: Paint, kind: Kind, reason: string): WrittenEntry[] {
  const bitmaps = days.map(({ weekday, slots }) => ({
    weekday,
    slots: bitmap(slots.length, (slot) => paint.get(cellOf(weekday, slot)) === kind),
  }));
  const firm = kind === 'cannot';
  const first = bitmaps[0]?.slots;
  if (days.length > 1 && first?.includes('1') && bitmaps.every(({ slots }) => slots === first)) {
    return [{ weekday: null, date: null, slots: wholeAsNull(first), firm, reason }];
  }
  return bitmaps
    .filter(({ slots }) => slots.includes('1'))
    .map(({ weekday, slots }) => ({ weekday, date: null, slots: wholeAsNull(slots), firm, reason }));
}

function bitmap(length: number, isTaken: (slot: number) => boolean): string {
  return Array.from({ length }, (_, slot) => (isTaken(slot) ? '1' : '0')).join('');
}

/** A day of which every slot is taken is a whole day, whatever slots it will have. */
export function wholeAsNull(slots: string): string | null {
  return slots.includes('0') ? slots : null;
}
