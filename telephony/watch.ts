import type { PbxStatus, QueueMember, QueueState } from '../model/phones.ts';
import type { Instant } from '../model/types.ts';
import type { PbxEvent } from './pbx.ts';

export const WARNING_KINDS = [
  'pbx-down',
  'member-unreachable',
  'missed-rings',
  'waiting-with-nobody',
] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

export interface Warning {
  kind: WarningKind;
  /** Names it as long as it lasts. */
  key: string;
  pbx: string;
  /** Where it is so; empty: everywhere. */
  queues: string[];
  /** Whose phone it is about. */
  interface: string | null;
  extension: string | null;
  name: string | null;
  /** Since when it is so, which is before it was raised. */
  since: Instant;
  /** Rings missed in a row, or callers who wait with nobody. */
  count: number | null;
}

export interface WatchSettings {
  /** So long a phone of somebody on duty is unreachable before anybody is told. */
  unreachableSeconds: number;
  /** So long callers wait with nobody in. */
  waitingSeconds: number;
  /** So long a PBX is out of reach. */
  downSeconds: number;
  /** So many rings in a row. */
  missedRings: number;
}

export const USUAL_WATCH: WatchSettings = {
  unreachableSeconds: 20,
  waitingSeconds: 5,
  downSeconds: 10,
  missedRings: 3,
};

/** What is remembered between two looks; plain data. */
export interface WatchState {
  /** By key: since when something is so that may become a warning. */
  since: Record<string, Instant>;
  raised: Record<string, Warning>;
  /** By interface: rings missed in a row, the first of them, and the last one, which may be told twice. */
  missed: Record<string, { count: number; since: Instant; last: string }>;
}

/** All that is true of a PBX at a moment. */
export interface WatchView {
  pbx: string;
  now: Instant;
  status: PbxStatus;
  queues: readonly QueueState[];
}

export interface Watched {
  state: WatchState;
  /** To be told: it is so from now on, and it is not so any more. */
  raised: Warning[];
  healed: Warning[];
  /** Over without being mended, because nobody asks any more: she paused, her turn ended, the callers went. */
  dropped: Warning[];
  /** Look again then, if nothing happens before; `null`: no need to. */
  wakeAt: Instant | null;
}

export const NOTHING_WATCHED: WatchState = { since: {}, raised: {}, missed: {} };

/** Takes note of what happens; look afterwards. Hear everything: a row of missed rings is made of single ones. */
export function hearForWatch(state: WatchState, event: PbxEvent): WatchState {
  if (event.type === 'call-answered') return { ...state, missed: without(state.missed, event.interface) };
  if (event.type !== 'ring-missed') return state;
  const { interface: name, call, at } = event;
  const known = state.missed[name];
  const last = `${call} ${at}`;
  if (known?.last === last) return state;
  const count = (known?.count ?? 0) + 1;
  return { ...state, missed: { ...state.missed, [name]: { count, since: known?.since ?? at, last } } };
}

/**
 * What is to be told at a moment: each thing once when it begins, after its time of grace, and once when it is over.
 * While a PBX is out of reach nothing else of it is judged. One state for each PBX.
 */
export function watchPhones(
  state: WatchState,
  view: WatchView,
  settings: WatchSettings = USUAL_WATCH,
): Watched {
  const { pbx, now, status, queues } = view;
  const isDown = status.state === 'down' || status.state === 'connecting';
  const wrong: { warning: Warning; graceSeconds: number }[] = [];
  const base = { pbx, queues: [] as string[], interface: null, extension: null, name: null, count: null };

  const members = isDown || status.state === 'closed' ? [] : membersOf(queues);
  // Whoever pauses or goes begins to count anew.
  const missed = isDown
    ? state.missed
    : Object.fromEntries(
        Object.entries(state.missed).filter(([name]) => members.some((one) => one.interface === name)),
      );
  if (isDown) {
    const since = state.since[`pbx-down:${pbx}`] ?? status.since;
    const warning: Warning = { ...base, kind: 'pbx-down', key: `pbx-down:${pbx}`, since };
    wrong.push({ warning, graceSeconds: settings.downSeconds });
  }
  for (const { queues: own, interface: name, extension, name: shown, state: phone } of members) {
    const about = { ...base, queues: own, interface: name, extension, name: shown };
    if (phone === 'unregistered') {
      const key = `member-unreachable:${pbx}:${name}`;
      const warning: Warning = { ...about, kind: 'member-unreachable', key, since: state.since[key] ?? now };
      wrong.push({ warning, graceSeconds: settings.unreachableSeconds });
    }
    const row = missed[name];
    if (row && row.count >= settings.missedRings) {
      const { count, since } = row;
      const key = `missed-rings:${pbx}:${name}`;
      wrong.push({ warning: { ...about, kind: 'missed-rings', key, since, count }, graceSeconds: 0 });
    }
  }
  for (const { queue, callers, members: own } of status.state === 'ready' ? queues : []) {
    if (callers.length === 0 || own.some(couldAnswer)) continue;
    const key = `waiting-with-nobody:${pbx}:${queue}`;
    const since = state.since[key] ?? now;
    const warning: Warning = {
      ...base,
      kind: 'waiting-with-nobody',
      key,
      queues: [queue],
      since,
      count: callers.length,
    };
    wrong.push({ warning, graceSeconds: settings.waitingSeconds });
  }

  const next: WatchState = { since: {}, raised: {}, missed };
  const result: Watched = { state: next, raised: [], healed: [], dropped: [], wakeAt: null };
  for (const { warning, graceSeconds } of wrong) {
    const { key, since } = warning;
    next.since[key] = since;
    const dueAt = new Date(Date.parse(since) + graceSeconds * 1000).toISOString();
    if (state.raised[key]) {
      next.raised[key] = warning;
    } else if (dueAt <= now) {
      next.raised[key] = warning;
      result.raised.push(warning);
    } else if (result.wakeAt === null || dueAt < result.wakeAt) {
      result.wakeAt = dueAt;
    }
  }
  for (const warning of Object.values(state.raised)) {
    if (next.raised[warning.key]) continue;
    if (isDown && warning.kind !== 'pbx-down') {
      next.raised[warning.key] = warning;
      next.since[warning.key] = warning.since;
    } else if (isMended(warning, view)) result.healed.push(warning);
    else result.dropped.push(warning);
  }
  return result;
}

type OnDuty = QueueMember & { queues: string[] };

/** Everybody who is to answer, once, with all her queues. */
function membersOf(queues: readonly QueueState[]): OnDuty[] {
  const found = new Map<string, OnDuty>();
  for (const { queue, members } of queues) {
    for (const member of members) {
      if (member.paused) continue;
      const known = found.get(member.interface);
      if (known) known.queues.push(queue);
      else found.set(member.interface, { ...member, queues: [queue] });
    }
  }
  return [...found.values()];
}

function couldAnswer({ paused, state }: QueueMember): boolean {
  return !paused && state !== 'unregistered';
}

/** It is over because it is well again, and not because it matters no more. */
function isMended(warning: Warning, { status, queues }: WatchView): boolean {
  if (warning.kind === 'pbx-down') return status.state === 'ready';
  if (warning.kind === 'waiting-with-nobody') {
    return queues.some((queue) => warning.queues.includes(queue.queue) && queue.members.some(couldAnswer));
  }
  const own = membersOf(queues).find((member) => member.interface === warning.interface);
  return own !== undefined && (warning.kind !== 'member-unreachable' || own.state !== 'unregistered');
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
