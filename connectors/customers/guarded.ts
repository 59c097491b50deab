import type {
  AnswerAge,
  CustomerDetails,
  CustomerMatch,
  CustomerQuestion,
  DetailKind,
  DirectoryTrouble,
  FoundCustomers,
} from '../../model/customers.ts';
import { AppError } from '../../model/errors.ts';
import type { CustomerDirectory } from './directory.ts';
import { directoryFailure, troubleOf } from './directory-failure.ts';

/** An answer of a directory, or one that was kept. */
export interface Answer<T> {
  value: T;
  age: AnswerAge;
  /** Why it is an old one; `null`: it is not. */
  trouble: DirectoryTrouble | null;
}

/** A directory that nobody waits for too long, and that is left alone while it does not work. */
export interface GuardedDirectory extends Pick<CustomerDirectory, 'name' | 'kind'> {
  findByNumber(e164: string, signal?: AbortSignal): Promise<Answer<CustomerMatch[]>>;
  search(question: CustomerQuestion, signal?: AbortSignal): Promise<Answer<FoundCustomers>>;
  details(externalId: string, what: DetailKind, signal?: AbortSignal): Promise<Answer<CustomerDetails>>;
  /** `open`: it is not asked; `half-open`: one question goes through, to see. */
  state(): 'closed' | 'open' | 'half-open';
  /** Forgets what was kept of a customer or number, after it was changed. */
  forget(): void;
  close(): void;
}

export interface GuardSettings {
  timeoutMs: number;
  /** So many in a row, and it is left alone. */
  failures: number;
  /** For so long. */
  pauseMs: number;
  /** An answer is used so long without asking again. */
  freshMs: number;
  /** And for so long where there is no other. */
  keepMs: number;
}

/** Answers that are kept; the oldest go first. */
const MOST_KEPT = 2000;

export function guardDirectory(
  directory: CustomerDirectory,
  settings: GuardSettings,
  clock: () => Date,
): GuardedDirectory {
  const { name, kind } = directory;
  const { timeoutMs, failures, pauseMs, freshMs, keepMs } = settings;
  const kept = new Map<string, { value: unknown; at: number }>();
  let failed = 0;
  let lastError: AppError | null = null;
  let openUntil = 0;
  let isProbing = false;

  const now = () => clock().getTime();
  const state = () => (failed < failures ? 'closed' : now() < openUntil ? 'open' : 'half-open');

  function answered(at: number, trouble: DirectoryTrouble | null): AnswerAge {
    return { directory: name, at: new Date(at).toISOString(), isStale: trouble !== null };
  }

  async function ask<T>(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<Answer<T>> {
    signal?.throwIfAborted();
    const before = kept.get(key) as { value: T; at: number } | undefined;
    if (before && now() - before.at < freshMs) {
      return { value: before.value, age: answered(before.at, null), trouble: null };
    }
    try {
      const value = await tryOnce(signal, work);
      const at = now();
      if (keepMs > 0 || freshMs > 0) keep(key, value, at);
      return { value, age: answered(at, null), trouble: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unknown-customer') throw error;
      if (!before || now() - before.at > keepMs) throw error;
      const trouble = troubleOf(name, error);
      return { value: before.value, age: answered(before.at, trouble), trouble };
    }
  }

  function keep(key: string, value: unknown, at: number): void {
    kept.delete(key);
    kept.set(key, { value, at });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  }

  async function tryOnce<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const before = state();
    if (before === 'open' || (before === 'half-open' && isProbing)) throw lastError!;
    if (before === 'half-open') isProbing = true;
    try {
      const value = await inTime(signal, work);
      failed = 0;
      return value;
    } catch (error) {
      // Who gives up waiting says nothing of the directory.
      if (signal?.aborted) throw signal.reason;
      const failure = directoryFailure(name, error, timeoutMs);
      if (failure.code === 'unknown-customer') {
        failed = 0;
        throw failure;
      }
      failed++;
      lastError = failure;
      openUntil = now() + pauseMs;
      throw failure;
    } finally {
      if (before === 'half-open') isProbing = false;
    }
  }

  /** The race ends the wait even where a directory does not look at the signal. */
  async function inTime<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const late = new AbortController();
    const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(either.reason);
    either.addEventListener('abort', giveUp, { once: true });
    const error = new AppError('directory-timeout', { directory: name, seconds: timeoutMs / 1000 });
    const timer = setTimeout(() => late.abort(error), timeoutMs);
    try {
      return await Promise.race([work(either), aborted]);
    } finally {
      clearTimeout(timer);
      either.removeEventListener('abort', giveUp);
    }
  }

  return {
    name,
    kind,
    findByNumber: (e164, signal) =>
      ask(`number ${e164}`, signal, (either) => directory.findByNumber(e164, either)),
    search: (question, signal) =>
      ask(`search ${JSON.stringify([question.field, question.text, question.limit])}`, signal, (either) =>
        directory.search(question, either),
      ),
    details: (externalId, what, signal) =>
      ask(`${what} ${externalId}`, signal, (either) => directory.details(externalId, what, either)),
    state,
    forget: () => kept.clear(),
    close: () => directory.close?.(),
  };
}

/**
 * Asks several at once. Each that answers is told (`onAnswer`) as it comes; one that does not hides no other.
 * Answers are in the order of the directories.
 */
export async function askAll<T>(
  directories: readonly GuardedDirectory[],
  ask: (directory: GuardedDirectory) => Promise<Answer<T>>,
  onAnswer?: (answers: Answer<T>[]) => void,
): Promise<{ answers: Answer<T>[]; troubles: DirectoryTrouble[] }> {
  const answers: (Answer<T> | null)[] = directories.map(() => null);
  const troubles: (DirectoryTrouble | null)[] = directories.map(() => null);
  const there = () => answers.filter((answer): answer is Answer<T> => answer !== null);
  await Promise.all(
    directories.map(async (directory, i) => {
      try {
        const answer = await ask(directory);
        answers[i] = answer;
        troubles[i] = answer.trouble;
        onAnswer?.(there());
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        troubles[i] = troubleOf(directory.name, error);
      }
    }),
  );
  return { answers: there(), troubles: troubles.filter((trouble) => trouble !== null) };
}
