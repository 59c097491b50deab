import type { Call } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import type { Pbx, PbxEvent } from '../../telephony/pbx.ts';
import type { Workplace } from '../workplace.ts';
import { importOutage } from './import-outage.ts';
import type { LiveQueue } from './phones.ts';

export interface FilledOutages {
  hear(event: PbxEvent): void;
  settled(): Promise<void>;
}

/** A server that was away for longer is new. */
const MOST_MS = 30 * 86_400_000;
const NEW_MS = 86_400_000;

/**
 * Has what happened while nobody listened read from the PBX's queue_log each time it is reached again: after a lost
 * connection, and when the server starts.
 */
export function fillOutages(
  workplace: Workplace,
  {
    pbx,
    queues,
    file,
    before,
    onCall,
    onFailure,
  }: {
    pbx: Pbx;
    queues: readonly LiveQueue[];
    file: string;
    /** When all that was heard is in the store: what was read counts more than that a call was lost. */
    before: () => Promise<void>;
    onCall: (call: Call) => void;
    onFailure: (error: unknown) => void;
  },
): FilledOutages {
  const { store, clock } = workplace;
  let lostAt: Instant | null = null;
  let isNew = true;
  let filling: Promise<void> = Promise.resolve();

  async function fill(until: Instant, since: Instant | null): Promise<void> {
    const from = since ?? (await lastHeard());
    await before();
    for (const call of await importOutage(workplace, { pbx, queues, file, from, until })) onCall(call);
  }

  async function lastHeard(): Promise<Instant> {
    const now = clock().getTime();
    const from = new Date(now - MOST_MS).toISOString();
    const last = (await store.calls.list({ from, limit: 50 })).find((call) => call.pbx === pbx.name);
    return last?.startedAt ?? new Date(now - NEW_MS).toISOString();
  }

  return {
    hear(event) {
      if (event.type === 'status' && event.status.state !== 'ready' && !isNew) lostAt ??= event.at;
      if (event.type !== 'resync') return;
      const since = isNew ? null : (lostAt ?? event.at);
      isNew = false;
      lostAt = null;
      filling = filling.then(() => fill(event.at, since)).catch(onFailure);
    },
    settled: () => filling,
  };
}
