import { AppError } from '../../model/errors.ts';
import { type Say, sentence } from '../../model/texts/index.ts';
import type { Sentence } from '../../model/types.ts';
import { type Attempt, askWithRetries, sleepFor } from '../ask-with-retries.ts';
import {
  connectionFailure,
  exceptionFailure,
  type FailureContext,
  malformed,
  statusFailure,
  unauthorized,
} from './odoo-failure.ts';
import { ODOO, type OdooSettings, type OdooSurroundings } from './odoo-settings.ts';

/** One call of a method. */
export interface OdooCall {
  model: string;
  method: string;
  /** Records that the method is called on. */
  ids?: number[];
  /** Arguments with a place: sent by order over JSON-RPC, by name over JSON-2. */
  places?: [name: string, value: unknown][];
  /** Arguments by name. */
  named?: Record<string, unknown>;
  /** Ends this call alone. */
  signal?: AbortSignal | undefined;
}

/** What it takes to reach one. */
export type OdooConnection = Pick<
  OdooSettings,
  'url' | 'database' | 'login' | 'password' | 'api' | 'timeoutSeconds' | 'attempts'
>;

/** One database of one Odoo server; the answers are still unchecked. */
export interface OdooClient {
  /** Calls a method, again if need be: only for methods that change nothing. Refuses with `source-*`. */
  read(call: OdooCall): Promise<unknown>;
  /** Calls a method once: whoever is refused does not know whether it was carried out. Refuses with `source-*`. */
  change(call: OdooCall): Promise<unknown>;
}

type OdooAccess = { url: string; database: string; login: string; password: string };

/**
 * A client of the external interface: `/jsonrpc` (every version up to 19; the login is asked for once) or
 * `/json/2` (from 19 on; the password is an API key). Refuses settings that are missing or unusable with
 * `source-not-configured` or `bad-config`.
 */
export function createOdooClient(
  settings: OdooConnection | OdooSettings,
  surroundings: Pick<OdooSurroundings, 'sleep' | 'random' | 'now'> & { say: Say },
  run: { signal?: AbortSignal | undefined; onProgress?: ((sentence: Sentence) => void) | undefined } = {},
): OdooClient {
  const access = checkedAccess(settings, surroundings.say);
  const patience = {
    source: ODOO,
    attempts: settings.attempts,
    timeoutSeconds: settings.timeoutSeconds,
    sleep: surroundings.sleep ?? sleepFor,
    random: surroundings.random ?? Math.random,
    onWait: (seconds: number) => run.onProgress?.(sentence('source.waiting', { source: ODOO, seconds })),
  };
  const contextOf = (model: string, what: string): FailureContext => ({
    what,
    model,
    account: settings.login ?? surroundings.say('source.odoo.key-owner'),
    database: access.database,
    secrets: [access.password],
    say: surroundings.say,
    now: surroundings.now?.() ?? new Date(),
  });

  const once = { ...patience, attempts: 1 };
  const rpc = (
    service: string,
    method: string,
    args: unknown[],
    context: FailureContext,
    how: typeof patience,
    ofCall?: AbortSignal,
  ) =>
    askWithRetries(
      (signal) =>
        post(
          `${access.url}/jsonrpc`,
          { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } },
          {},
          signal,
          context,
          rpcAnswer,
        ),
      how,
      either(run.signal, ofCall),
    );

  let uid: Promise<number> | null = null;
  const logIn = async (): Promise<number> => {
    const context = contextOf('res.users', 'login');
    const answer = await rpc(
      'common',
      'authenticate',
      [access.database, access.login, access.password, {}],
      context,
      patience,
    );
    // A wrong login is no error there but `false`.
    if (answer === false)
      throw unauthorized(surroundings.say('source.odoo.bad-login', { login: access.login })).error;
    if (typeof answer !== 'number')
      throw malformed('login', surroundings.say('source.malformed.no-uid')).error;
    return answer;
  };

  const call = async (asked: OdooCall, how: typeof patience) => {
    const { model, method, ids, places = [], named = {}, signal: ofCall } = asked;
    const context = contextOf(model, `${model}.${method}`);
    if (settings.api === 'json2') {
      const body = { ...(ids ? { ids } : {}), ...Object.fromEntries(places), ...named };
      const headers = { authorization: `Bearer ${access.password}`, 'X-Odoo-Database': access.database };
      const url = `${access.url}/json/2/${encodeURIComponent(model)}/${encodeURIComponent(method)}`;
      return askWithRetries(
        (signal) => post(url, body, headers, signal, context, json2Answer),
        how,
        either(run.signal, ofCall),
      );
    }
    uid ??= logIn();
    // A login that failed is asked for anew by the next call.
    const login = uid.catch((error) => {
      uid = null;
      throw error;
    });
    const user = await unlessAborted(login, ofCall);
    const args = [...(ids ? [ids] : []), ...places.map(([, value]) => value)];
    return rpc(
      'object',
      'execute_kw',
      [access.database, user, access.password, model, method, args, named],
      context,
      how,
      ofCall,
    );
  };
  return { read: (asked) => call(asked, patience), change: (asked) => call(asked, once) };
}

