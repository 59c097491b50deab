import { type Channel, DeliveryFailure } from '../messaging/channel.ts';
import type { OutgoingMessage } from '../model/messages.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { ClaimedMessage } from '../store/messages.ts';
import { announceDeadLetter } from './announce-dead-letter.ts';
import type { Workplace } from './workplace.ts';

export interface DeliveryOptions {
  channels: ReadonlyMap<string, Channel>;
  signal: AbortSignal;
  /** No other target. */
  only?: Pick<OutgoingMessage, 'channel' | 'target'>;
  /** Hears of what is no fault of a channel: the store, or our own. */
  onFault?: (error: unknown) => void;
}

/** How many messages went which way. */
export interface DeliveryCounts {
  sent: number;
  /** To be tried again. */
  waiting: number;
  failed: number;
  skipped: number;
}

type Outcome = keyof DeliveryCounts | 'lost';

/** Sent at once, to as many targets. */
const MOST_AT_ONCE = 20;
const SEND_MS = 60_000;
/** Longer than a try may take: who still has it then is dead. */
const LEASE_MS = 90_000;

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** What another side may ask us to wait at most. */
const LONGEST_ASKED_MS = 86_400_000;

/**
 * Sends whatever is due, to all targets side by side and to each in order, until nothing is. What fails is tried again
 * later or given up; a target that fails or is slow holds up nobody else. Ends early, with everything kept, when the
 * signal aborts. Several senders on one store share the work.
 */
export async function deliverMessages(
  workplace: Workplace,
  options: DeliveryOptions,
): Promise<DeliveryCounts> {
  const { store, clock } = workplace;
  const { signal, only, onFault = () => {} } = options;
  const counts: DeliveryCounts = { sent: 0, waiting: 0, failed: 0, skipped: 0 };
  const active = new Set<Promise<void>>();

  const start = (message: ClaimedMessage) => {
    const work = deliverOne(workplace, message, options)
      .then((outcome) => {
        if (outcome !== 'lost') counts[outcome]++;
      })
      // The lease ends by itself, and somebody tries again.
      .catch(onFault)
      .finally(() => active.delete(work));
    active.add(work);
  };

  while (!signal.aborted) {
    const limit = MOST_AT_ONCE - active.size;
    const now = clock().toISOString();
    const claimed =
      limit > 0
        ? await store.messages.claim({ now, limit, leaseMs: LEASE_MS, ...(only ? { only } : {}) })
        : [];
    for (const message of claimed) start(message);
    if (active.size === 0) break;
    // Each end may free the way for the next one to the same target.
    await Promise.race(active);
  }
  await Promise.all(active);
  return counts;
}

async function deliverOne(
  workplace: Workplace,
  message: ClaimedMessage,
  { channels, signal }: DeliveryOptions,
): Promise<Outcome> {
  const { store, clock } = workplace;
  if (message.expiresAt !== null && message.expiresAt <= clock().toISOString()) {
    await store.messages.markSkipped(message.id, sentence('delivery.too-late'));
    return 'skipped';
  }
  try {
    await handOver(message, channels, signal);
  } catch (error) {
    return keepFailure(workplace, message, failureFrom(error, message), signal);
  }
  await store.messages.markSent(message.id);
  return 'sent';
}

/** Hands one message to its channel; rejects with a `DeliveryFailure`, or with a fault of ours. */
export async function handOver(
  message: Omit<OutgoingMessage, 'seq' | 'state'>,
  channels: ReadonlyMap<string, Channel>,
  signal: AbortSignal,
): Promise<void> {
  const channel = channels.get(message.channel);
  if (!channel) {
    throw new DeliveryFailure('permanent', sentence('delivery.no-channel', { place: message.channel }));
  }
  const { target, subject, text, html, attachments, threadKey, id } = message;
  const limit = AbortSignal.timeout(SEND_MS);
  try {
    const content = { target, subject, text, html, attachments, threadKey, requestId: id };
    await channel.send(content, AbortSignal.any([signal, limit]));
  } catch (error) {
    if (!limit.aborted || signal.aborted) throw error;
    const values = { place: message.channel, seconds: SEND_MS / 1000 };
    throw new DeliveryFailure('temporary', sentence('delivery.timeout', values));
  }
}

async function keepFailure(
  workplace: Workplace,
  message: ClaimedMessage,
  failure: DeliveryFailure,
  signal: AbortSignal,
): Promise<Outcome> {
  const { store, clock, config } = workplace;
  // It was we who gave up: whoever comes next goes on at once.
  if (signal.aborted && failure.kind === 'temporary') {
    await store.messages.release(message);
    return 'waiting';
  }
  const isLast = failure.kind === 'permanent' || message.attempts >= config.messaging.attempts;
  if (isLast) return (await announceDeadLetter(workplace, message, failure.sentence)) ? 'failed' : 'lost';
  const retryAt = new Date(clock().getTime() + waitAfter(message.attempts, failure.retryAfterMs));
  const isKept = await store.messages.markFailed(message, {
    error: failure.sentence,
    retryAt: retryAt.toISOString(),
  });
  return isKept ? 'waiting' : 'lost';
}

/** Milliseconds: as the other side says, else 30 s, 1 min, 2 min … 1 h. */
function waitAfter(attempts: number, askedMs: number | null): number {
  if (askedMs !== null) return Math.min(Math.max(askedMs, 1000), LONGEST_ASKED_MS);
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

function failureFrom(error: unknown, { channel }: OutgoingMessage): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  // Its words may hold what is secret.
  const reason = (error as Error | null)?.name ?? 'Error';
  return new DeliveryFailure('temporary', sentence('delivery.fault', { place: channel, reason }));
}
