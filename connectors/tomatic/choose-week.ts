import { sentence } from '../../model/texts/sentence.ts';
import { isIsoDate, mondayOf } from '../../model/time.ts';
import type { IsoDate, Sentence } from '../../model/types.ts';

export interface ChosenWeek {
  /** The Monday; `null`: nothing in the folder says a week. */
  week: IsoDate | null;
  /** How it was chosen, for people. */
  reason: Sentence;
}

/** The valid date in a file's name, if any. */
export function dateInName(name: string): IsoDate | null {
  const date = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0] ?? '';
  return isIsoDate(date) ? date : null;
}

/**
 * The week that weekday absences and the credit belong to: the one asked for, else that of the newest file with a
 * date in its name, else that of the newest date in the file of one-shot unavailabilities.
 */
export function chooseWeek(
  asked: IsoDate | null,
  fileNames: readonly string[],
  oneshot: { name: string; text: string } | null,
): ChosenWeek {
  if (asked !== null) {
    const week = mondayOf(asked);
    return { week, reason: sentence('import.tomatic.week-asked', { week }) };
  }
  const newest = fileNames
    .map((name) => ({ name, date: dateInName(name) }))
    .filter((file): file is { name: string; date: IsoDate } => file.date !== null)
    .reduce<{ name: string; date: IsoDate } | null>((a, b) => (a && a.date >= b.date ? a : b), null);
  if (newest) {
    const week = mondayOf(newest.date);
    return { week, reason: sentence('import.tomatic.week-of-file', { week, file: newest.name }) };
  }
  const dates = (oneshot?.text ?? '')
    .split(/\r\n|\n|\r/)
    .map((line) => /^\s*\+?\s*[^\s#]+\s+(\d{4}-\d{2}-\d{2})(?!\S)/.exec(line)?.[1] ?? '')
    .filter(isIsoDate)
    .sort();
  const last = dates.at(-1);
  if (oneshot && last) {
    const week = mondayOf(last);
    return { week, reason: sentence('import.tomatic.week-of-dates', { week, file: oneshot.name }) };
  }
  return { week: null, reason: sentence('import.tomatic.week-unknown') };
}
