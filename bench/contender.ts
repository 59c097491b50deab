import type { Instance } from '../scheduler/instance.ts';
import type { Expected } from './make-instances.ts';
import type { Command, Measured } from './measure-process.ts';

/** A problem to be solved: a file, and what it says. */
export interface Load {
  file: string;
  name: string;
  instance: Instance;
  /** What is known of its best timetable; `null`: nothing. */
  expected: Pick<Expected, 'bestKnownCost' | 'lowerBound' | 'provenOptimal'> | null;
}

/** What a process answered. */
export interface Outcome {
  /** `null`: it found no timetable. */
  cost: number | null;
  bound: number | null;
  proven: boolean;
  /** Milliseconds until the first timetable, by the program's own clock; `null`: it does not say. */
  firstMs: number | null;
  /** The same from the start of the process, as somebody sees it who waits. */
  firstSeenMs: number | null;
  /** Why it is no answer, in a sentence. */
  fault: string | null;
}

/** A program that is measured. */
export interface Contender {
  name: string;
  /** `reference` and `start` are the same for every load. */
  kind: 'reference' | 'start' | 'ours' | 'other';
  /** How it is run on a load; a sentence: it cannot be. */
  commandFor(load: Load): Command | string;
  read(measured: Measured, load: Load): Outcome;
}

export const noAnswer: Outcome = {
  cost: null,
  bound: null,
  proven: false,
  firstMs: null,
  firstSeenMs: null,
  fault: null,
};
