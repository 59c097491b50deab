/** What there is in a simulated exchange. Times are milliseconds of its clock. */

export const STRATEGIES = ['ringall', 'rrmemory', 'rrordered'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface QueueSettings {
  strategy: Strategy;
  /** A phone rings for so long, and after a pause the next one does. */
  ringMs: number;
  retryMs: number;
  /** A caller waits at most so long. */
  longestWaitMs: number | null;
  mostCallers: number | null;
  /** Callers may come in although nobody could answer; those inside may stay. */
  joinsEmpty: boolean;
  staysEmpty: boolean;
  /** Rest after a call. */
  wrapUpMs: number;
  /** Whoever misses a ring is paused. */
  pausesMissing: boolean;
}

/** What a phone's holder does with a call. */
export type PhoneBehaviour =
  | { does: 'answers'; afterMs: number; hangsUpAfterMs?: number }
  /** Rings until the queue gives up, or somebody says something else. */
  | { does: 'misses' }
  | { does: 'rejects'; afterMs: number }
  /** Answers, talks, and hands the caller on without asking there. */
  | { does: 'transfers'; afterMs: number; talksMs: number; to: string };

export interface Phone {
  extension: string;
  name: string;
  /** It could be heard. */
  isPlugged: boolean;
  /** The exchange believes so; it finds out a little later. */
  isRegistered: boolean;
  ring: Ring | null;
  /** Rings for somebody who was handed on. */
  isCalled: boolean;
  /** Whom it talks to in a queue's call. */
  caller: Caller | null;
  /** Talks outside the queues. */
  isInOwnCall: boolean;
  freeAt: number;
  behaviour: PhoneBehaviour | null;
}

export interface Member {
  interface: string;
  extension: string | null;
  name: string;
  paused: boolean;
  pauseReason: string;
  pausedSince: number | null;
  isDynamic: boolean;
  isInQueueCall: boolean;
  callsTaken: number;
  lastCallAt: number | null;
}

export interface Queue {
  name: string;
  settings: QueueSettings;
  members: Member[];
  /** Who wait, the first first. */
  callers: Caller[];
  /** Interface that rang last. */
  lastRung: string | null;
}

export interface Ring {
  caller: Caller;
  phone: Phone;
  interface: string;
  at: number;
  stopTimers: (() => void)[];
}

export interface Caller {
  call: string;
  queue: Queue;
  number: string | null;
  name: string | null;
  joinedAt: number;
  nextTryAt: number;
  rings: Ring[];
  /** Who answered; kept when she is handed on. */
  answered: { phone: Phone; interface: string; at: number; holdSeconds: number } | null;
  isHandedOn: boolean;
  talksMs: number | null;
  stopTimers: (() => void)[];
}

/** A person who calls. */
export interface ArrivingCaller {
  queue: string;
  /** `null`: withheld. */
  number: string | null;
  name?: string | null;
  /** Hangs up unanswered after so long; by default never. */
  givesUpAfterMs?: number;
  /** Hangs up after talking so long; by default never. */
  talksMs?: number;
}

export const USUAL_QUEUE: QueueSettings = {
  strategy: 'rrmemory',
  ringMs: 15_000,
  retryMs: 3_000,
  longestWaitMs: null,
  mostCallers: null,
  joinsEmpty: true,
  staysEmpty: true,
  wrapUpMs: 0,
  pausesMissing: false,
};

export function newPhone(extension: string, name: string, isPlugged: boolean): Phone {
  return {
    extension,
    name,
    isPlugged,
    isRegistered: isPlugged,
    ring: null,
    isCalled: false,
    caller: null,
    isInOwnCall: false,
    freeAt: 0,
    behaviour: null,
  };
}
