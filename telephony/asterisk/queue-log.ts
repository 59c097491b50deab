import type { Instant } from '../../model/types.ts';
import type { CallEvent } from '../pbx.ts';
import { numberOrNull } from './read-member.ts';
import { fromStored } from './stored-text.ts';

export interface QueueLogOptions {
  /** Our name of a queue of the PBX; `null`: none of ours. */
  queueOf(name: string): string | null;
  extensionOf(name: string): string | null;
  /** The interface of whom the log calls so: it knows members by their names; default: the same. */
  interfaceOf?: (agent: string) => string;
  /** Only calls of which the last word was written from `from` on, and before `until`. */
  from?: Instant;
  until?: Instant;
}

type LoggedEvent = { at: Instant } & CallEvent;

interface Line {
  seconds: number;
  call: string;
  queue: string;
  agent: string;
  event: string;
  data: string[];
}

/**
 * What Asterisk's queue_log tells of calls, as events in its order: whole seconds, phones only where they missed or
 * answered a call. Calls that found nobody in, or no room, are not in it. Lines of another form are passed over: the
 * last one may be half written.
 */
export function queueLogEvents(lines: Iterable<string>, options: QueueLogOptions): LoggedEvent[] {
  const { queueOf, from, until } = options;
  const read: Line[] = [];
  const lastSeconds = new Map<string, number>();
  for (const text of lines) {
    const line = parseLine(text, queueOf);
    if (!line) continue;
    read.push(line);
    lastSeconds.set(line.call, line.seconds);
  }
  const isWanted = ({ call }: Line) => {
    const at = instantOf(lastSeconds.get(call) ?? 0);
    return (from === undefined || at >= from) && (until === undefined || at < until);
  };
  return read.filter(isWanted).flatMap((line) => eventsOf(line, options));
}

/** `epoch|call|queue|agent|event|data…` */
function parseLine(text: string, queueOf: QueueLogOptions['queueOf']): Line | null {
  const [epoch = '', call = '', name = '', agent = '', event = '', ...data] = text.trimEnd().split('|');
  const queue = queueOf(name);
  if (!/^\d{9,11}$/.test(epoch) || call === '' || call === 'NONE' || queue === null) return null;
  return { seconds: Number(epoch), call, queue, agent, event, data };
}

function eventsOf(
  line: Line,
  { extensionOf, interfaceOf = (agent) => agent }: QueueLogOptions,
): LoggedEvent[] {
  const { seconds, call, queue, agent, event, data } = line;
  const at = instantOf(seconds);
  const name = interfaceOf(fromStored(agent));
  const member = { call, queue, interface: name, extension: extensionOf(name) };
  const number = (place: number) => numberAt(data, place);

  const ended = (endedBy: 'caller' | 'agent' | 'transfer', first: number): LoggedEvent => {
    const [holdSeconds, talkSeconds] = [number(first), number(first + 1)];
    return { at, type: 'call-completed', call, queue, interface: name, talkSeconds, holdSeconds, endedBy };
  };
  const left = (result: string | null, wait: number): LoggedEvent[] => [
    ...(result === null ? [{ at, type: 'caller-hung-up', call } as const] : []),
    { at, type: 'caller-left', call, queue, holdSeconds: number(wait) },
    ...(result === null ? [] : [{ at, type: 'queue-result', call, queue, result, number: null } as const]),
  ];
  const rang = (ms: number): LoggedEvent => ({
    at: instantOf(seconds - Math.round(ms / 1000)),
    type: 'phone-rings',
    ...member,
  });

  switch (event) {
    case 'ENTERQUEUE': {
      const position = number(2) || 1;
      const joined = { call, queue, number: numberOrNull(data[1] ?? ''), name: null, position };
      return [{ at, type: 'caller-joined', ...joined }];
    }
    case 'CONNECT': {
      const ringSeconds = number(2);
      const answered = { ...member, holdSeconds: number(0), ringSeconds };
      return [rang(ringSeconds * 1000), { at, type: 'call-answered', ...answered }];
    }
    case 'RINGNOANSWER': {
      const ringMs = number(0);
      return [rang(ringMs), { at, type: 'ring-missed', ...member, ringMs, isRejected: false }];
    }
    case 'RINGCANCELED':
      return [rang(number(0))];
    case 'COMPLETECALLER':
      return [ended('caller', 0), { at, type: 'call-ended', call }];
    case 'COMPLETEAGENT':
      return [ended('agent', 0), { at, type: 'call-ended', call }];
    case 'BLINDTRANSFER':
    case 'TRANSFER': {
      const transfer = { call, interface: name, kind: 'blind', to: data[0] ?? '' } as const;
      return [{ at, type: 'call-transferred', ...transfer }, ended('transfer', 2)];
    }
    case 'ATTENDEDTRANSFER': {
      // Hold, talk and position are the last three, whatever the way was; to whom is not told.
      const transfer = { call, interface: name, kind: 'attended', to: '' } as const;
      return [{ at, type: 'call-transferred', ...transfer }, ended('transfer', Math.max(0, data.length - 3))];
    }
    case 'ABANDON':
      return left(null, 2);
    case 'EXITWITHTIMEOUT':
      return left('TIMEOUT', 2);
    case 'EXITEMPTY':
      return left('LEAVEEMPTY', 2);
    case 'EXITWITHKEY':
      return left('KEY', 3);
    default:
      return [];
  }
}

function numberAt(data: string[], place: number): number {
  const value = Number.parseInt(data[place] ?? '', 10);
  return Number.isNaN(value) ? 0 : value;
}

function instantOf(epochSeconds: number): Instant {
  return new Date(epochSeconds * 1000).toISOString();
}
