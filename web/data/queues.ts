import type {
  AbsentView,
  CallerView,
  MemberView,
  PreviewView,
  QueuesView,
  QueueView,
  RunView,
} from '../../model/forms/queue.ts';
import { createState } from '../state/state.ts';
import { get, send } from './http.ts';
import { listen, onLine } from './live.ts';

export type { AbsentView, CallerView, MemberView, PreviewView, QueueView, RunView };

/** A channel that says nothing for so long is dead, whatever the browser thinks: the server has a beat of 5 s. */
const SILENCE_MS = 12_000;

/** The live queues in the order of the configuration; `null`: not known yet. */
export const queues = createState<readonly QueueView[] | null>(null);
/** The server's clock less ours, in ms: ages are counted by the server's. */
let skewMs = 0;
let heardAt = 0;
let isCut = false;
/** Counts what was heard live: an answer that was asked for before is older. */
let heard = 0;
let followers = 0;
let stop: () => void = () => {};

/** The server's clock. */
export function serverNow(): number {
  return Date.now() + skewMs;
}

/** Since when nothing is heard any more, by our clock; `null`: what is shown is true now. */
export function silentSince(): number | null {
  if (heardAt === 0) return null;
  return isCut || Date.now() - heardAt > SILENCE_MS ? heardAt : null;
}

/** Keeps `queues` true until it is stopped. `onFault` hears why they could not be had. */
export function followQueues(onFault: (error: unknown) => void = () => {}): () => void {
  followers++;
  if (followers === 1) {
    const stopListening = listen('queues', (message) => {
      if (message.type === 'beat' && message.at === '') return void load().catch(onFault);
      heardAt = Date.now();
      if (message.type === 'queue' || message.type === 'beat') skewMs = Date.parse(message.at) - heardAt;
      if (message.type === 'queue') show(message);
    });
    const stopLine = onLine((state) => {
      isCut = state === 'cut';
    });
    const lose = () => {
      isCut = true;
    };
    addEventListener('offline', lose);
    stop = () => {
      removeEventListener('offline', lose);
      stopListening();
      stopLine();
    };
  }
  load().catch(onFault);
  return () => {
    followers--;
    if (followers === 0) stop();
  };
}

export async function load(): Promise<void> {
  const before = heard;
  const answer = await get<QueuesView>('/queues');
  heardAt = Date.now();
  skewMs = Date.parse(answer.at) - heardAt;
  if (heard === before || queues.value === null) queues.set(answer.queues);
}

function show(view: QueueView): void {
  heard++;
  const known = queues.value ?? [];
  const isKnown = known.some(({ queue }) => queue === view.queue);
  queues.set(isKnown ? known.map((one) => (one.queue === view.queue ? view : one)) : [...known, view]);
}

const at = (queue: string) => `/queues/${encodeURIComponent(queue)}`;
const memberAt = (queue: string, person: string) => `${at(queue)}/members/${encodeURIComponent(person)}`;

async function change(work: Promise<QueueView>): Promise<void> {
  show(await work);
}

export const addMember = (queue: string, person: string) =>
  change(send<QueueView>('POST', `${at(queue)}/members`, { person }));
export const removeMember = (queue: string, person: string) =>
  change(send<QueueView>('DELETE', memberAt(queue, person)));
export const pauseMember = (queue: string, person: string, reason: string) =>
  change(send<QueueView>('PUT', `${memberAt(queue, person)}/pause`, { reason }));
export const resumeMember = (queue: string, person: string) =>
  change(send<QueueView>('DELETE', `${memberAt(queue, person)}/pause`));
export const moveMember = (queue: string, person: string, to: string) =>
  change(send<QueueView>('POST', `${at(queue)}/moves`, { person, to }));
export const followTimetable = (queue: string) => send<RunView>('POST', `${at(queue)}/runs`, {});
export const previewQueue = (queue: string, when: { date: string; time: string }) =>
  get<PreviewView>(`${at(queue)}/preview?${new URLSearchParams(when)}`);
