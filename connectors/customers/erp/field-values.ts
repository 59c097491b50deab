import { isIsoDate } from '../../../model/time.ts';
import type { IsoDate } from '../../../model/types.ts';
import type { ErpRecord } from './erp-reader.ts';

/** A place of the mapping: a field, one behind a link, several, or none. */
export type Place = string | string[] | { by: string; model: string; field: string } | null | undefined;
export interface Condition {
  field: string;
  is?: (string | number | boolean)[] | undefined;
  matches?: string | undefined;
  empty?: boolean | undefined;
}

/** The fields that a record must come with for the places. */
export function fieldsOf(places: readonly Place[]): string[] {
  const fields = places.flatMap((place) => {
    if (!place) return [];
    if (typeof place === 'string') return [place];
    return Array.isArray(place) ? place : [place.by];
  });
  return [...new Set(fields)];
}

/** A text; of several fields those that are filled. Links are called by their names. */
export function textAt(record: ErpRecord, place: Place): string {
  if (!place) return '';
  if (typeof place === 'string') return textOf(record[place]);
  if (!Array.isArray(place)) return textOf(record[behind(place)]);
  return place
    .map((field) => textOf(record[field]))
    .filter((text) => text !== '')
    .join(', ');
}

/** Where a record holds what was read behind one of its links. */
export function behind({ by, field }: { by: string; field: string }): string {
  return `${by}>${field}`;
}

export function dateAt(record: ErpRecord, place: Place): IsoDate | null {
  const day = textAt(record, place).slice(0, 10);
  return isIsoDate(day) ? day : null;
}

/** Whole cents; 0 where there is no amount. */
export function centsAt(record: ErpRecord, place: Place): number {
  return Math.round((numberAt(record, place) ?? 0) * 100);
}

export function numberAt(record: ErpRecord, place: Place): number | null {
  const value = typeof place === 'string' ? record[place] : null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The id that a link points to. */
export function linkAt(record: ErpRecord, field: string | null | undefined): number | null {
  const value = field ? record[field] : null;
  const id = Array.isArray(value) ? value[0] : value;
  return typeof id === 'number' ? id : null;
}

/** Whether it holds of a record; a field that is missing fulfils nothing but `empty`. */
export function holds(record: ErpRecord, { field, is, matches, empty = false }: Condition): boolean {
  const value = record[field];
  const text = textOf(value);
  if (is) return is.some((wanted) => wanted === value || (value !== undefined && String(wanted) === text));
  if (matches !== undefined) return new RegExp(matches, 'iu').test(text);
  return (text === '' && value !== true) === empty;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  // A link.
  if (Array.isArray(value) && typeof value[1] === 'string') return value[1].trim();
  // Links to many: that there are some.
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : '';
}

/** Comments come as HTML from newer Odoos. */
function plain(text: string): string {
  const isHtml = /^\s*<(p|div|span|ul|ol|h\d|br)\b/i.test(text);
  if (!isHtml) return text.trim();
  return text
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}
