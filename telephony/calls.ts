import type { Call, QueueState } from '../model/phones.ts';
import type { Instant } from '../model/types.ts';
import { buildCall, startOf } from './calls/build-call.ts';
import { visitOf } from './calls/known-call.ts';
import {
  type Channel,
  isVisit,
  newChannel,
  newVisit,
  noteChannel,
  noteVisit,
  type Visit,
} from './calls/visit.ts';
import type { CallEvent, PbxEvent } from './pbx.ts';

export interface CallFoldOptions {
  /** Name in the configuration. */
  pbx: string;
  /** Hears a call whenever it is another than it was told last. Must not throw. */
  onCall: (call: Call) => void;
  /** Calls that were still up when we stopped: told to be over if the first resync knows them no more. */
  known?: readonly Call[];
  source?: Call['source'];
}

export interface CallFold {
  /** Takes the next event, of any kind and in any order within a call; what comes twice changes nothing. */
  hear(event: PbxEvent): void;
  /** The calls that are not over yet, the oldest first. */
  open(): Call[];
  /** Lets go of what is over or too old, as of a moment. Called by `hear` now and then. */
  tidy(at: Instant): void;
  /** What it remembers, to be watched. */
  readonly size: number;
}

const SECOND = 1000;
/** What comes late about a call that is over comes within so long. */
const LATE_MS = 120 * SECOND;
/** A channel that was in no queue is forgotten sooner: most channels are others'. */
const STRANGE_MS = 30 * SECOND;
const DAY_MS = 86_400 * SECOND;
const TIDY_MS = 10 * SECOND;
/** An agent's talk, counted back from its end, may miss its beginning by so much. */
const APART_MS = 10 * SECOND;
const MOST_CHANNELS = 20_000;

/** Calls are named by the PBX, its own id, the queue and, if the caller came back to it, which time it was. */
export function callId(pbx: string, call: string, queue: string, visit = 1): string {
  return `${pbx}:${call}:${queue}${visit > 1 ? `~${visit}` : ''}`;
}

/**
 * Folds what happens at a PBX into calls: a call is one caller's stay in one queue, however many phones rang. Only
 * what is not over, or was so until a moment ago, is kept in memory; nothing is kept longer than a day.
 */
