import { setTimeout as wait } from 'node:timers/promises';
import { type Channel, DeliveryFailure } from '../messaging/channel.ts';
import { openChannels } from '../messaging/open-channels.ts';
import { AppError } from '../model/errors.ts';
import type { OutgoingMessage } from '../model/messages.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { Sentence } from '../model/types.ts';
import { deliverMessages, handOver } from './deliver-messages.ts';
import { type ResolvedTarget, resolveTarget } from './message-targets.ts';
import { checkedText, noteSaying, type SayRequest, sendMessage } from './send-message.ts';
import type { Workplace } from './workplace.ts';

export interface SayAtOnceOptions {
  signal: AbortSignal;
  /** By default those of the configuration. */
  channels?: ReadonlyMap<string, Channel>;
}

const LOOK_MS = 200;

/**
 * Puts a message into the outbox and waits until it has gone out, whether this process or a server sends it. Refuses as
 * `sendMessage` does, and with `message-waiting` (it is kept and tried again) or `message-failed` (it is given up).
 */
export async function sayAtOnce(
  workplace: Workplace,
  request: SayRequest,
  { signal, channels = openChannels(workplace.config.messaging) }: SayAtOnceOptions,
): Promise<{ message: OutgoingMessage; target: ResolvedTarget }> {
  const { store } = workplace;
  try {
    const { message, target } = await sendMessage(workplace, request);
    for (;;) {
      await deliverMessages(workplace, { channels, signal, only: target });
      const now = (await store.messages.get(message.id))!;
      if (now.state === 'sent') return { message: now, target };
      if (now.state !== 'queued') throw failed(workplace, target, now.lastError);
      const isAtWork = (await store.messages.leasedUntil(message.id)) !== null;
      if (!isAtWork || signal.aborted) {
        const before = await store.messages.countBefore(message.id);
        throw waiting(workplace, target, now, before);
      }
      // A server has it in hand.
      await wait(LOOK_MS, undefined, { signal }).catch(() => {});
    }
  } finally {
    for (const channel of channels.values()) channel.close();
  }
}

/**
 * Hands a message to its channel past the outbox: either it is out, or it is nowhere. Refuses as `sendMessage` does, and
 * with `message-failed`.
 */
export async function sayDirectly(
  workplace: Workplace,
  request: SayRequest,
  { signal, channels = openChannels(workplace.config.messaging) }: SayAtOnceOptions,
): Promise<{ target: ResolvedTarget }> {
  const { store, by, clock } = workplace;
  try {
    const text = checkedText(workplace, request.text);
    const target = await resolveTarget(workplace, request.target);
    const { subject = null, html = null, attachments = [], threadKey = null } = request;
    const at = clock().toISOString();
    const message = { subject, html, attachments, threadKey, text, by, ...target };
    const nothing = { notice: null, expiresAt: null, lastError: null, sentAt: null, dedupeKey: null };
    const tried = { id: crypto.randomUUID(), createdAt: at, dueAt: at, attempts: 1, ...nothing };
    try {
      await handOver({ ...message, ...tried }, channels, signal);
    } catch (error) {
      throw error instanceof DeliveryFailure ? failed(workplace, target, error.sentence) : error;
    }
    await store.transaction((parts) => noteSaying(parts, by, target, text));
    return { target };
  } finally {
    for (const channel of channels.values()) channel.close();
  }
}

function failed({ locale }: Workplace, { label }: ResolvedTarget, reason: Sentence | null): AppError {
  const said = reason ? renderSentence(locale, reason) : '';
  return new AppError('message-failed', { target: label, reason: said });
}

function waiting(
  { locale }: Workplace,
  { label }: ResolvedTarget,
  { lastError }: OutgoingMessage,
  before: number,
): AppError {
  const reason = renderSentence(locale, lastError ?? sentence('delivery.stopped', { place: label }));
  return new AppError('message-waiting', { target: label, before, reason });
}
