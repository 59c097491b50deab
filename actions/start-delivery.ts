import type { Channel } from '../messaging/channel.ts';
import { openChannels } from '../messaging/open-channels.ts';
import { deliverMessages } from './deliver-messages.ts';
import { gatherNotices } from './gather-notices.ts';
import type { Workplace } from './workplace.ts';

export interface StartDeliveryOptions {
  /** By default those of the configuration. */
  channels?: ReadonlyMap<string, Channel>;
  /** How often it looks for what other processes have put there. */
  lookMs?: number;
  onFault?: (error: unknown) => void;
}

/** What carries messages out, as long as the server runs. */
export interface Delivery {
  /** Has it look now; resolves when nothing is due any more. */
  wake(): Promise<void>;
  /** Ends it; what was under way is given back. */
  stop(): Promise<void>;
}

const LOOK_MS = 15_000;
const TIDY_MS = 6 * 3_600_000;
/** What was sent is kept for so long. */
const KEEP_MS = 30 * 86_400_000;

/**
 * Carries messages out from now on: when something is said or noticed here, when a try is due, and whatever other
 * processes leave. Two rounds never overlap.
 */
export function startDelivery(workplace: Workplace, options: StartDeliveryOptions = {}): Delivery {
  const { events, store, clock, config } = workplace;
  const { channels = openChannels(config.messaging), lookMs = LOOK_MS, onFault = () => {} } = options;
  // Nothing can get out: what waits is kept until something is configured.
  if (channels.size === 0) return { wake: async () => {}, stop: async () => {} };
  const stopping = new AbortController();
  const { signal } = stopping;
  let round: Promise<void> | null = null;
  let isAsked = false;
  let timer: NodeJS.Timeout | undefined;
  let tidiedAt = Number.NEGATIVE_INFINITY;

  async function goRound(): Promise<void> {
    const now = clock().getTime();
    if (now - tidiedAt >= TIDY_MS) {
      tidiedAt = now;
      await store.messages.forget(new Date(now - KEEP_MS).toISOString());
    }
    await gatherNotices(workplace);
    await deliverMessages(workplace, { channels, signal, onFault });
  }

  /** Milliseconds until there is something to do, by what is known here. */
  async function nextRound(): Promise<number> {
    const [at, { nextAt }] = [await store.messages.nextDueAt(), await gatherNotices(workplace)];
    const next = [at, nextAt].filter((instant) => instant !== null).sort()[0];
    const inMs = next === undefined ? lookMs : Date.parse(next) - clock().getTime();
    return Math.min(lookMs, Math.max(inMs, 200));
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    let waitMs = lookMs;
    try {
      do {
        isAsked = false;
        await goRound();
      } while (isAsked && !signal.aborted);
      waitMs = await nextRound();
    } catch (error) {
      // A store that is busy or away is asked again at the next beat.
      if (!signal.aborted) onFault(error);
    }
    if (signal.aborted) return;
    timer = setTimeout(wake, waitMs);
    timer.unref();
  }

  function wake(): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    isAsked = true;
    round ??= run().finally(() => {
      round = null;
      // Somebody asked between the last look and now.
      if (isAsked && !signal.aborted) void wake();
    });
    return round;
  }

  const unsubscribe = [
    events.subscribe('message-queued', () => void wake()),
    events.subscribe('notice', () => void wake()),
  ];
  void wake();

  return {
    wake,
    async stop() {
      for (const end of unsubscribe) end();
      stopping.abort();
      clearTimeout(timer);
      await round;
      for (const channel of channels.values()) channel.close();
    },
  };
}
