import type { Absence, ClosedDay, FileFault, IsoDate, Person, PersonKey, Sentence } from '../model/types.ts';

/** What a source is asked: one week, and the people whose names it may meet. */
export interface WeekQuestion {
  /** First and last day of the week. */
  monday: IsoDate;
  sunday: IsoDate;
  /** Working days of the week, in calendar order: the only ones whose absences matter. */
  days: IsoDate[];
  persons: Pick<Person, 'key' | 'name' | 'email'>[];
  /** Ends the work: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (sentence: Sentence) => void;
}

/** What a source knows of the week. Nothing here reaches over its ends: ranges are clipped to it. */
export interface WeekData {
  /** Turns owed in a full week. `null`: the source does not hold loads. */
  idealLoads: Record<PersonKey, number> | null;
  absences: Omit<Absence, 'id'>[] | null;
  closedDays: ClosedDay[] | null;
  /** Names that match nobody: as written, and where. Each comes once. */
  unmatched: { name: string; where: string }[];
  /** Lines, cells and records not understood, or understood with a doubt. */
  faults: FileFault[];
  /** What was fetched; `detail` is the human name of the place. */
  downloads: { what: 'loads' | 'absences' | 'closed-days'; detail: string }[];
}

/** A place outside that knows ideal loads, absences and closed days of a week. */
export interface WeekSource {
  name: 'sheets' | 'odoo' | 'files';
  /**
   * Fetches what the source knows of the week; nothing is fetched before. Rejects with an `AppError`: one of
   * `source-*`, `table-too-small`, `bad-file`, `file-missing` or `bad-config`.
   */
  fetchWeek(question: WeekQuestion): Promise<WeekData>;
}
