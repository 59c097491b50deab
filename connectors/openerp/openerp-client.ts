import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';
import { plainReason } from '../plain-reason.ts';
import { decodeAnswer, encodeCall, XmlRpcFault, type XmlRpcValue } from './xml-rpc.ts';

export interface OpenerpConnection {
  url: string;
  database: string;
  login: string;
  password: string;
}

/** Reads from one database of one OpenERP (5 to 7, and what still speaks as they did) over XML-RPC. */
export interface OpenerpClient {
  /** `execute`, whose arguments all have their place. Refuses with `source-*`. */
  execute(model: string, method: string, args: readonly unknown[], signal: AbortSignal): Promise<XmlRpcValue>;
}

const OPENERP = 'OpenERP';
/** No answer that we ask for is larger. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

export function createOpenerpClient(connection: OpenerpConnection, say: Say): OpenerpClient {
  const { database, login, password } = connection;
  const url = connection.url.replace(/\/+$/, '').replace(/\/xmlrpc$/, '');
  const secrets = [password];
  let user: number | null = null;

  async function call(
    service: 'common' | 'object',
    method: string,
    args: unknown[],
    what: string,
    signal: AbortSignal,
  ) {
    const text = await post(`${url}/xmlrpc/${service}`, encodeCall(method, args), signal, secrets);
    try {
      return decodeAnswer(text);
    } catch (error) {
      if (error instanceof XmlRpcFault) throw faultError(error, what, secrets);
      const reason = say('customer.malformed.not-xml');
      throw new AppError('source-malformed', { source: OPENERP, what, reason }, { cause: error });
    }
  }

  async function logIn(signal: AbortSignal): Promise<number> {
    const uid = await call('common', 'login', [database, login, password], 'login', signal);
    if (typeof uid === 'number') return uid;
    const reason = say('source.odoo.bad-login', { login });
    throw new AppError('source-unauthorized', { source: OPENERP, reason });
  }

  return {
    async execute(model, method, args, signal) {
      user ??= await logIn(signal);
      return call(
        'object',
        'execute',
        [database, user, password, model, method, ...args],
        `${model}.${method}`,
        signal,
      );
    },
  };
}

async function post(url: string, body: string, signal: AbortSignal, secrets: string[]): Promise<string> {
  const unavailable = (reason: string, cause?: unknown) =>
    new AppError('source-unavailable', { source: OPENERP, reason }, { cause });
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', accept: 'text/xml' },
      body,
      // The password would go to another place.
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : unavailable(connectionReason(error, secrets), error);
  }
  try {
    if (response.status >= 500) throw unavailable(`HTTP ${response.status}`);
    if (response.status === 401 || response.status === 403)
      throw new AppError('source-unauthorized', { source: OPENERP, reason: `HTTP ${response.status}` });
    if (!response.ok) {
      const values = { source: OPENERP, what: new URL(url).pathname, reason: `HTTP ${response.status}` };
      throw new AppError('source-malformed', values);
    }
    return await textOf(response);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw signal.aborted ? signal.reason : unavailable(connectionReason(error, secrets), error);
  } finally {
    if (!response.bodyUsed) await response.body?.cancel().catch(() => {});
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_ANSWER) {
      const reason = `> ${LARGEST_ANSWER / 1024 / 1024} MB`;
      throw new AppError('source-malformed', {
        source: OPENERP,
        what: new URL(response.url).pathname,
        reason,
      });
    }
  }
  return text + decoder.decode();
}

/** Faults are often traces: what happened stands in the last line, and in the first where somebody raised it. */
function faultError(fault: XmlRpcFault, what: string, secrets: string[]): AppError {
  const lines = `${fault.faultCode}\n${fault.message}`.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !/^\d+$/.test(line));
  const line = said.some((one) => one.startsWith('Traceback')) ? said.at(-1) : said[0];
  const reason = plainReason(line, secrets) || 'fault';
  const all = `${fault.faultCode} ${fault.message}`;
  if (/AccessDenied|AccessError|access.?denied|not allowed/i.test(all))
    return new AppError('source-unauthorized', { source: OPENERP, reason }, { cause: fault });
  if (/OperationalError|could not connect|database .* does not exist/i.test(all))
    return new AppError('source-unavailable', { source: OPENERP, reason }, { cause: fault });
  if (/doesn'?t exist|does not exist|KeyError|has no attribute|Invalid field/i.test(all))
    return new AppError('source-not-found', { source: OPENERP, what, reason }, { cause: fault });
  return new AppError('source-malformed', { source: OPENERP, what, reason }, { cause: fault });
}

function connectionReason(error: unknown, secrets: string[]): string {
  const { cause, message } = error as Error;
  const { code, message: deeper } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : plainReason(deeper ?? message, secrets);
}