export function openCallFold({ pbx, onCall, known = [], source = 'events' }: CallFoldOptions): CallFold {
  const channels = new Map<string, Channel>();
  /** Agents' last words that name no call, and whose first words have not come yet. */
  let loose: ({ at: Instant } & Extract<CallEvent, { type: 'call-completed' }>)[] = [];
  let tidiedAt = 0;

  for (const call of known) {
    const { name, visit } = visitOf(call);
    const channel = channelOf(name, call.startedAt);
    channel.visits.push(visit);
    for (const { at, kind, from, to } of call.transfers) {
      const phone = [call.answeredBy, ...call.rings].find((one) => one && one.extension === from);
      const said = { type: 'call-transferred', call: name, interface: phone?.interface ?? null } as const;
      noteChannel(channel, { ...said, at, kind, to });
    }
  }

  return {
    hear,
    open: () =>
      [...channels.values()]
        .flatMap(({ visits }) => visits.map(({ told }) => told))
        .filter((call) => call !== null && call.state !== 'ended')
        .sort((a, b) => (a!.startedAt < b!.startedAt ? -1 : 1)) as Call[],
    tidy,
    get size() {
      return channels.size + loose.length;
    },
  };

  function hear(event: PbxEvent): void {
    const now = Date.parse(event.at);
    if (now - tidiedAt >= TIDY_MS) {
      tidiedAt = now;
      tidy(event.at);
    }
    if (event.type === 'resync') adoptQueues(event.queues, event.at);
    if (!isOfCall(event) || event.type === 'caller-moved') return;
    if (event.type === 'call-completed' && event.call === null) {
      loose.push(event);
      settleLoose();
      return;
    }

    const channel = channelOf(event.call!, event.at);
    if (event.at > channel.heardAt) channel.heardAt = event.at;
    if ('queue' in event) {
      const visit = visitAt(channel, event.queue, event);
      noteVisit(visit, event);
      if (visit.goneAt && event.at > visit.goneAt) visit.goneAt = null;
    } else noteChannel(channel, event);
    tell(channel);
    if (event.type !== 'call-answered') return;
    if (loose.length > 0) settleLoose();
    endOlderTalks(event, channel);
  }

  /** Who answers the next call has ended the one before, even if we were away when she did. */
  function endOlderTalks(
    { at, queue, interface: name }: { at: Instant } & Extract<CallEvent, { type: 'call-answered' }>,
    answering: Channel,
  ): void {
    for (const channel of channels.values()) {
      if (channel === answering) continue;
      for (const visit of channel.visits) {
        if (visit.told?.state !== 'answered' || visit.queue !== queue) continue;
        if (visit.answered?.interface !== name || visit.answered.at >= at) continue;
        visit.goneAt = at;
        tell(channel);
      }
    }
  }

  function channelOf(call: string, at: Instant): Channel {
    const channel = channels.get(call) ?? newChannel(call, at);
    channels.set(call, channel);
    // In the order in which they came: the oldest goes.
    if (channels.size > MOST_CHANNELS) channels.delete(channels.keys().next().value!);
    return channel;
  }

  /** The stay that an event belongs to; one who joins after her end in that queue is there anew. */
  function visitAt(channel: Channel, queue: string, event: PbxEvent): Visit {
    const visits = channel.visits.filter((visit) => visit.queue === queue);
    const last = visits.at(-1);
    if (last && event.type === 'caller-joined' && isAfter(last, event.at)) return openVisit();
    // What was told late belongs to where the caller was then.
    return visits.findLast((visit, i) => i === 0 || event.at >= startOf(visit)) ?? openVisit();

    function openVisit(): Visit {
      const visit = newVisit(callId(pbx, channel.call, queue, visits.length + 1), queue);
      channel.visits.push(visit);
      return visit;
    }
  }

  /** It was over by then, and is not only told again. */
  function isAfter({ told, result }: Visit, at: Instant): boolean {
    const endedAt = told?.endedAt ?? result?.at;
    return endedAt !== undefined && at > endedAt;
  }

  function tell(channel: Channel): void {
    const visits = channel.visits.filter(isVisit).sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    for (const [i, visit] of visits.entries()) {
      const next = visits[i + 1];
      const call = buildCall(channel, visit, { pbx, source, until: next ? startOf(next) : null });
      if (JSON.stringify(call) === JSON.stringify(visit.told)) continue;
      visit.told = call;
      onCall(call);
    }
  }

  /** Finds the call that an agent's last words are about: the one that she answered as long before as she says. */
  function settleLoose(): void {
    loose = loose.filter((event) => {
      const answeredAt = Date.parse(event.at) - event.talkSeconds * SECOND;
      let best: { channel: Channel; visit: Visit; apart: number } | null = null;
      for (const channel of channels.values()) {
        for (const visit of channel.visits) {
          const { answered, completed, queue } = visit;
          if (!answered || answered.interface !== event.interface || queue !== event.queue) continue;
          if (answered.at > event.at || (completed && completed.at !== event.at)) continue;
          const apart = Math.abs(Date.parse(answered.at) - answeredAt);
          if (apart > APART_MS) continue;
          if (!best || apart < best.apart) best = { channel, visit, apart };
        }
      }
      if (!best) return true;
      noteVisit(best.visit, event);
      tell(best.channel);
      return false;
    });
  }

  /** After a gap: whoever waits is taken in; who is there no more is over, and nobody knows how. */
  function adoptQueues(queues: readonly QueueState[], at: Instant): void {
    for (const { queue, callers, members, readAt } of queues) {
      for (const { call, number, name, position, since } of callers) {
        const channel = channelOf(call, at);
        const visits = channel.visits.filter((visit) => visit.queue === queue);
        let visit = visits.at(-1);
        if (!visit || (visit.told?.state === 'ended' && visit.told.outcome !== 'lost')) {
          visit = newVisit(callId(pbx, call, queue, visits.length + 1), queue);
          channel.visits.push(visit);
        }
        visit.found ??= { number, name, position, since };
        visit.goneAt = null;
        tell(channel);
      }
      const waiting = new Set(callers.map(({ call }) => call));
      const talking = new Set(members.filter((one) => one.isInQueueCall).map((one) => one.interface));
      for (const channel of channels.values()) {
        for (const visit of channel.visits) {
          const { told } = visit;
          if (visit.queue !== queue || !told || told.state === 'ended') continue;
          if ((told.answeredAt ?? told.startedAt) > readAt) continue;
          const isThere = told.answeredBy
            ? talking.has(told.answeredBy.interface)
            : waiting.has(channel.call);
          if (isThere) continue;
          visit.goneAt = at;
          tell(channel);
        }
      }
    }
  }

  function tidy(at: Instant): void {
    const now = Date.parse(at);
    loose = loose.filter((event) => now - Date.parse(event.at) < LATE_MS);
    for (const [name, channel] of channels) {
      const age = now - Date.parse(channel.heardAt);
      const calls = channel.visits.flatMap(({ told }) => told ?? []);
      const isOpen = calls.some(({ state }) => state !== 'ended');
      // Whoever we lost may be heard of when her talk is over.
      const mayReturn = isOpen || channel.visits.some((visit) => visit.goneAt && !visit.completed);
      const limit = mayReturn ? DAY_MS : calls.length > 0 ? LATE_MS : STRANGE_MS;
      if (age < limit) continue;
      for (const visit of channel.visits) visit.goneAt ??= at;
      if (isOpen) tell(channel);
      channels.delete(name);
    }
  }
}

function isOfCall(event: PbxEvent): event is { at: Instant } & CallEvent {
  return 'call' in event;
}
