import type { Instant, IsoDate, PersonKey, Sentence } from './types.ts';

/** A cell of a week: date, slot of that day and line, both counted from 0. */
export interface Place {
  date: IsoDate;
  slot: number;
  line: number;
}

/** A hand-made change of a timetable, with what undoes it. The forms of both belong to who makes edits. */
export interface Edit {
  id: string;
  /** Id of the timetable. */
  timetable: string;
  /** The version that the edit made. */
  version: number;
  by: string;
  at: Instant;
  change: unknown;
  inverse: unknown;
  /** Why a red line was crossed; empty: none was. */
  reason: string;
  undoneAt: Instant | null;
  undoneBy: string | null;
}

export const REQUEST_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'expired', 'decided'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Somebody asks others to swap a turn, or to take one over. */
export interface TurnRequest {
  id: string;
  kind: 'swap' | 'cover';
  week: IsoDate;
  turn: Place;
  /** The turn that is wanted in exchange. */
  other: Place | null;
  asker: PersonKey;
  asked: PersonKey[] | 'all';
  message: string;
  state: RequestState;
  createdAt: Instant;
  expiresAt: Instant | null;
  closedAt: Instant | null;
  closedBy: string | null;
  /** Id of the edit that fulfilled it. */
  edit: string | null;
  /** Oldest first; one a person. */
  answers: TurnAnswer[];
}

export interface TurnAnswer {
  person: PersonKey;
  answer: 'yes' | 'no';
  at: Instant;
}

/** Something a person should know. Channels outside the page send what is not yet sent. */
export interface Notice {
  id: string;
  person: PersonKey;
  /** "turns-changed", "request-asked" …: what the page shows beside the sentence. */
  kind: string;
  sentence: Sentence;
  /** What it is about: a week, or the id of a request. */
  subject: string | null;
  createdAt: Instant;
  seenAt: Instant | null;
  sentAt: Instant | null;
}
