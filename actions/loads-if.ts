import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type { IsoDate } from '../model/types.ts';
import type { BusyEntry } from '../scheduler/availability.ts';
import type { ProblemPerson } from '../scheduler/problem.ts';
import { loadBasis, type WeekData, weekLoad } from './week-load.ts';

/** What the loads of a week would be if something were otherwise. */
export interface LoadsIf {
  /** Turns that each person would owe if entries were no more: an absence and a full day lower what she owes. */
  without(lifted: readonly BusyEntry[]): number[];
  /**
   * The least `load.maxOverload` with which the loads would be enough for the lines; `null`: none up to a few turns
   * more, or the loads are not those by which `lack` turns are missing.
   */
  overloadFor(lack: number): number | null;
}

/** Beyond this many turns over the share nobody would be asked. */
const MOST_OVERLOAD = 5;

/** `persons`: those of the problem, with the loads that they have now. */
export function loadsIf(
  config: Config,
  data: WeekData,
  monday: IsoDate,
  persons: readonly ProblemPerson[],
): LoadsIf {
  const basis = basisOf(config, data, monday);
  if (!basis) return { without: () => persons.map(({ maxLoad }) => maxLoad), overloadFor: () => null };
  const now = weekLoad(config, basis);
  const withOverload = (maxOverload: number) =>
    weekLoad({ ...config, load: { ...config.load, maxOverload } }, basis);
  return {
    without(lifted) {
      const gone = new Set(lifted.map(nameOf));
      const busy = basis.busy.filter((entry) => !gone.has(nameOf(entry)));
      const { rows } = weekLoad(config, { ...basis, busy });
      return persons.map(({ key, maxLoad }) => {
        const more = (rows[key]?.final ?? 0) - (now.rows[key]?.final ?? 0);
        return maxLoad + Math.max(0, more);
      });
    },
    overloadFor(lack) {
      if (now.holes !== lack) return null;
      const { maxOverload } = config.load;
      for (let more = 1; more <= MOST_OVERLOAD; more++) {
        if (withOverload(maxOverload + more).holes === 0) return maxOverload + more;
      }
      return null;
    },
  };
}

/** `null`: by what is known today the week would have no open day or nobody on the phone. */
function basisOf(config: Config, data: WeekData, monday: IsoDate) {
  try {
    return loadBasis(config, data, monday);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function nameOf({ person, date, kind, firm, reason, mask }: BusyEntry): string {
  return JSON.stringify([person, date, kind, firm, reason, mask]);
}
