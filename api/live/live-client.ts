import type { WebSocket } from '@fastify/websocket';
import type { ClientMessage, ServerMessage, Topic } from '../../model/live.ts';
import { LIVE_CLOSE } from '../../model/live.ts';
import type { Permission } from '../../model/permissions.ts';
import { isIsoDate, mondayOf } from '../../model/time.ts';
import type { IsoDate, Locale, PersonKey } from '../../model/types.ts';

/** What may wait for a reader before it is let go: it fetches everything anew and is in step again. */
export const MOST_BUFFERED_BYTES = 512 * 1024;
const MOST_TOPICS = 100;
/** Messages of a client: so many at once, and so many each second in the long run. */
const MESSAGE_BURST = 60;
const MESSAGES_PER_SECOND = 10;
/** A reader that does not even take the farewell is cut off. */
const FAREWELL_MS = 5000;

/** One tab of somebody who is signed in. */
export interface LiveClient {
  readonly person: PersonKey;
  readonly session: string;
  readonly locale: Locale;
  permissions: ReadonlySet<Permission>;
  readonly topics: ReadonlySet<Topic>;
  editing: { week: IsoDate; date: IsoDate } | null;
  /** `text`: the message as it goes over the wire, for who tells many the same. */
  send(message: ServerMessage, text?: string): void;
  close(code: number, reason: string): void;
  /** Answers `false` if the last one was not answered. */
  ping(): boolean;
}

export interface LiveClientOptions {
  socket: WebSocket;
  person: PersonKey;
  session: string;
  locale: Locale;
  permissions: ReadonlySet<Permission>;
  onEditing(client: LiveClient): void;
  onTopic(client: LiveClient, topic: Topic): void;
}

export function makeLiveClient(options: LiveClientOptions): LiveClient {
  const { socket } = options;
  const topics = new Set<Topic>();
  let isAlive = true;
  let allowance = MESSAGE_BURST;
  let countedAt = performance.now();

  const client: LiveClient = {
    person: options.person,
    session: options.session,
    locale: options.locale,
    permissions: options.permissions,
    topics,
    editing: null,
    send(message, text = JSON.stringify(message)) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MOST_BUFFERED_BYTES)
        return client.close(LIVE_CLOSE.slow, 'too slow: fetch anew');
      socket.send(text);
    },
    close(code, reason) {
      if (socket.readyState !== socket.OPEN) return;
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
    },
    ping() {
      if (!isAlive) {
        socket.terminate();
        return false;
      }
      isAlive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
      return true;
    },
  };

  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data) => {
    isAlive = true;
    const now = performance.now();
    allowance = Math.min(MESSAGE_BURST, allowance + ((now - countedAt) / 1000) * MESSAGES_PER_SECOND) - 1;
    countedAt = now;
    if (allowance < 0) return client.close(LIVE_CLOSE.misuse, 'too many messages');
    const message = parseMessage(String(data));
    if (!message) return client.send({ type: 'error', reason: 'not a message of this channel' });
    take(message);
  });

  function take({ subscribe = [], unsubscribe = [], editing }: ClientMessage): void {
    for (const topic of unsubscribe) topics.delete(topic);
    const refused: Topic[] = [];
    for (const topic of subscribe) {
      if (!isFor(topic, client.permissions) || (topics.size >= MOST_TOPICS && !topics.has(topic)))
        refused.push(topic);
      else if (!topics.has(topic)) {
        topics.add(topic);
        options.onTopic(client, topic);
      }
    }
    if (refused.length > 0) client.send({ type: 'refused', topics: refused });
    if (editing === undefined || JSON.stringify(editing) === JSON.stringify(client.editing)) return;
    if (editing !== null && !client.permissions.has('timetable.edit')) return;
    client.editing = editing;
    options.onEditing(client);
  }
  return client;
}

/** Whether somebody may hear of a topic. */
export function isFor(topic: Topic, permissions: ReadonlySet<Permission>): boolean {
  const [kind, rest = ''] = topic.split(/:(.*)/s);
  switch (kind) {
    case 'week':
      return isMonday(rest) && permissions.has('timetable.see');
    case 'weeks':
      return rest === '' && permissions.has('timetable.see');
    case 'plan':
      return /^[\w-]{1,64}$/.test(rest) && permissions.has('plan.see');
    case 'queues':
      return rest === '' && permissions.has('queue.see');
    case 'cards':
      return rest === '' && permissions.has('card.own');
    case 'desk':
      return rest === '' && permissions.has('callback.see');
    case 'me':
      return rest === '' && permissions.has('notice.own');
    default:
      return false;
  }
}

function parseMessage(text: string): ClientMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { subscribe, unsubscribe, editing } = value as Record<string, unknown>;
  if (!isTopics(subscribe) || !isTopics(unsubscribe) || !isEditing(editing)) return null;
  return {
    ...(subscribe === undefined ? {} : { subscribe }),
    ...(unsubscribe === undefined ? {} : { unsubscribe }),
    ...(editing === undefined ? {} : { editing: editing && { week: editing.week, date: editing.date } }),
  };
}

function isTopics(value: unknown): value is Topic[] | undefined {
  if (value === undefined) return true;
  return Array.isArray(value) && value.length <= MOST_TOPICS && value.every((one) => typeof one === 'string');
}

function isEditing(value: unknown): value is ClientMessage['editing'] {
  if (value === undefined || value === null) return true;
  const { week, date } = value as Record<string, unknown>;
  return (
    typeof week === 'string' &&
    typeof date === 'string' &&
    isMonday(week) &&
    isIsoDate(date) &&
    mondayOf(date) === week
  );
}

function isMonday(date: string): boolean {
  return isIsoDate(date) && mondayOf(date) === date;
}
