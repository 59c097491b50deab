/**
 * One WebSocket of this tab. It only listens: what is said here is fetched over HTTP. After a cut it connects again and
 * tells everybody to fetch anew.
 */

import { LIVE_CLOSE, type ServerMessage } from '../../model/live.ts';
import { sessionEnded } from './http.ts';

type Listener = (message: ServerMessage) => void;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

const listeners = new Map<string, Set<Listener>>();
const changes = new EventTarget();
let socket: WebSocket | null = null;
let waitMs = FIRST_WAIT_MS;
let wanted = false;
let wasCut = false;
let editing: { week: string; date: string } | null = null;

/** `line` tells of cuts: "open" after a new connection, "cut" when it is lost. */
export function onLine(listener: (state: 'open' | 'cut') => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<'open' | 'cut'>).detail);
  changes.addEventListener('line', heard);
  return () => changes.removeEventListener('line', heard);
}

/** Listens to a subject such as "week:2026-03-02"; answers with what stops it. */
export function listen(subject: string, listener: Listener): () => void {
  const known = listeners.get(subject) ?? new Set();
  if (known.size === 0) tell({ subscribe: [subject] });
  listeners.set(subject, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size > 0) return;
    listeners.delete(subject);
    tell({ unsubscribe: [subject] });
  };
}

/** Which day this person is changing, for the others to see. */
export function showEditing(what: { week: string; date: string } | null): void {
  editing = what;
  tell({ editing });
}

export function connect(): void {
  wanted = true;
  if (!socket) open();
}

/** Begins anew, when the network is back: a channel may not have noticed that it was cut. */
export function renew(): void {
  if (!wanted) return;
  const former = socket;
  wasCut = true;
  open();
  former?.close();
}

export function disconnect(): void {
  wanted = false;
  socket?.close();
  socket = null;
}

function open(): void {
  const address = new URL('/api/live', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const mine = new WebSocket(address);
  socket = mine;
  mine.addEventListener('open', () => {
    waitMs = FIRST_WAIT_MS;
    if (listeners.size > 0) tell({ subscribe: [...listeners.keys()] });
    if (editing) tell({ editing });
    changes.dispatchEvent(new CustomEvent('line', { detail: 'open' }));
    // What happened meanwhile was not heard.
    if (wasCut) for (const [subject, known] of listeners) for (const one of known) one(missed(subject));
    wasCut = false;
  });
  mine.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as ServerMessage));
  mine.addEventListener('close', ({ code }) => {
    if (socket !== mine) return;
    socket = null;
    if (code === LIVE_CLOSE.session) {
      wanted = false;
      sessionEnded.dispatchEvent(new Event('ended'));
    }
    if (!wanted) return;
    if (!wasCut) changes.dispatchEvent(new CustomEvent('line', { detail: 'cut' }));
    wasCut = true;
    // Not all at once after a restart of the server.
    setTimeout(() => wanted && !socket && open(), waitMs * (0.5 + Math.random() / 2));
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  });
}

/** Stands for all that was not heard about a subject. */
function missed(subject: string): ServerMessage {
  const [kind, id = ''] = subject.split(':');
  if (kind === 'plan') return { type: 'plan', id, week: '' };
  if (kind === 'queues') return { type: 'beat', at: '' };
  // The channel greets with all cards anew.
  if (kind === 'cards') return { type: 'beat', at: '' };
  if (kind === 'desk') return { type: 'desk', what: 'note', id: '' };
  if (kind === 'me') return { type: 'request', id: '', week: '', state: '' };
  return { type: 'week', week: id, id: '', version: -1, state: 'draft', by: '' };
}

function hear(message: ServerMessage): void {
  for (const subject of subjectsOf(message)) for (const one of listeners.get(subject) ?? []) one(message);
}

function subjectsOf(message: ServerMessage): string[] {
  if (message.type === 'week') return [`week:${message.week}`, 'weeks'];
  if (message.type === 'plan') return [`plan:${message.id}`];
  if (message.type === 'presence') return [`week:${message.week}`];
  if (message.type === 'queue' || message.type === 'beat') return ['queues'];
  if (message.type === 'card') return ['cards'];
  if (message.type === 'desk') return ['desk'];
  return ['me'];
}

function tell(words: unknown): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words));
}
