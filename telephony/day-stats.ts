import { numberAmong } from '../model/phone-number.ts';
import type { Call } from '../model/phones.ts';
import type { Instant, PersonKey } from '../model/types.ts';
import { type CallFigures, countCalls, type Span, spanOf } from './stats/call-figures.ts';

export type { CallFigures, Span } from './stats/call-figures.ts';

/** A time of the day in which phones are attended. */
export interface AttendedTime {
  from: Instant;
  to: Instant;
}

export interface DayStatsOptions {
  /** Of the day, in their order; none: closed. The first one's beginning opens, the last one's end closes. */
  slots: readonly AttendedTime[];
  /** A call answered within so long is answered in time. */
  serviceLevelSeconds: number;
  /** Calls from these are tests: counted, and nothing else. With or without the country's prefix. */
  testNumbers?: readonly string[];
  /** Whose national numbers have no prefix. */
  country: string;
  /** Who has an extension, for rings that nobody answered. */
  personOf?: (extension: string) => PersonKey | null;
}

/** What one person did, or one extension that is nobody's. */
export interface PersonFigures {
  person: PersonKey | null;
  /** Only where `person` is `null`. */
  extension: string | null;
  answered: number;
  talk: Span;
  /** Rings that she did not answer, and those that she refused. */
  missed: number;
  rejected: number;
  handedOn: number;
}

export interface DayStats extends CallFigures {
  /** Calls from numbers for tests, which no other figure counts. */
  tests: number;
  slots: (AttendedTime & CallFigures)[];
  /** The busiest first. */
  persons: PersonFigures[];
  /** By the queues' names, each with calls or not at all. */
  queues: Record<string, CallFigures>;
}

/** The figures of one day, made of its calls alone. Calls that are still up count as far as they have come. */
export function dayStats(calls: readonly Call[], options: DayStatsOptions): DayStats {
  const { slots, testNumbers = [], country } = options;
  const isTestNumber = numberAmong(testNumbers, country);
  const isTest = (call: Call) => isTestNumber(call.number);
  const counted = calls.filter((call) => !isTest(call));
  const count = (some: readonly Call[]) => countCalls(some, options);
  const queues = [...new Set(counted.map(({ queue }) => queue))].sort();
  return {
    ...count(counted),
    tests: calls.length - counted.length,
    slots: slots.map(({ from, to }) => ({
      from,
      to,
      ...count(counted.filter(({ startedAt }) => startedAt >= from && startedAt < to)),
    })),
    persons: countPersons(counted, options.personOf ?? (() => null)),
    queues: Object.fromEntries(
      queues.map((queue) => [queue, count(counted.filter((call) => call.queue === queue))]),
    ),
  };
}

function countPersons(
  calls: readonly Call[],
  personOf: (extension: string) => PersonKey | null,
): PersonFigures[] {
  const talks = new Map<PersonFigures, number[]>();
  const found = new Map<string, PersonFigures>();
  const figuresOf = (person: PersonKey | null, extension: string | null): PersonFigures => {
    const name = person === null ? `/${extension}` : person;
    const known = found.get(name);
    if (known) return known;
    const own = person === null ? extension : null;
    const figures = {
      person,
      extension: own,
      answered: 0,
      talk: spanOf([]),
      missed: 0,
      rejected: 0,
      handedOn: 0,
    };
    found.set(name, figures);
    talks.set(figures, []);
    return figures;
  };
  for (const { answeredBy, person, talkSeconds, rings, transfers } of calls) {
    if (answeredBy) {
      const figures = figuresOf(person, answeredBy.extension ?? answeredBy.interface);
      figures.answered++;
      if (transfers.length > 0) figures.handedOn++;
      if (talkSeconds !== null) talks.get(figures)!.push(talkSeconds);
    }
    for (const { extension, interface: name, end } of rings) {
      if (end !== 'unanswered' && end !== 'rejected') continue;
      const holder = extension === null ? null : personOf(extension);
      const figures = figuresOf(holder, extension ?? name);
      if (end === 'rejected') figures.rejected++;
      else figures.missed++;
    }
  }
  for (const [figures, seconds] of talks) figures.talk = spanOf(seconds);
  return [...found.values()].sort(
    (a, b) => b.answered - a.answered || b.talk.total - a.talk.total || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
}

function nameOf({ person, extension }: PersonFigures): string {
  return person ?? extension ?? '';
}
