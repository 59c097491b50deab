import { sentence, type TextKey, type TextValues } from '../../model/texts/index.ts';
import { isIsoDate } from '../../model/time.ts';
import type { FileFault, IsoDate, Weekday } from '../../model/types.ts';
import { type FileLine, fileLines } from './file-lines.ts';
import { parseWeekday } from './weekday-words.ts';

/** A line of the form `[+]key [weekday|YYYY-MM-DD] [bitmap] # reason`, understood. */
export interface ParsedUnavailability {
  /** As written, without the "+": nobody has looked yet whether there is such a person. */
  person: string;
  /** `weekday` and `date` null: every working day. */
  weekday: Weekday | null;
  date: IsoDate | null;
  /** Last day of a range that begins on `date`; `null` unless `ranges` was asked for and the line has one. */
  to: IsoDate | null;
  /** One '0' or '1' per slot, '1' = busy; `null`: the whole day. */
  slots: string | null;
  /** The line begins with "+". */
  firm: boolean;
  /** Empty where the line has none. */
  reason: string;
  /** Counted from 1. */
  line: number;
  /** The line as it stands. */
  text: string;
}

export interface UnavailabilityLinesOptions {
  /** Name of the file, for the faults. */
  file: string;
  /**
   * How many slots a bitmap must have: one number, or by day (both arguments null: every working day).
   * `null`: any length will do, because nobody reads the bitmap.
   */
  slotCount: number | null | ((weekday: Weekday | null, date: IsoDate | null) => number | null);
  /** A line without a reason is a fault (the entry counts all the same). Default true. */
  reasonRequired?: boolean;
  /** Accept `YYYY-MM-DD..YYYY-MM-DD`. Default false. */
  ranges?: boolean;
}

type Refusal = { refused: TextKey; values: TextValues };
type When = Pick<ParsedUnavailability, 'weekday' | 'date' | 'to'>;

const EVERY_DAY: When = { weekday: null, date: null, to: null };

/**
 * Reads unavailability lines. Blank lines and lines that are only a comment are skipped; a line that cannot be
 * understood whole (unknown word, no such date, bitmap of a wrong length) is void and comes back as a fault with
 * `kept: false`; a missing reason is a fault with `kept: true`. Never throws.
 */
export function parseUnavailabilityLines(
  text: string,
  options: UnavailabilityLinesOptions,
): { entries: ParsedUnavailability[]; faults: FileFault[] } {
  const entries: ParsedUnavailability[] = [];
  const faults: FileFault[] = [];
  for (const line of fileLines(text)) {
    const fault = (key: TextKey, values: TextValues, kept: boolean) =>
      faults.push({
        file: options.file,
        line: line.line,
        reason: sentence(key, values),
        text: line.text,
        kept,
      });
    const parsed = parseLine(line, options);
    if ('refused' in parsed) {
      fault(parsed.refused, parsed.values, false);
      continue;
    }
    entries.push(parsed);
    if (parsed.reason === '' && options.reasonRequired !== false) {
      fault('import.fault.no-reason', { person: parsed.person }, true);
    }
  }
  return { entries, faults };
}

function parseLine(line: FileLine, options: UnavailabilityLinesOptions): ParsedUnavailability | Refusal {
  const hash = line.text.indexOf('#');
  const reason = hash < 0 ? '' : line.text.slice(hash + 1).trim();
  const form = (hash < 0 ? line.text : line.text.slice(0, hash)).trim();
  const firm = form.startsWith('+');
  const words = form
    .slice(firm ? 1 : 0)
    .trim()
    .split(/\s+/);
  const person = words.shift();
  if (!person) return { refused: 'import.fault.no-person', values: {} };

  let when = EVERY_DAY;
  if (words[0] !== undefined && !/^\d+$/.test(words[0])) {
    const parsed = parseWhen(words.shift()!, options.ranges === true);
    if ('refused' in parsed) return parsed;
    when = parsed;
  }
  const slots = words.shift() ?? null;
  if (slots !== null) {
    const wanted =
      typeof options.slotCount === 'function'
        ? options.slotCount(when.weekday, when.date)
        : options.slotCount;
    const refusal = checkBitmap(slots, wanted);
    if (refusal) return refusal;
  }
  if (words[0] !== undefined) return { refused: 'import.fault.unknown-word', values: { word: words[0] } };
  return { person, ...when, slots, firm, reason, line: line.line, text: line.text };
}

function parseWhen(word: string, ranges: boolean): When | Refusal {
  const weekday = parseWeekday(word);
  if (weekday) return { ...EVERY_DAY, weekday };
  if (!/^\d+[-/.]/.test(word)) return { refused: 'import.fault.unknown-word', values: { word } };
  const ends = ranges ? word.split('..') : [word];
  const wrong = ends.find((end) => !isIsoDate(end));
  if (wrong !== undefined || ends.length > 2) {
    return { refused: 'import.fault.bad-date', values: { value: wrong || word } };
  }
  const [date, to] = ends as [IsoDate, IsoDate?];
  if (to !== undefined && to < date)
    return { refused: 'import.fault.crossed-dates', values: { value: word } };
  return { ...EVERY_DAY, date, to: to ?? null };
}

function checkBitmap(slots: string, wanted: number | null): Refusal | null {
  if (!/^\d+$/.test(slots)) return { refused: 'import.fault.unknown-word', values: { word: slots } };
  if (!/^[01]+$/.test(slots)) return { refused: 'import.fault.bad-bitmap', values: { bitmap: slots } };
  if (wanted !== null && slots.length !== wanted) {
    return { refused: 'import.fault.bitmap-length', values: { bitmap: slots, found: slots.length, wanted } };
  }
  return null;
}
