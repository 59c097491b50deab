import { setTimeout as wait } from 'node:timers/promises';
import { sentence } from '../model/texts/sentence.ts';
import { type Channel, type ChannelMessage, DeliveryFailure } from './channel.ts';
import { foreignWords } from './foreign-words.ts';
import { retryAfter } from './retry-after.ts';
import { splitText } from './split-text.ts';
import { writeChat } from './write-chat.ts';

export interface GoogleChatSettings {
  name: string;
  /** Of the space's webhook, with its key and token: a secret. */
  url: string;
  /** For one answer; 20 000. */
  timeoutMs?: number;
}

export interface ChannelSurroundings {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Waits; must reject when the signal aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** The service takes 32 000 bytes a message; what stands around the text needs some. */
const MOST_BYTES = 31_000;
/** It takes 60 a minute in a space. */
const PACE_MS = 1000;

/**
 * A space of Google Chat by its incoming webhook. A long text goes as several messages, and a repeated try brings only
 * those that are not there yet. Attachments and HTML stay behind.
 */
export function googleChat(settings: GoogleChatSettings, surroundings: ChannelSurroundings = {}): Channel {
  const { name, url, timeoutMs = 20_000 } = settings;
  const now = surroundings.now ?? Date.now;
  const sleep =
    surroundings.sleep ?? ((ms: number, signal: AbortSignal) => wait(ms, undefined, { signal, ref: true }));
  let freeAt = 0;

  async function takeTurn(signal: AbortSignal): Promise<void> {
    const at = Math.max(now(), freeAt);
    freeAt = at + PACE_MS;
    try {
      if (at > now()) await sleep(at - now(), signal);
    } catch {
      throw new DeliveryFailure('temporary', sentence('delivery.stopped', { place: name }));
    }
  }

  return {
    name,
    kind: 'google-chat',
    async send(message, signal) {
      const parts = partsOf(message);
      for (const [index, text] of parts.entries()) {
        await takeTurn(signal);
        const requestId = parts.length === 1 ? message.requestId : `${message.requestId}-${index + 1}`;
        await post({ text, requestId, threadKey: message.threadKey }, signal);
      }
    },
    close() {},
  };

  async function post(
    { text, requestId, threadKey }: { text: string; requestId: string; threadKey: string | null },
    signal: AbortSignal,
  ): Promise<void> {
    const address = new URL(url);
    address.searchParams.set('requestId', requestId);
    if (threadKey !== null)
      address.searchParams.set('messageReplyOption', 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD');
    const timeout = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let answer: string;
    try {
      response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        body: JSON.stringify({ text, ...(threadKey === null ? {} : { thread: { threadKey } }) }),
        // The secret must not follow to another place.
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      answer = await response.text();
    } catch (error) {
      if (signal.aborted)
        throw new DeliveryFailure('temporary', sentence('delivery.stopped', { place: name }));
      if (timeout.aborted) {
        const values = { place: name, seconds: Math.ceil(timeoutMs / 1000) };
        throw new DeliveryFailure('temporary', sentence('delivery.timeout', values));
      }
      throw new DeliveryFailure(
        'temporary',
        sentence('delivery.unreachable', { place: name, reason: reasonOf(error) }),
      );
    }
    if (response.ok && isMessage(answer)) return;
    throw failureOf(response, answer);
  }

  function failureOf(response: Response, answer: string): DeliveryFailure {
    const { status, headers } = response;
    const reason = foreignWords(errorOf(answer), secretsOf(url));
    const later = { retryAfterMs: retryAfter(headers.get('retry-after'), now()) };
    if (status === 429)
      return new DeliveryFailure('temporary', sentence('delivery.limited', { place: name }), later);
    if (status === 408 || status >= 500)
      return new DeliveryFailure('temporary', sentence('delivery.down', { place: name, status }), later);
    if (response.ok)
      return new DeliveryFailure('temporary', sentence('delivery.chat.unexpected', { place: name }));
    // A key that does not fit is told as a fault of the request.
    if (status === 401 || status === 403 || /api key/i.test(reason))
      return new DeliveryFailure('permanent', sentence('delivery.chat.key', { place: name, reason }));
    if (status === 404 || status === 410 || status < 400)
      return new DeliveryFailure('permanent', sentence('delivery.chat.gone', { place: name }));
    return new DeliveryFailure('permanent', sentence('delivery.chat.refused', { place: name, reason }));
  }
}

function partsOf({ subject, text }: ChannelMessage): string[] {
  const whole = subject === null ? text : `*${subject.replace(/[*\s]+/g, ' ').trim()}*\n${text}`;
  // As it goes over the wire: there a line end or a quote takes two bytes.
  return splitText(writeChat(whole), MOST_BYTES, (part) => Buffer.byteLength(JSON.stringify(part)) - 2);
}

/** What came is the message that was made, and not the page of some proxy in between. */
function isMessage(answer: string): boolean {
  const message = parse(answer) as { name?: unknown } | null;
  return typeof message?.name === 'string';
}

function errorOf(answer: string): unknown {
  const { error } = (parse(answer) ?? {}) as { error?: { message?: unknown } };
  return error?.message;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return foreignWords(cause?.code ?? cause?.message ?? message);
}

function secretsOf(url: string): string[] {
  const { href, search, searchParams } = new URL(url);
  // What is shorter than that is no secret, and would blot out words.
  return [url, href, search, ...searchParams.values()].filter((secret) => secret.length >= 4);
}
