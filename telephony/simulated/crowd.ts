import type { Chance } from './chance.ts';
import type { Exchange } from './exchange.ts';
import { type AgentHabits, type CallerHabits, MOST_SHAPE } from './habits.ts';
import type { SimulatedTime } from './time.ts';

export interface CrowdOptions {
  time: SimulatedTime;
  chance: Chance;
  exchange: Exchange;
  callers: CallerHabits | null;
  agents: AgentHabits | null;
  /** The exchange runs: nobody gets through to one that is down. */
  isUp: () => boolean;
}

const SECOND = 1000;
const LONGEST_TALK_MS = 3_600_000;

/** People who call by themselves, and agents whose phones do not only ring. Returns the function that stops them. */
export function startCrowd({ time, chance, exchange, callers, agents, isUp }: CrowdOptions): () => void {
  let hasStopped = false;
  const stops = new Map<string, () => void>();
  const again = (name: string, ms: number, run: () => void) => {
    stops.set(
      name,
      time.after(ms, () => {
        stops.delete(name);
        if (!hasStopped) run();
      }),
    );
  };

  if (callers && callers.callsPerHour > 0 && exchange.queues.size > 0) waitForCaller(callers);
  if (agents) watchPhones(agents);
  return () => {
    hasStopped = true;
    for (const stop of stops.values()) stop();
  };

  /** As many as at the busiest hour come to the door; at the other hours some of them turn round. */
  function waitForCaller(habits: CallerHabits): void {
    const meanMs = (3600 * SECOND) / (habits.callsPerHour * MOST_SHAPE);
    again('caller', chance.exponential(meanMs), () => {
      const comes = chance.happens(habits.shape(time.now()) / MOST_SHAPE);
      if (comes && isUp()) {
        exchange.callIn({
          queue: chance.pick([...exchange.queues.keys()]),
          number: chance.happens(habits.withhold) ? null : (chance.pick(habits.numbers) ?? null),
          givesUpAfterMs: 3 * SECOND + chance.exponential(habits.patienceSeconds * SECOND),
          talksMs: Math.min(LONGEST_TALK_MS, chance.logNormal(habits.talksSeconds * SECOND, 0.7)),
        });
      }
      waitForCaller(habits);
    });
  }

  /** Phones come and go, so one clock for all of them rings as often as they do together. */
  function watchPhones(habits: AgentHabits): void {
    const everyMs = 60 * SECOND;
    again('phones', everyMs, () => {
      for (const phone of exchange.phones.values()) {
        const { extension } = phone;
        if (happensWithin(habits.unplugsEverySeconds, everyMs) && phone.isPlugged) {
          exchange.unplug(phone);
          const awayMs = chance.exponential(habits.staysUnpluggedSeconds * SECOND);
          again(`plug ${extension}`, awayMs, () => {
            if (exchange.phones.has(extension)) exchange.plug(extension);
          });
        } else if (happensWithin(habits.callsOutEverySeconds, everyMs) && isUp()) {
          exchange.callOut(phone, chance.exponential(habits.talksOutSeconds * SECOND));
        }
      }
      watchPhones(habits);
    });
  }

  function happensWithin(everySeconds: number | null, ms: number): boolean {
    return everySeconds !== null && chance.happens(ms / (everySeconds * SECOND));
  }
}
