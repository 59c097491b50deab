import { AppError } from '../../model/errors.ts';

/** Our names of queues and those of the PBX. */
export interface QueueNames {
  /** Ours, in the configuration's order. */
  readonly names: string[];
  /** @throws AppError `unknown-queue` */
  theirs(ours: string): string;
  /** `null`: none of ours. */
  ours(theirs: string): string | null;
  penalty(ours: string): number | undefined;
}

/** A queue without a name has the same one there. */
export function queueNames(queues: Record<string, { name?: string; penalty?: number }>): QueueNames {
  const theirs = new Map(Object.entries(queues).map(([ours, { name }]) => [ours, name ?? ours]));
  const ours = new Map([...theirs].map(([key, name]) => [name, key]));
  return {
    names: [...theirs.keys()],
    theirs(queue) {
      const name = theirs.get(queue);
      if (name === undefined) throw new AppError('unknown-queue', { queue });
      return name;
    },
    ours: (name) => ours.get(name) ?? null,
    penalty: (queue) => queues[queue]?.penalty,
  };
}
