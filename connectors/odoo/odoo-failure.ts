import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';
import { type Attempt, retryAfterMs } from '../ask-with-retries.ts';
import { plainReason } from '../plain-reason.ts';
import { ODOO } from './odoo-settings.ts';

type Failure = Extract<Attempt<never>, { error: AppError }>;

export interface FailureContext {
  /** "model.method", or "login". */
  what: string;
  model: string;
  /** Who asks, for "share it with …". */
  account: string;
  database: string;
  secrets: (string | null | undefined)[];
  say: Say;
  now: Date;
}

/** What an exception of the server means, by its class ("odoo.exceptions.AccessError") and its message. */
export function exceptionFailure(name: string, message: string, context: FailureContext): Failure {
  const reason = plainReason(message.split('\n')[0], context.secrets) || name;
  const kind = name.split('.').at(-1) ?? '';
  if (/AccessDenied|SessionExpired|Unauthorized/.test(kind)) return unauthorized(reason);
  if (/AccessError|Forbidden/.test(kind)) return forbidden(context);
  if (/OperationalError/.test(kind) && /database ".*" does not exist/.test(message)) {
    return notFound(context.say('source.odoo.no-database', { name: context.database }));
  }
  if (
    /NotFound|MissingError/.test(kind) ||
    /doesn't exist|does not exist|has no attribute|KeyError/.test(`${kind} ${message}`)
  ) {
    return notFound(context.say('source.odoo.no-method', { name: context.what }));
  }
  if (/OperationalError|InterfaceError|PoolError/.test(kind)) {
    return { error: new AppError('source-unavailable', { source: ODOO, reason }) };
  }
  return malformed(context.what, reason);
}

/** What an HTTP status other than 2xx means; `null` if the body has to tell. */
export function statusFailure(response: Response, path: string, context: FailureContext): Failure | null {
  const { status } = response;
  const wait = retryAfterMs(response.headers.get('retry-after'), context.now);
  if (status === 429) return { error: new AppError('source-limited', { source: ODOO }), retryAfterMs: wait };
  if (status >= 500) {
    const reason = `HTTP ${status}`;
    return { error: new AppError('source-unavailable', { source: ODOO, reason }), retryAfterMs: wait };
  }
  if (status >= 300 && status < 400) {
    const target = plainReason(response.headers.get('location'), context.secrets);
    return malformed(path, context.say('source.odoo.redirected', { target }));
  }
  if (status === 401) return unauthorized(`HTTP ${status}`);
  if (status === 403) return forbidden(context);
  if (status === 404) return notFound(context.say('source.odoo.no-method', { name: context.what }));
  return status >= 400 ? malformed(context.what, `HTTP ${status}`) : null;
}

/** No answer came: name not known, refused, cut. */
export function connectionFailure(error: unknown, context: FailureContext): Failure {
  const { cause, message } = error as Error;
  const { code, message: deeper } = (cause ?? {}) as { code?: unknown; message?: unknown };
  const reason = typeof code === 'string' ? code : plainReason(deeper ?? message, context.secrets);
  return { error: new AppError('source-unavailable', { source: ODOO, reason }) };
}

export function unauthorized(reason: string): Failure {
  return { error: new AppError('source-unauthorized', { source: ODOO, reason }) };
}

export function malformed(what: string, reason: string): Failure {
  return { error: new AppError('source-malformed', { source: ODOO, what, reason }) };
}

function forbidden(context: FailureContext): Failure {
  return {
    error: new AppError('source-forbidden', { source: ODOO, what: context.model, account: context.account }),
  };
}

function notFound(what: string): Failure {
  return { error: new AppError('source-not-found', { source: ODOO, what }) };
}
