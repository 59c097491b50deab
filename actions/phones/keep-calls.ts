import type { Call } from '../../model/phones.ts';
import type { PersonKey } from '../../model/types.ts';
import { openCallFold } from '../../telephony/calls.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';
import type { Workplace } from '../workplace.ts';

export interface KeepCallsOptions {
  /** Name of the exchange. */
  pbx: string;
  /** Of ours, who has an extension now. */
  personOf: (extension: string | null) => PersonKey | null;
  /** Hears each change of a call, before it is kept. */
  onCall: (call: Call) => void;
  /** Hears why calls could not be kept, once until they can be again. */
  onFailure: (error: unknown) => void;
}

export interface KeptCalls {
  hear(event: PbxEvent): void;
  /** When all that was heard until now is in the store, or could not be put there. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Changes are written together, this long after the first of them. */
const WRITE_MS = 50;
const RETRY_MS = 5000;
const DAY_MS = 86_400_000;

/**
 * Folds what an exchange tells into calls and keeps each of them as it changes. What the store does not take is tried
 * again later. Calls that were up when an earlier server ended go on, or are told to be over.
 */
export async function keepCalls(
  { store, clock }: Workplace,
  { pbx, personOf, onCall, onFailure }: KeepCallsOptions,
): Promise<KeptCalls> {
  await store.calls.markLost(new Date(clock().getTime() - DAY_MS).toISOString());
  const known = await store.calls.openCalls(pbx);
  /** Who answered stays who it was, whoever gets the extension later. */
  const persons = new Map(known.map(({ id, person }) => [id, person]));
  let waiting = new Map<string, Call>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let hasFailed = false;
  let isClosed = false;

  const fold = openCallFold({ pbx, known, onCall: note });

  function note(folded: Call): void {
    const { id, answeredBy, state } = folded;
    const person = answeredBy ? (persons.get(id) ?? personOf(answeredBy.extension)) : null;
    if (state === 'ended') persons.delete(id);
    else if (answeredBy) persons.set(id, person);
    const call = { ...folded, person };
    waiting.set(id, call);
    plan(WRITE_MS);
    onCall(call);
  }

  function plan(ms: number): void {
    if (timer === null && !isClosed) timer = setTimeout(() => void write(), ms);
  }

  function write(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      if (waiting.size === 0) return;
      const batch = waiting;
      waiting = new Map();
      try {
        await store.calls.saveAll([...batch.values()]);
        hasFailed = false;
      } catch (error) {
        // What was told since counts more than what was told then.
        waiting = new Map([...batch, ...waiting]);
        if (!hasFailed) onFailure(error);
        hasFailed = true;
        plan(RETRY_MS);
      }
    });
    return writing;
  }

  return {
    hear: (event) => fold.hear(event),
    settled: write,
    async close() {
      isClosed = true;
      await write();
    },
  };
}
