import type { Instant, PersonKey, Sentence } from './types.ts';

/** The words of the live phones as plain data. Extensions are digits as kept with persons ("201"). */

/** What a member's phone does. Being paused is another thing: it goes with any of them. */
export const MEMBER_STATES = [
  'unregistered',
  'available',
  'ringing',
  'in_call',
  'in_call_ringing',
  'busy',
  'on_hold',
  'unknown',
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** A person's (or anybody's) place in a live queue of a PBX. */
export interface QueueMember {
  /** Name of the queue in our configuration. */
  queue: string;
  /** What the PBX rings, such as "PJSIP/201": names the member within its queue. */
  interface: string;
  /** `null`: the interface is not of the installation's form, so it is nobody of ours. */
  extension: string | null;
  /** As the PBX shows it. */
  name: string;
  state: MemberState;
  paused: boolean;
  /** '' without one. */
  pauseReason: string;
  pausedSince: Instant | null;
  /** In a call of this queue; one's own call is `in_call` without it. */
  isInQueueCall: boolean;
  /** Added while the PBX runs; what its configuration lays down cannot be removed by us. */
  isDynamic: boolean;
  /** Since the PBX began to count. */
  callsTaken: number;
  lastCallAt: Instant | null;
}

/** Somebody who waits in a queue. */
export interface WaitingCaller {
  /** Of the call, as in `Call.id`. */
  call: string;
  /** As the PBX says it; `null`: withheld or unknown. */
  number: string | null;
  name: string | null;
  /** From 1. */
  position: number;
  since: Instant;
}

/** A live queue at one moment. */
export interface QueueState {
  queue: string;
  /** As the PBX calls it, such as "rrmemory". */
  strategy: string;
  /** Calls go round in the members' order, so the order of the lines matters. */
  keepsOrder: boolean;
  /** In the order of the PBX. */
  members: QueueMember[];
  callers: WaitingCaller[];
  readAt: Instant;
}

export const PBX_STATES = ['connecting', 'ready', 'down', 'closed'] as const;
export interface PbxStatus {
  state: (typeof PBX_STATES)[number];
  since: Instant;
  /** Why it is down, in words. */
  reason: Sentence | null;
}

/** What the timetable says of a queue's moment. Only by the first two kinds a queue is changed. */
export const PLAN_KINDS = ['slot', 'closed', 'no-timetable', 'unreadable'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** How a caller's time in a queue ended. */
export const CALL_OUTCOMES = [
  'answered',
  /** The caller hung up while waiting. */
  'abandoned',
  /** The queue gave up. */
  'timed_out',
  /** The queue was full. */
  'full',
  /** Nobody was in the queue, at the beginning or any more. */
  'unattended',
  /** We were cut off and do not know. */
  'lost',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_STATES = ['waiting', 'ringing', 'answered', 'ended'] as const;

/** One ringing of one phone. */
export interface CallRing {
  extension: string | null;
  interface: string;
  at: Instant;
  /** `null`: still ringing. `elsewhere`: another phone was faster; `cancelled`: the caller went. */
  end: 'answered' | 'unanswered' | 'rejected' | 'elsewhere' | 'cancelled' | null;
  seconds: number | null;
}

export interface CallTransfer {
  at: Instant;
  kind: 'blind' | 'attended';
  from: string | null;
  to: string;
}

/** One caller's visit to one queue, from joining to its end: ring-all is one call. */
export interface Call {
  /** PBX's name in the configuration, and its own id of the call. */
  id: string;
  pbx: string;
  queue: string;
  /** As the PBX says it; `null`: withheld or unknown. */
  number: string | null;
  callerName: string | null;
  state: (typeof CALL_STATES)[number];
  outcome: CallOutcome | null;
  startedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  /** Waiting until answered or gone; whole seconds. */
  holdSeconds: number | null;
  talkSeconds: number | null;
  answeredBy: { extension: string | null; interface: string } | null;
  /** Who of ours had that extension then; filled in by who stores it. */
  person: PersonKey | null;
  /** The same for each extension that rang. */
  rings: CallRing[];
  transfers: CallTransfer[];
  endedBy: 'caller' | 'agent' | 'transfer' | null;
  /** Place in the queue when joining, from 1. */
  position: number | null;
  source: 'events' | 'queue_log';
}

/** Somebody put in a live queue by hand, or out of it, against the timetable. */
export interface QueueOverride {
  id: string;
  queue: string;
  person: PersonKey;
  /** Of the person when it was made. */
  extension: string;
  kind: 'add' | 'remove';
  from: Instant;
  /** End of the turn that was running; outside of turns the end of the day. */
  until: Instant;
  /** As the log names them. */
  by: string;
  /** Free text; empty: none. */
  reason: string;
  /** Taken back, or followed by another, before its end. */
  endedAt: Instant | null;
}

/** A phone that was not rung for a while, by the wish of somebody. */
export interface Pause {
  id: string;
  queue: string;
  person: PersonKey | null;
  extension: string;
  /** A known key or free text. */
  reason: string;
  startedAt: Instant;
  /** As the log names them; `null`: it was done at the PBX. */
  startedBy: string | null;
  endedAt: Instant | null;
  endedBy: string | null;
}
