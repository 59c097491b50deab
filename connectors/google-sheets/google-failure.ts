import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';
import { type Attempt, retryAfterMs } from '../ask-with-retries.ts';
import { plainReason } from '../plain-reason.ts';
import { SHEETS } from './sheets-settings.ts';

/** What was asked for when a request failed. */
export interface AskedFor {
  /** The token, or something of the service itself. */
  phase: 'token' | 'service';
  /** The thing asked for as an object of "does not let us read …". */
  unreadable: string;
  /** The same as an object of "has no …". */
  missing: string;
  /** Named ranges that may turn out to be missing, in the words of "has no …". */
  missingRange?: (range: string) => string;
}

type Failure = Extract<Attempt<never>, { error: AppError }>;

interface Answer {
  status: number;
  data: unknown;
  headers: { get(name: string): string | null };
}

/** Says in our words why a request to Google failed. Whatever it did not foresee is thrown on as it is. */
export function googleFailure(
  error: unknown,
  asked: AskedFor,
  context: { account: string; secrets: (string | null | undefined)[]; say: Say; now: Date },
): Failure {
  const answer = (error as { response?: Answer }).response;
  // What the library says when the token's address answered well, but gave none.
  if ((error as Error).message === 'Could not refresh access token.') {
    const reason = context.say('source.malformed.no-token');
    return { error: new AppError('source-malformed', { source: SHEETS, what: 'token', reason }) };
  }
  if (!answer) return connectionFailure(error, context.secrets);
  const { status } = answer;
  const { message, reasons } = explained(answer.data);
  const reason = plainReason(message, context.secrets) || `HTTP ${status}`;
  const wait = retryAfterMs(answer.headers.get('retry-after'), context.now);
  const refused = new AppError('source-unauthorized', { source: SHEETS, reason });

  if (status === 429 || reasons.some((name) => /rateLimitExceeded|RESOURCE_EXHAUSTED/i.test(name))) {
    return { error: new AppError('source-limited', { source: SHEETS }), retryAfterMs: wait };
  }
  if (status >= 500) {
    return { error: new AppError('source-unavailable', { source: SHEETS, reason }), retryAfterMs: wait };
  }
  if (asked.phase === 'token' || status === 401) return { error: refused };
  if (status === 403) {
    // A service that is switched off for the whole project: sharing the document would not help.
    if (reasons.some((name) => /SERVICE_DISABLED|accessNotConfigured/.test(name))) return { error: refused };
    return {
      error: new AppError('source-forbidden', {
        source: SHEETS,
        what: asked.unreadable,
        account: context.account,
      }),
    };
  }
  const range = /Unable to parse range: (.+)$/.exec(message)?.[1];
  if (status === 404 || range !== undefined) {
    const what =
      range !== undefined && asked.missingRange ? asked.missingRange(plainReason(range)) : asked.missing;
    return { error: new AppError('source-not-found', { source: SHEETS, what }) };
  }
  return { error: new AppError('source-malformed', { source: SHEETS, what: asked.unreadable, reason }) };
}

/** No answer came: name not known, refused, cut. The codes of Node say it shortest. */
function connectionFailure(error: unknown, secrets: (string | null | undefined)[]): Failure {
  const codes = [error, (error as { cause?: unknown }).cause].map(
    (thing) => (thing as { code?: unknown } | undefined)?.code,
  );
  const code = codes.find((one) => typeof one === 'string' && /^(E[A-Z_]+|ERR_[A-Z_]+|CERT_|UND_)/.test(one));
  const fromNetwork = code !== undefined || (error as Error).name === 'GaxiosError';
  if (!fromNetwork) throw error;
  const reason = typeof code === 'string' ? code : plainReason((error as Error).message, secrets);
  return { error: new AppError('source-unavailable', { source: SHEETS, reason }) };
}

/** The message and the machine-readable reasons of an error body of the services, or of the token's address. */
function explained(data: unknown): { message: string; reasons: string[] } {
  const { error, error_description: description } = (data ?? {}) as Record<string, unknown>;
  if (typeof error === 'string') {
    return {
      message: typeof description === 'string' ? `${error}: ${description}` : error,
      reasons: [error],
    };
  }
  const { message, status, errors, details } = (error ?? {}) as Record<string, unknown>;
  const listed = [errors, details].flatMap((list) => (Array.isArray(list) ? list : []));
  return {
    message: typeof message === 'string' ? message : '',
    reasons: [status, ...listed.map((entry) => (entry as { reason?: unknown } | null)?.reason)].filter(
      (name): name is string => typeof name === 'string',
    ),
  };
}
