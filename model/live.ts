import type { GoneCard } from './call-cards.ts';
import type { CardView } from './forms/call-card.ts';
import type { QueueView } from './forms/queue.ts';
import type { Instant, IsoDate, PersonKey, TimetableState } from './types.ts';

/** What goes over the live channel, for both ends. Everything else is HTTP. */

/** "week:2026-03-02", "plan:ID", "weeks" (every week), "queues" (the phones), "cards" (of my calls), "desk" or "me" (my notices, requests, session). */
export type Topic = string;

export interface ClientMessage {
  subscribe?: Topic[];
  unsubscribe?: Topic[];
  /** The day that somebody is about to change; `null`: none any more. */
  editing?: { week: IsoDate; date: IsoDate } | null;
}

export type ServerMessage =
  /** The first one. `at`: since when the server runs: another one than before is a reason to fetch all anew. */
  | { type: 'hello'; at: Instant; you: PersonKey }
  | {
      type: 'week';
      week: IsoDate;
      id: string;
      version: number;
      state: TimetableState;
      by: string;
      editId?: string;
    }
  | ({ type: 'plan'; id: string; week: IsoDate } & Record<string, unknown>)
  | { type: 'presence'; week: IsoDate; people: { person: PersonKey; date: IsoDate }[] }
  | { type: 'notice'; id: string; kind: string; text: string; subject: string | null; createdAt: Instant }
  | { type: 'request'; id: string; week: IsoDate; state: string }
  /** A live queue as it is now, in the words of the reader's language: at subscribing, and at each change. */
  | ({ type: 'queue' } & QueueView)
  /** All cards on my screen as they are now, at subscribing and at each change, and those that went. */
  | { type: 'card'; cards: CardView[]; gone: GoneCard[] }
  /** Something of the desk was written: what shows it is to be fetched anew. */
  | { type: 'desk'; what: 'note' | 'category' | 'service-request' | 'callback'; id: string }
  /** The queues are still watched, by the server's clock; silence means that they are not. */
  | { type: 'beat'; at: Instant }
  | { type: 'session'; state: 'ended' | 'changed' }
  /** Topics that are not for this person, or not known. */
  | { type: 'refused'; topics: Topic[] }
  | { type: 'error'; reason: string };

/** Why the server closes a channel. */
export const LIVE_CLOSE = {
  /** The session is over, or another one: ask who you are. */
  session: 4401,
  /** Too slow a reader: connect anew and fetch everything. */
  slow: 4408,
  /** Too many messages, too many channels, or nonsense. */
  misuse: 4429,
} as const;
