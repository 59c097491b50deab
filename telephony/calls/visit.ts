import type { Call } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import type { CallEvent } from '../pbx.ts';

type Timed<K extends CallEvent['type']> = { at: Instant } & Extract<CallEvent, { type: K }>;

/** What is known of a caller's channel, whatever queue it is in. The first word of each counts. */
export interface Channel {
  call: string;
  hungUpAt: Instant | null;
  endedAt: Instant | null;
  transfers: Timed<'call-transferred'>[];
  visits: Visit[];
  /** When it was heard of last. */
  heardAt: Instant;
}

/** What was told of one stay in one queue, in no order: what it makes together is `buildCall`. */
export interface Visit {
  id: string;
  queue: string;
  joined: Timed<'caller-joined'> | null;
  /** Found waiting when we came. */
  found: { number: string | null; name: string | null; position: number; since: Instant } | null;
  rings: Timed<'phone-rings'>[];
  missed: Timed<'ring-missed'>[];
  answered: Timed<'call-answered'> | null;
  left: Timed<'caller-left'> | null;
  result: Timed<'queue-result'> | null;
  completed: Timed<'call-completed'> | null;
  /** It was there no more when we came back. */
  goneAt: Instant | null;
  /** As it was told last, so that only what changes is told. */
  told: Call | null;
}

/** Rings of one phone that begin so near to each other are one, told twice. */
const SAME_MS = 1000;
/** A call on which phones ring more often than this keeps the first ones only. */
const MOST_RINGS = 5000;

export function newChannel(call: string, heardAt: Instant): Channel {
  return { call, hungUpAt: null, endedAt: null, transfers: [], visits: [], heardAt };
}

export function newVisit(id: string, queue: string): Visit {
  return {
    id,
    queue,
    joined: null,
    found: null,
    rings: [],
    missed: [],
    answered: null,
    left: null,
    result: null,
    completed: null,
    goneAt: null,
    told: null,
  };
}

/** Notes what is said of a visit; what was said already is not noted again. */
export function noteVisit(visit: Visit, event: { at: Instant } & CallEvent): void {
  switch (event.type) {
    case 'caller-joined':
      visit.joined = earlier(visit.joined, event);
      break;
    case 'phone-rings':
      addRing(visit.rings, event);
      break;
    case 'ring-missed':
      addRing(visit.missed, event);
      break;
    case 'call-answered':
      visit.answered = earlier(visit.answered, event);
      break;
    case 'caller-left':
      visit.left = earlier(visit.left, event);
      break;
    case 'queue-result':
      visit.result = earlier(visit.result, event);
      break;
    case 'call-completed':
      visit.completed = earlier(visit.completed, event);
      break;
  }
}

/** Notes what is said of the channel alone. */
export function noteChannel(channel: Channel, event: { at: Instant } & CallEvent): void {
  if (event.type === 'caller-hung-up') channel.hungUpAt = min(channel.hungUpAt, event.at);
  else if (event.type === 'call-ended') channel.endedAt = min(channel.endedAt, event.at);
  else if (event.type === 'call-transferred') {
    const same = channel.transfers.find(
      ({ to, kind, at }) => to === event.to && kind === event.kind && apartMs(at, event.at) < SAME_MS,
    );
    if (!same) channel.transfers.push(event);
    else if (event.at < same.at) channel.transfers[channel.transfers.indexOf(same)] = event;
  }
}

/** It is known to have been in the queue, or to have been sent away at its door. */
export function isVisit({ joined, found, rings, missed, answered, left, result, completed }: Visit): boolean {
  if (joined || found || answered || left || completed || rings.length || missed.length) return true;
  return result !== null && /^(FULL|JOIN)/.test(result.result);
}

function addRing<T extends Timed<'phone-rings'> | Timed<'ring-missed'>>(rings: T[], event: T): void {
  const twin = rings.findIndex((ring) => ring.interface === event.interface && ring.at === event.at);
  if (twin < 0 && rings.length < MOST_RINGS) rings.push(event);
}

/** The first word counts; of two at the same moment it is whichever, they are the same. */
function earlier<T extends { at: Instant }>(known: T | null, event: T): T {
  return known && known.at <= event.at ? known : event;
}

function min(one: Instant | null, other: Instant): Instant {
  return one !== null && one <= other ? one : other;
}

export function apartMs(from: Instant, to: Instant): number {
  return Math.abs(Date.parse(to) - Date.parse(from));
}
