import type { PersonKey } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';

/** Who has an extension now; nobody who has gone. */
export type PersonOf = (extension: string | null) => PersonKey | null;

export interface KeptPeople {
  /** From memory; `null`: it may be out of date. */
  now(): PersonOf | null;
  read(): Promise<PersonOf>;
}

/** Where the store cannot tell whether something was written, what was read counts for so long. */
const FRESH_MS = 1000;

/** Holders of extensions in memory, so that a call waits for no store. */
export function keepPeople({ store }: Pick<Workplace, 'store'>): KeptPeople {
  let kept: { personOf: PersonOf; revision: string | null; readAt: number } | null = null;
  return {
    now() {
      if (!kept) return null;
      const revision = store.revision();
      const isFresh =
        revision === null ? performance.now() - kept.readAt < FRESH_MS : revision === kept.revision;
      return isFresh ? kept.personOf : null;
    },
    async read() {
      const revision = store.revision();
      const readAt = performance.now();
      const persons = await store.persons.list();
      const byExtension = new Map(persons.map(({ extension, key }) => [extension, key]));
      const personOf: PersonOf = (extension) =>
        extension === null ? null : (byExtension.get(extension) ?? null);
      kept = { personOf, revision, readAt };
      return personOf;
    },
  };
}
