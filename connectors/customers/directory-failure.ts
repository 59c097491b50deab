import type { DirectoryFailure, DirectoryTrouble } from '../../model/customers.ts';
import { AppError, type ErrorCode } from '../../model/errors.ts';
import { plainReason } from '../plain-reason.ts';

const KINDS: Partial<Record<ErrorCode, DirectoryFailure>> = {
  'directory-down': 'down',
  'directory-timeout': 'timeout',
  'directory-refused': 'refused',
  'directory-malformed': 'malformed',
  'source-unavailable': 'down',
  'source-limited': 'down',
  'source-timeout': 'timeout',
  'source-unauthorized': 'refused',
  'source-forbidden': 'refused',
  'source-not-found': 'malformed',
  'source-malformed': 'malformed',
  'source-not-configured': 'refused',
  'store-unreachable': 'down',
  'store-busy': 'down',
  'file-missing': 'down',
  'bad-file': 'malformed',
};

/** What went wrong, as an error of the directory; `unknown-customer` stays what it is. */
export function directoryFailure(directory: string, error: unknown, timeoutMs: number): AppError {
  if (error instanceof AppError && error.code === 'unknown-customer') return error;
  const failure = error instanceof AppError ? KINDS[error.code] : undefined;
  const values = error instanceof AppError ? error.values : {};
  if (failure === 'timeout') {
    return new AppError('directory-timeout', { directory, seconds: timeoutMs / 1000 }, { cause: error });
  }
  const reason = plainReason(String(values.reason ?? values.what ?? (error as Error)?.message ?? error));
  return new AppError(`directory-${failure ?? 'malformed'}`, { directory, reason }, { cause: error });
}

/** The same for people. */
export function troubleOf(directory: string, error: AppError): DirectoryTrouble {
  const text = { key: `error.${error.code}`, values: error.values };
  return { directory, failure: KINDS[error.code] ?? 'malformed', text };
}
