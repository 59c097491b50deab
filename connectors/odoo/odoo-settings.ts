import type { Config } from '../../model/config/schema.ts';
import type { Say } from '../../model/texts/index.ts';
import type { IsoDate, TimetableSlot } from '../../model/types.ts';

/** `sources.odoo` of the configuration, the password filled in. */
export type OdooSettings = Config['sources']['odoo'];

export interface OdooSurroundings {
  /** The organisation's zone: Odoo speaks UTC. */
  timezone: string;
  /** The slots of a day, to see how much of it a leave takes. */
  slotsOf: (day: IsoDate) => readonly Pick<TimetableSlot, 'start' | 'end'>[];
  /** Language of the reasons inside errors. Default: English. */
  say?: Say;
  /** Waits between tries. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** From 0 to below 1. */
  random?: () => number;
  now?: () => Date;
  /** Records asked for at once. Default 200. */
  pageSize?: number;
}

/** As people call it, in errors. */
export const ODOO = 'Odoo';
