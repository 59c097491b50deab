import type { CallNote } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { ClaimedErpWrite } from '../../store/erp-writes.ts';
import type { Workplace } from '../workplace.ts';
import { type NoteWriter, noteWriters } from './note-writers.ts';

export interface PassNotesOptions {
  /** By default those of the configuration. */
  writers?: ReadonlyMap<string, NoteWriter>;
  onFailure?: (error: unknown) => void;
}

/** What carries notes to other registries, as long as the server runs. */
export interface PassingOn {
  /** Has it look now; resolves when nothing is due any more. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

const LOOK_MS = 30_000;
/** Longer than all that are taken at once may need. */
const LEASE_MS = 240_000;
const AT_ONCE = 5;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 3_600_000;
/** What another registry refuses it refuses again; one that is away comes back some day. */
const MOST_REFUSALS = 5;
const AWAY = ['source-unavailable', 'source-timeout', 'source-limited', 'source-unauthorized'];

/**
 * Carries what was noted to the registries of the configuration, now and whenever something is noted. What they do not
 * take waits in the store, over restarts, and is tried again.
 */
export function passNotesOn(workplace: Workplace, options: PassNotesOptions = {}): PassingOn {
  const { writers = noteWriters(workplace), onFailure = console.error } = options;
  if (writers.size === 0) return { wake: async () => {}, close: async () => {} };
  let round: Promise<void> = Promise.resolve();
  let isClosed = false;
  let isWaiting = false;
  const wake = () => {
    // Who comes while one waits to begin is served by that one.
    if (isWaiting || isClosed) return round;
    isWaiting = true;
    round = round
      .then(() => {
        isWaiting = false;
        return writeDue(workplace, writers, () => isClosed);
      })
      .catch(onFailure);
    return round;
  };
  const stop = workplace.events.subscribe('desk-changed', ({ what }) => {
    if (what === 'note') void wake();
  });
  const timer = setInterval(wake, LOOK_MS);
  timer.unref();
  void wake();
  return {
    wake,
    async close() {
      isClosed = true;
      stop();
      clearInterval(timer);
      await round;
    },
  };
}

async function writeDue(
  workplace: Workplace,
  writers: ReadonlyMap<string, NoteWriter>,
  isOver: () => boolean,
): Promise<void> {
  const { store, clock } = workplace;
  while (!isOver()) {
    const due = await store.erpWrites.claim({
      now: clock().toISOString(),
      limit: AT_ONCE,
      leaseMs: LEASE_MS,
    });
    if (due.length === 0) return;
    for (const one of due) await write(workplace, writers, one);
  }
}

async function write(
  workplace: Workplace,
  writers: ReadonlyMap<string, NoteWriter>,
  one: ClaimedErpWrite,
): Promise<void> {
  const { store, clock } = workplace;
  const note = one.payload as CallNote;
  const writer = writers.get(one.origin);
  try {
    // Its place may be configured again.
    if (!writer) throw new AppError('source-unavailable', { source: one.origin, reason: '' });
    if (one.kind === 'remove') await writer.remove(note);
    else {
      const externalId = await writer.put(note, await textOf(workplace, note));
      if (externalId !== null) await store.callNotes.setExternalId(note.id, externalId);
    }
    await store.erpWrites.markDone(one);
  } catch (error) {
    const isAway = error instanceof AppError && AWAY.includes(error.code);
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(one.attempts - 1, 20));
    const retryAt =
      isAway || one.attempts < MOST_REFUSALS ? new Date(clock().getTime() + waitMs).toISOString() : null;
    await store.erpWrites.markFailed(one, { error: sentenceOf(error), retryAt });
    if (!(error instanceof AppError)) throw error;
  }
}

/** The note as others read it, in the organisation's language. */
async function textOf({ store, config }: Workplace, note: CallNote): Promise<string> {
  const names = new Map((await store.categories.list()).map(({ id, name }) => [id, name]));
  const operator = (await store.persons.get(note.operator))?.name ?? note.operator;
  const head = [note.number, note.contract?.number, operator].filter(Boolean).join(' · ');
  const categories = note.categories.map((id) => names.get(id) ?? id).join(', ');
  return [config.organisation.name, head, categories, note.comment].filter((line) => line !== '').join('\n');
}

function sentenceOf(error: unknown): Sentence {
  if (error instanceof AppError) return { key: `error.${error.code}`, values: error.values };
  return sentence('error.internal', { reason: (error as Error).message });
}
