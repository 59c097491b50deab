import { chooseCaller } from '../../helpdesk/callbacks.ts';
import type { Callback, CallbackState } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import type { Notice } from '../../model/requests.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { PersonKey } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';
import { onDuty } from './on-duty.ts';

/** Those that are open, or were; the oldest first. */
export function listCallbacks(
  { store }: Pick<Workplace, 'store'>,
  wish: { state?: CallbackState; limit?: number } = {},
): Promise<Callback[]> {
  return store.callbacks.list(wish);
}

/**
 * Offers what nobody has taken to somebody who has a turn now, and tells her: what was offered to somebody whose turn
 * is over goes to the next one. Out of hours it waits. How many were offered.
 */
export async function offerCallbacks({ store, config, clock, events }: Workplace): Promise<number> {
  const free = (await store.callbacks.list({ state: 'open' })).filter(({ takenAt }) => takenAt === null);
  if (free.length === 0) return 0;
  const here = await onDuty({ store, config }, clock());
  if (here.length === 0) return 0;
  const offered = await store.transaction(async (parts) => {
    const notices: Notice[] = [];
    const ids: string[] = [];
    for (const { id, number, offeredTo } of free) {
      if (offeredTo !== null && here.includes(offeredTo)) continue;
      const open = await parts.callbacks.list({ state: 'open' });
      // Another server may have been faster.
      const now = open.find((one) => one.id === id);
      if (!now || now.takenAt !== null) continue;
      if (now.offeredTo !== null && here.includes(now.offeredTo)) continue;
      const person = chooseCaller(here, open);
      if (person === null || !(await parts.callbacks.offer(id, person))) continue;
      const said = sentence('callback.offered', { number });
      notices.push(
        await parts.outbox.add({ person, kind: 'callback', sentence: said, subject: `callback:${id}` }),
      );
      ids.push(id);
    }
    return { notices, ids };
  });
  for (const notice of offered.notices) events.publish('notice', { notice });
  for (const id of offered.ids) events.publish('desk-changed', { what: 'callback', id });
  return offered.ids.length;
}

/** Somebody says that she calls. `unknown-callback`, `callback-taken`. */
export async function takeCallback(workplace: Workplace, person: PersonKey, id: string): Promise<Callback> {
  return write(workplace, id, 'callback.take', (parts) => parts.take(id, person));
}

/** The number was reached (`done`), or is not to be called (`dropped`). `unknown-callback`, `callback-taken`. */
export async function closeCallback(
  workplace: Workplace,
  id: string,
  state: Exclude<CallbackState, 'open'>,
): Promise<Callback> {
  return write(workplace, id, 'callback.close', (parts) => parts.close(id, { state, by: workplace.by }));
}

async function write(
  { store, by, events }: Workplace,
  id: string,
  what: string,
  work: (callbacks: Workplace['store']['callbacks']) => Promise<boolean>,
): Promise<Callback> {
  const after = await store.transaction(async (parts) => {
    const before = await parts.callbacks.get(id);
    if (!before) throw new AppError('unknown-callback');
    if (!(await work(parts.callbacks))) throw new AppError('callback-taken', { number: before.number });
    const changed = (await parts.callbacks.get(id))!;
    await parts.audit.add({ who: by, what, subject: `callback:${id}`, before, after: changed });
    return changed;
  });
  events.publish('desk-changed', { what: 'callback', id });
  return after;
}
