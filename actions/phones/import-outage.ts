import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError } from '../../model/errors.ts';
import type { Call } from '../../model/phones.ts';
import type { Instant, PersonKey } from '../../model/types.ts';
import { queueLogEvents } from '../../telephony/asterisk/queue-log.ts';
import { openCallFold } from '../../telephony/calls.ts';
import type { Pbx } from '../../telephony/pbx.ts';
import type { Workplace } from '../workplace.ts';
import type { LiveQueue } from './phones.ts';

export interface Outage {
  pbx: Pbx;
  queues: readonly Pick<LiveQueue, 'queue' | 'nameAtPbx'>[];
  /** Path of the PBX's queue_log. */
  file: string;
  /** When nobody listened any more, and until when. */
  from: Instant;
  until: Instant;
}

/** A call that ended in an outage began at most so long before it. */
const LONGEST_CALL_MS = 86_400_000;

/**
 * Fills an outage with what the PBX itself wrote down meanwhile: calls of which we know nothing, or not how they ended.
 * What was heard by ourselves tells more and stays. Answers the calls that are new or others now. `file-missing`,
 * `bad-file`.
 */
export async function importOutage(
  { store }: Pick<Workplace, 'store'>,
  { pbx, queues, file, from, until }: Outage,
): Promise<Call[]> {
  const persons = await store.persons.list({ includeArchived: true });
  const holderOf = (extension: string | null): PersonKey | null => {
    const holders = persons.filter((one) => extension !== null && one.extension === extension);
    return (holders.find(({ active }) => active) ?? holders[0])?.key ?? null;
  };
  const interfaceOf = (agent: string): string => {
    if (pbx.extensionOf(agent) !== null) return agent;
    // Members go by the names of people.
    const extension = persons.find(({ name, active }) => active && name === agent)?.extension;
    return extension ? pbx.interfaceOf(extension) : agent;
  };

  const found = new Map<string, Call>();
  const onCall = (call: Call) => void found.set(call.id, call);
  const fold = openCallFold({ pbx: pbx.name, source: 'queue_log', onCall });
  const lines = await readSince(file, Date.parse(from) - LONGEST_CALL_MS);
  const told = queueLogEvents(lines, {
    queueOf: (name) => queues.find(({ nameAtPbx }) => nameAtPbx === name)?.queue ?? null,
    extensionOf: (name) => pbx.extensionOf(name),
    interfaceOf,
    from,
    until,
  });
  for (const event of told) fold.hear(event);

  const changed: Call[] = [];
  for (const call of found.values()) {
    if (call.state !== 'ended') continue;
    const known = await store.calls.get(call.id);
    if (known && known.state === 'ended' && known.outcome !== 'lost') continue;
    changed.push({
      ...call,
      number: call.number ?? known?.number ?? null,
      callerName: call.callerName ?? known?.callerName ?? null,
      rings: call.rings.length > 0 ? call.rings : (known?.rings ?? []),
      person: call.answeredBy ? (known?.person ?? holderOf(call.answeredBy.extension)) : null,
    });
  }
  await store.calls.saveAll(changed);
  return changed;
}

/** The lines that were written since then, as far as they tell when. */
async function readSince(file: string, since: number): Promise<string[]> {
  const seconds = Math.floor(since / 1000);
  const lines: string[] = [];
  try {
    const source = createReadStream(file, 'utf8');
    const reader = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of reader) if (Number.parseInt(line, 10) >= seconds) lines.push(line);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? new AppError('file-missing', { file })
      : new AppError('bad-file', { file, reason: message });
  }
  return lines;
}
