import { mondayOf } from '../../model/time.ts';
import type { Person, PersonKey } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';
import { dayAt } from './opening-hours.ts';
import type { LiveQueue } from './phones.ts';
import { holderOf, type QueueRecord } from './queue-view.ts';
import { readWanted } from './read-wanted.ts';

export interface KeptRecords {
  /** `null`: nothing was read yet. */
  of(queue: string): QueueRecord | null;
  /** Reads it anew; the last one asked for counts. */
  read(queue: string): Promise<void>;
  readAll(): Promise<void>;
  /** Reads it anew, and nobody waits. */
  renew(queue: string): void;
  personOf(extension: string | null): PersonKey | null;
  nameOf(person: PersonKey): string | null;
  /** Who has a turn now, in any queue. */
  onDuty(): PersonKey[];
  settled(): Promise<void>;
  close(): void;
}

/** What the store knows of the live queues, in memory: read anew when something of it was written. */
export function keepRecords(
  workplace: Workplace,
  queues: readonly LiveQueue[],
  { onChange, onFailure }: { onChange: (queue: string) => void; onFailure: (error: unknown) => void },
): KeptRecords {
  const { store, clock, config, events } = workplace;
  const kept = new Map<string, QueueRecord>();
  const asked = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let persons: readonly Person[] = [];

  async function read(queue: string): Promise<void> {
    const live = queues.find((one) => one.queue === queue);
    if (!live) return;
    const turn = (asked.get(queue) ?? 0) + 1;
    asked.set(queue, turn);
    const at = clock();
    const [wanted, overrides, pauses, everybody] = await Promise.all([
      readWanted(workplace, live, at),
      store.overrides.active(queue, at.toISOString()),
      store.pauses.open(queue),
      store.persons.list({ includeArchived: true }),
    ]);
    if (asked.get(queue) !== turn) return;
    persons = everybody;
    kept.set(queue, { wanted, overrides, pauses, persons });
    onChange(queue);
  }

  const readAll = async () => {
    await Promise.all(queues.map(({ queue }) => read(queue)));
  };
  const inBackground = (work: Promise<void>) => {
    const settled = work.catch(onFailure).finally(() => running.delete(settled));
    running.add(settled);
  };
  const stop = events.subscribe('week-changed', ({ week }) => {
    const today = dayAt(clock(), config.organisation.timezone);
    if (week === mondayOf(today)) inBackground(readAll());
  });

  return {
    of: (queue) => kept.get(queue) ?? null,
    read,
    readAll,
    renew: (queue) => inBackground(read(queue)),
    personOf(extension) {
      const wanted = [...kept.values()].flatMap((record) => record.wanted.wanted);
      const record = { persons, wanted: { wanted } as unknown as QueueRecord['wanted'] };
      return holderOf(record, extension)?.key ?? null;
    },
    nameOf: (person) => persons.find(({ key }) => key === person)?.name ?? null,
    onDuty: () => [...new Set([...kept.values()].flatMap(({ wanted }) => wanted.planned))],
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    close: stop,
  };
}