function either(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}

/** Others may wait for the same: it goes on without whoever has given up. */
async function unlessAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  const { promise: given, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([shared, given]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Reads the body of an answer: `null` where it is not JSON. */
type Interpret = (status: Response, body: unknown, context: FailureContext) => Attempt<unknown>;

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string>,
  signal: AbortSignal,
  context: FailureContext,
  interpret: Interpret,
): Promise<Attempt<unknown>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      // A POST that follows a redirect becomes a GET, and the password would go to another place.
      redirect: 'manual',
      signal,
    });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    return connectionFailure(error, context);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return (
      statusFailure(response, new URL(url).pathname, context) ??
      malformed(context.what, context.say('source.malformed.not-json'))
    );
  }
  return interpret(response, content, context);
}

/** JSON-RPC answers 200 and puts its errors inside. */
const rpcAnswer: Interpret = (response, body, context) => {
  const failure = statusFailure(response, '/jsonrpc', context);
  if (failure) return failure;
  const { error, result } = (body ?? {}) as {
    error?: { message?: unknown; data?: unknown };
    result?: unknown;
  };
  if (error) {
    const { name, message } = (error.data ?? {}) as { name?: unknown; message?: unknown };
    return exceptionFailure(String(name ?? ''), String(message ?? error.message ?? ''), context);
  }
  // A method that returns nothing has no result at all, which no method that we read does.
  if (result === undefined) return malformed(context.what, context.say('source.malformed.no-result'));
  return { value: result };
};

/** JSON-2 answers with real statuses, and an error's body names the exception. */
const json2Answer: Interpret = (response, body, context) => {
  if (response.ok) return { value: body };
  const { name, message } = (body ?? {}) as { name?: unknown; message?: unknown };
  const failure = statusFailure(response, `/json/2 ${context.what}`, context)!;
  // A server error may pass, so it is asked again whatever its name; the others are told by name.
  if (typeof name !== 'string' || response.status >= 500 || response.status === 429) return failure;
  const named = exceptionFailure(name, String(message ?? ''), context);
  if (response.status === 401) return unauthorized(String(named.error.values.reason ?? `HTTP 401`));
  return named.error.code === 'source-malformed' && failure.error.code !== 'source-malformed'
    ? failure
    : named;
};

function checkedAccess(settings: OdooConnection, say: Say): OdooAccess {
  const { url, database, login, password, api } = settings;
  const need = (value: string | null, name: string): string => {
    if (value) return value;
    throw new AppError('source-not-configured', { source: 'odoo', path: `sources.odoo.${name}` });
  };
  const address = URL.parse(need(url, 'url'));
  // An address with a password inside would show up wherever addresses do.
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw new AppError('bad-config', { count: 1, faults: say('source.odoo.bad-url') });
  }
  return {
    url: `${address.origin}${address.pathname}`.replace(/\/+$/, ''),
    database: need(database, 'database'),
    login: api === 'json2' ? (login ?? '') : need(login, 'login'),
    password: need(password, 'password'),
  };
}
