import type { MessageContent } from '../model/messages.ts';
import type { Sentence } from '../model/types.ts';

/** What a channel is given to carry. */
export interface ChannelMessage extends MessageContent {
  /** An address, for a channel that reaches many; its own name for one that reaches one place. */
  target: string;
  /** The same whenever the same message is tried again: by it the other side recognises what it has already. */
  requestId: string;
}

/** A way out of the house. It neither keeps nor repeats anything: that is the outbox's. */
export interface Channel {
  /** As the configuration calls it. */
  readonly name: string;
  readonly kind: 'google-chat' | 'email';
  /**
   * Hands a message over; resolves when the other side has taken it. Rejects with a `DeliveryFailure`, also when the
   * signal aborts.
   */
  send(message: ChannelMessage, signal: AbortSignal): Promise<void>;
  /** Ends what is kept open. */
  close(): void;
}

/**
 * Why a message was not taken. `temporary`: the same may go well later, not before `retryAfterMs` if the other side
 * said so; `permanent`: it will not, until somebody changes something.
 */
export class DeliveryFailure extends Error {
  readonly kind: 'temporary' | 'permanent';
  readonly retryAfterMs: number | null;
  /** What happened and what to do, free of secrets. */
  readonly sentence: Sentence;

  constructor(
    kind: DeliveryFailure['kind'],
    sentence: Sentence,
    options: { retryAfterMs?: number | null } = {},
  ) {
    // No cause: it may hold an address that is a secret, and errors are logged whole.
    super(`${sentence.key} ${JSON.stringify(sentence.values)}`);
    this.name = 'DeliveryFailure';
    this.kind = kind;
    this.sentence = sentence;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
