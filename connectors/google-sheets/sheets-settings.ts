import type { Config } from '../../model/config/schema.ts';
import type { Say } from '../../model/texts/index.ts';

/** `sources.sheets` of the configuration; `keyFile` is opened as it stands. */
export type SheetsSettings = Config['sources']['sheets'];

/** What the source takes from around it; every one has a default for production. */
export interface SheetsSurroundings {
  /** Language of the reasons inside errors. Default: English. */
  say?: Say;
  /** Waits between tries. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** From 0 to below 1. */
  random?: () => number;
  now?: () => Date;
}

/** As people call it, in errors. */
export const SHEETS = 'Google Sheets';
