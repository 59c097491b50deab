import type { Instant, PersonKey, Sentence } from './types.ts';

/** `failed`: given up, a dead letter. `skipped`: nobody wanted it any more when its time had come. */
export const MESSAGE_STATES = ['queued', 'sent', 'failed', 'skipped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** The channel by which mail goes; no other channel may be called so. */
export const EMAIL = 'email';

export interface Attachment {
  /** As the file is called, without folders. */
  name: string;
  /** "text/csv". */
  type: string;
  content: string | Uint8Array;
}

/** What is said, whoever carries it. What a channel cannot carry is left out there. */
export interface MessageContent {
  subject: string | null;
  /** Lines of text with *bold*, [links](https://…) and lists of lines that begin with "- ". */
  text: string;
  /** A page of mail in place of the one that is made from the text. */
  html: string | null;
  attachments: Attachment[];
  /** Messages with the same key stand together, where a channel has threads. */
  threadKey: string | null;
}

/** A message on its way out of the house. */
export interface OutgoingMessage extends MessageContent {
  id: string;
  /** Order of their coming. */
  seq: number;
  /** Name of the channel. */
  channel: string;
  /** Whom it reaches there: an address of mail, or the channel's own name. Order is kept for each. */
  target: string;
  person: PersonKey | null;
  /** Id of the (first) notice that it brings. */
  notice: string | null;
  /** Who sent it, as the log names them. */
  by: string;
  createdAt: Instant;
  /** Not before. */
  dueAt: Instant;
  /** From then on nobody wants it. */
  expiresAt: Instant | null;
  /** Tries so far. */
  attempts: number;
  state: MessageState;
  lastError: Sentence | null;
  sentAt: Instant | null;
  /** Of several with the same key only the first is kept. */
  dedupeKey: string | null;
}

export type NewMessage = Pick<OutgoingMessage, 'channel' | 'target' | 'text' | 'by'> &
  Partial<
    Pick<
      OutgoingMessage,
      | 'subject'
      | 'html'
      | 'attachments'
      | 'threadKey'
      | 'person'
      | 'notice'
      | 'dueAt'
      | 'expiresAt'
      | 'dedupeKey'
    >
  >;
