import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import type { IsoDate, Weekday } from '../../model/types.ts';

export interface PlanWish {
  week: IsoDate;
  /** People on the phone at once, in every slot. */
  lines?: number | undefined;
  description?: string | undefined;
  daysFirst?: Weekday[] | undefined;
  seconds?: number | undefined;
}

/** The configuration with what somebody wants of one week over it. `bad-request`. */
export function withWish(config: Config, { lines, daysFirst, seconds }: PlanWish): Config {
  const { week, solver } = config;
  const stray = daysFirst?.find((day) => !week.days.includes(day));
  if (stray) {
    throw new AppError('bad-request', {
      place: 'body.daysFirst',
      reason: `expected some of ${week.days.join(', ')}`,
    });
  }
  return {
    ...config,
    week: { ...week, lines: lines ?? week.lines },
    solver: {
      ...solver,
      timeLimitSeconds: seconds ?? solver.timeLimitSeconds,
      searchDays: daysFirst ?? solver.searchDays,
    },
  };
}
