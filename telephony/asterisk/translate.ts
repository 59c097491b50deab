import type { QueueMember, QueueState, WaitingCaller } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import type { PbxEvent } from '../pbx.ts';
import { type AmiMessage, field, numberField } from './ami-message.ts';
import { isTalking, readCaller, readMember } from './read-member.ts';

export interface Translator {
  /** What an event means; most mean nothing to us. */
  translate(event: AmiMessage, at: Instant): PbxEvent[];
  /** Takes a list as the truth from now on, and puts in what only events tell: who is in a call of the queue. */
  load(states: QueueState[]): void;
}

export interface TranslatorOptions {
  /** Our name of a queue of the PBX; `null`: none of ours. */
  queueOf(name: string): string | null;
  extensionOf(name: string): string | null;
}

interface LiveCall {
  queue: string;
  joinedAt: Instant;
  hasLeft: boolean;
  /** Interface of whoever answered. */
  answeredBy: string | null;
  isHandedOn: boolean;
}

type Meaning = (event: AmiMessage, queue: string, at: Instant) => PbxEvent[];

/** A call whose end never came is forgotten with the oldest of so many. */
const mostCalls = 5000;

/** Asterisk's events in our words. Keeps what one event alone does not tell; no clock, no connection. */
export function openTranslator({ queueOf, extensionOf }: TranslatorOptions): Translator {
  const members = new Map<string, QueueMember>();
  const waiting = new Map<string, string[]>();
  const calls = new Map<string, LiveCall>();
  // By queue and interface: AgentComplete may name no call, and a member's own fields are late.
  const talks = new Map<string, string>();
  // Channels that were put down before anything else was told of them: a caller may be so quick.
  const putDown = new Set<string>();
  // Channels of agents that a caller is being offered on, and those of them that were put down by the agent.
  const offers = new Map<string, { key: string; isPutDown: boolean }>();

  const tidy = (event: AmiMessage, queue: string, at: Instant): QueueMember => {
    const member = readMember(event, { queue, extensionOf, at });
    const key = keyOf(queue, member.interface);
    const known = members.get(key);
    if (member.paused && known?.paused && known.pausedSince && !numberField(event, 'lastpause')) {
      member.pausedSince = known.pausedSince;
    }
    if (isTalking(member.state)) member.isInQueueCall ||= talks.has(key);
    members.set(key, member);
    return member;
  };
  const mark = (key: string, isInQueueCall: boolean, at: Instant): PbxEvent[] => {
    const known = members.get(key);
    if (!known || known.isInQueueCall === isInQueueCall) return [];
    const state = isInQueueCall && !isTalking(known.state) ? 'in_call' : known.state;
    const member: QueueMember = { ...known, state, isInQueueCall };
    members.set(key, member);
    return [{ at, type: 'member', member }];
  };
  /** Takes a caller out of the line; who stood behind moves up, of which Asterisk tells nothing. */
  const stepOut = (call: string, queue: string, at: Instant): PbxEvent[] => {
    const line = waiting.get(queue) ?? [];
    const place = line.indexOf(call);
    if (place < 0) return [];
    line.splice(place, 1);
    return line
      .slice(place)
      .map((other, i) => ({ at, type: 'caller-moved', call: other, queue, position: place + i + 1 }));
  };
  const remember = (call: string, live: LiveCall) => {
    calls.set(call, live);
    const [oldest] = calls.keys();
    if (calls.size > mostCalls && oldest !== undefined) calls.delete(oldest);
  };
  const leave = (call: string, live: LiveCall, holdSeconds: number | null, at: Instant): PbxEvent[] => {
    if (live.hasLeft || live.answeredBy !== null) return [];
    live.hasLeft = true;
    return [{ at, type: 'caller-left', call, queue: live.queue, holdSeconds }];
  };

  const ofQueue: Record<string, Meaning | undefined> = {
    queuemember: (event, queue, at) => [{ at, type: 'member', member: tidy(event, queue, at) }],
    queuememberremoved(event, queue, at) {
      const name = field(event, 'interface');
      members.delete(keyOf(queue, name));
      return [{ at, type: 'member-removed', queue, interface: name, extension: extensionFor(event) }];
    },
    queuecallerjoin(event, queue, at) {
      const call = field(event, 'uniqueid');
      const position = numberField(event, 'position') || 1;
      remember(call, { queue, joinedAt: at, hasLeft: false, answeredBy: null, isHandedOn: false });
      const isGone = putDown.delete(call);
      const line = waiting.get(queue) ?? [];
      waiting.set(queue, line);
      if (line.includes(call)) return [];
      line.splice(position - 1, 0, call);
      const behind = line.slice(position).map(
        (other, i): PbxEvent => ({
          at,
          type: 'caller-moved',
          call: other,
          queue,
          position: position + i + 1,
        }),
      );
      const joined: PbxEvent = { at, type: 'caller-joined', call, queue, ...readCaller(event), position };
      return [joined, ...behind, ...(isGone ? [{ at, type: 'caller-hung-up', call } as const] : [])];
    },
    queuecallerabandon(event, queue, at) {
      const call = field(event, 'uniqueid');
      const live = calls.get(call) ?? {
        queue,
        joinedAt: at,
        hasLeft: false,
        answeredBy: null,
        isHandedOn: false,
      };
      return [...leave(call, live, numberField(event, 'holdtime'), at), ...stepOut(call, queue, at)];
    },
    queuecallerleave: (event, queue, at) => stepOut(field(event, 'uniqueid'), queue, at),
    agentcalled(event, queue, at) {
      const name = field(event, 'interface');
      const channel = field(event, 'destuniqueid');
      if (channel) offers.set(channel, { key: keyOf(queue, name), isPutDown: false });
      const call = field(event, 'uniqueid');
      return [{ at, type: 'phone-rings', call, queue, interface: name, extension: extensionFor(event) }];
    },
    agentringnoanswer(event, queue, at) {
      const name = field(event, 'interface');
      const channel = field(event, 'destuniqueid');
      const isRejected = offers.get(channel)?.isPutDown ?? false;
      offers.delete(channel);
      return [
        {
          at,
          type: 'ring-missed',
          call: field(event, 'uniqueid'),
          queue,
          interface: name,
          extension: extensionFor(event),
          ringMs: numberField(event, 'ringtime'),
          isRejected,
        },
      ];
    },
    agentconnect(event, queue, at) {
      const name = field(event, 'interface');
      const call = field(event, 'uniqueid');
      const key = keyOf(queue, name);
      offers.delete(field(event, 'destuniqueid'));
      talks.set(key, call);
      const live = calls.get(call);
      if (live) live.answeredBy = name;
      else remember(call, { queue, joinedAt: at, hasLeft: false, answeredBy: name, isHandedOn: false });
      const answered: PbxEvent = {
        at,
        type: 'call-answered',
        call,
        queue,
        interface: name,
        extension: extensionFor(event),
        holdSeconds: numberField(event, 'holdtime'),
        ringSeconds: numberField(event, 'ringtime'),
      };
      return [answered, ...stepOut(call, queue, at), ...mark(key, true, at)];
    },
    agentcomplete(event, queue, at) {
      const name = field(event, 'interface');
      const key = keyOf(queue, name);
      const call = field(event, 'uniqueid') || talks.get(key) || null;
      talks.delete(key);
      // Who hands on by hanging up has only hung up to some versions.
      const isHandedOn = call !== null && calls.get(call)?.isHandedOn;
      const reason = isHandedOn ? 'transfer' : field(event, 'reason').toLowerCase();
      const completed: PbxEvent = {
        at,
        type: 'call-completed',
        call,
        queue,
        interface: name,
        talkSeconds: numberField(event, 'talktime'),
        holdSeconds: numberField(event, 'holdtime'),
        endedBy: reason === 'agent' || reason === 'transfer' ? reason : 'caller',
      };
      return [completed, ...mark(key, false, at)];
    },
  };
  for (const name of ['added', 'status', 'pause', 'paused', 'penalty', 'ringinuse']) {
    ofQueue[`queuemember${name}`] = ofQueue.queuemember;
  }

  const extensionFor = (event: AmiMessage) =>
    extensionOf(field(event, 'interface')) ?? extensionOf(field(event, 'stateinterface'));

  const ofChannel: Record<string, ((event: AmiMessage, at: Instant) => PbxEvent[]) | undefined> = {
    hanguprequest(event, at) {
      const channel = field(event, 'uniqueid');
      const offer = offers.get(channel);
      if (offer) offer.isPutDown = true;
      if (calls.has(channel)) return [{ at, type: 'caller-hung-up', call: channel }];
      if (!offer) putDown.add(channel);
      const [oldest] = putDown;
      if (putDown.size > mostCalls && oldest !== undefined) putDown.delete(oldest);
      return [];
    },
    hangup(event, at) {
      const channel = field(event, 'uniqueid');
      offers.delete(channel);
      putDown.delete(channel);
      const live = calls.get(channel);
      if (!live) return [];
      calls.delete(channel);
      // Left by a key, for which there is no event of its own.
      const left = leave(channel, live, null, at);
      return [...left, ...stepOut(channel, live.queue, at), { at, type: 'call-ended', call: channel }];
    },
    blindtransfer: (event, at) => transferred(event, 'blind', field(event, 'extension'), at),
    attendedtransfer: (event, at) =>
      transferred(event, 'attended', field(event, 'secondtransfererconnectedlinenum'), at),
    userevent(event, at) {
      if (field(event, 'userevent').toLowerCase() !== 'queueresult') return [];
      const queue = queueOf(field(event, 'queue'));
      const call = field(event, 'uniqueid');
      const result = field(event, 'status').toUpperCase();
      if (queue === null || call === '' || result === '') return [];
      const live = calls.get(call);
      const left = live && result !== 'CONTINUE' ? leave(call, live, null, at) : [];
      return [...left, { at, type: 'queue-result', call, queue, result, number: readCaller(event).number }];
    },
  };
  const transferred = (
    event: AmiMessage,
    kind: 'blind' | 'attended',
    to: string,
    at: Instant,
  ): PbxEvent[] => {
    if (!/^success$/i.test(field(event, 'result') || 'success')) return [];
    const call = field(event, 'transfereeuniqueid');
    const live = calls.get(call);
    if (live) live.isHandedOn = true;
    return live ? [{ at, type: 'call-transferred', call, interface: live.answeredBy, kind, to }] : [];
  };

  return {
    translate(event, at) {
      const name = field(event, 'event').toLowerCase();
      const byChannel = Object.hasOwn(ofChannel, name) ? ofChannel[name] : undefined;
      if (byChannel) return byChannel(event, at);
      const byQueue = Object.hasOwn(ofQueue, name) ? ofQueue[name] : undefined;
      const queue = byQueue ? queueOf(field(event, 'queue')) : null;
      return byQueue && queue !== null ? byQueue(event, queue, at) : [];
    },
    load(states) {
      for (const { queue, members: listed, callers, readAt } of states) {
        for (const [key, { queue: of }] of members) if (of === queue) members.delete(key);
        for (const member of listed) {
          const key = keyOf(queue, member.interface);
          if (isTalking(member.state)) member.isInQueueCall ||= talks.has(key);
          else talks.delete(key);
          members.set(key, member);
        }
        waiting.set(queue, inLine(callers));
        for (const { call, since } of callers) {
          if (!calls.has(call))
            remember(call, {
              queue,
              joinedAt: since ?? readAt,
              hasLeft: false,
              answeredBy: null,
              isHandedOn: false,
            });
        }
      }
    },
  };
}

function inLine(callers: WaitingCaller[]): string[] {
  return [...callers].sort((a, b) => a.position - b.position).map(({ call }) => call);
}

function keyOf(queue: string, name: string): string {
  return `${queue}\n${name}`;
}
