import type { Config } from '../../model/config/schema.ts';
import type { QueueToday } from '../../model/forms/queue.ts';
import type { Call } from '../../model/phones.ts';
import { instantOf } from '../../model/time.ts';
import type { Instant, IsoDate, TimeOfDay } from '../../model/types.ts';
import type { CallsStore } from '../../store/calls.ts';
import { type AttendedTime, dayStats } from '../../telephony/day-stats.ts';
import { configuredDay, dayAt } from './opening-hours.ts';

export const NO_CALLS: QueueToday = {
  received: 0,
  answered: 0,
  abandoned: 0,
  serviceLevel: null,
  longestHoldSeconds: 0,
};

export interface KeptDay {
  note(call: Call): void;
  /** Today's figures of a queue, at most so old as `FRESH_MS`. */
  figures(queue: string): QueueToday;
  close(): void;
}

/** Figures of busy days are not counted anew with each call. */
const FRESH_MS = 2000;

/** The calls of today in memory, for the figures that a queue's page shows. `onChange` tells of figures that are new. */
export async function keepDay({
  config,
  clock,
  calls,
  onChange,
}: {
  config: Config;
  clock: () => Date;
  calls: CallsStore;
  onChange: (queue: string) => void;
}): Promise<KeptDay> {
  const zone = config.organisation.timezone;
  let day = dayAt(clock(), zone);
  let bounds = boundsOf(day, zone);
  const isToday = (at: Instant) => at >= bounds.from && at < bounds.to;
  let today = new Map((await readDay(calls, day, zone)).map((call) => [call.id, call]));
  const counted = new Map<string, { at: number; figures: QueueToday }>();
  const stale = new Map<string, NodeJS.Timeout | null>();

  function count(queue: string): QueueToday {
    const { testNumbers, serviceLevelSeconds, country } = config.telephony;
    const own = [...today.values()].filter((call) => call.queue === queue);
    const slots = attendedTimes(config, day);
    const stats = dayStats(own, { slots, serviceLevelSeconds, testNumbers, country });
    const { received, answered, abandoned, serviceLevel, hold } = stats;
    return { received, answered, abandoned, serviceLevel, longestHoldSeconds: hold.longest ?? 0 };
  }

  function turnDay(): void {
    const now = clock();
    // A zone is asked once a day, not with every event.
    if (isToday(now.toISOString())) return;
    day = dayAt(now, zone);
    bounds = boundsOf(day, zone);
    today = new Map();
    counted.clear();
  }

  return {
    note(call) {
      turnDay();
      if (!isToday(call.startedAt)) return;
      today.set(call.id, call);
      const { queue } = call;
      if (stale.has(queue)) return;
      const known = counted.get(queue);
      const wait = known ? Math.max(0, known.at + FRESH_MS - performance.now()) : 0;
      const renew = () => {
        stale.delete(queue);
        counted.delete(queue);
        onChange(queue);
      };
      // What is old enough is counted at once, when it is asked for; the rest a little later.
      if (wait === 0) counted.delete(queue);
      else stale.set(queue, setTimeout(renew, wait));
    },

    figures(queue) {
      turnDay();
      const known = counted.get(queue);
      if (known) return known.figures;
      const figures = count(queue);
      counted.set(queue, { at: performance.now(), figures });
      return figures;
    },

    close() {
      for (const timer of stale.values()) if (timer) clearTimeout(timer);
    },
  };
}

/** The calls of a day of the organisation, the newest first. */
export function readDay(calls: CallsStore, date: IsoDate, zone: string, queue?: string): Promise<Call[]> {
  return calls.list({
    ...boundsOf(date, zone),
    ...(queue === undefined ? {} : { queue }),
  });
}

/** The first moment of a day of the organisation, and that of the next one. */
function boundsOf(date: IsoDate, zone: string): { from: Instant; to: Instant } {
  const at = (time: TimeOfDay) => instantOf(date, time, zone).toISOString();
  return { from: at('00:00'), to: at('24:00') };
}

/** When phones are attended on a day, by the configuration. */
export function attendedTimes(config: Pick<Config, 'week' | 'organisation'>, date: IsoDate): AttendedTime[] {
  const zone = config.organisation.timezone;
  return configuredDay(config, date).slots.map(({ start, end }) => ({
    from: instantOf(date, start, zone).toISOString(),
    to: instantOf(date, end, zone).toISOString(),
  }));
}
