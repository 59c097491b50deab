import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fulfils } from './erp-domain.ts';
import { FaultQueue } from './fault-queue.ts';

export type OdooRow = { id: number } & Record<string, unknown>;

/** An Odoo of its own on loopback: `/jsonrpc` and `/json/2` over tables in memory. */
export interface OdooServer {
  url: string;
  database: string;
  login: string;
  password: string;
  /** Rows by model; a field that a model lacks is refused, as the real one does. Many2one: `[id, "name"]`. */
  tables: Record<string, OdooRow[]>;
  /** An installation's own methods, by "model.method"; given the arguments in their order. */
  methods: Record<string, (...args: unknown[]) => unknown>;
  /** One who may log in, and then read nothing. */
  stranger: { login: string; password: string };
  /** One who sees customers, no invoices, and no leaves but their own, which there are none of. */
  clerk: { login: string; password: string };
  /** Models that the user may not read. */
  forbidden: Set<string>;
  faults: FaultQueue;
  /** "model.method" (or "common.authenticate") of every call, in order. */
  calls: string[];
  close(): Promise<void>;
}

/** Order of the arguments that a method may get by name. */
const PLACES: Record<string, string[]> = {
  get_leaves: ['start_date', 'end_date'],
  get_festivities: ['start_date', 'end_date'],
};
const UID = 7;
const STRANGER = 8;
const CLERK = 9;
/** What a search gives when nobody says how many: a default that cuts, to be found out by tests. */
const DEFAULT_LIMIT = 2;

class OdooException extends Error {
  readonly exception: string;
  readonly status: number;
  constructor(exception: string, message: string, status: number) {
    super(message);
    this.exception = exception;
    this.status = status;
  }
}

export async function startOdooServer(): Promise<OdooServer> {
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    const path = request.url ?? '';
    const { service, method, args } = body.params ?? {};
    const called =
      path === '/jsonrpc'
        ? service === 'common'
          ? `common.${method}`
          : `${args[3]}.${args[4]}`
        : path.replace('/json/2/', '').replace('/', '.');
    odoo.calls.push(called);
    request.url = `${path} ${called}`;
    if (odoo.faults.strike(request, response)) return;
    if (path === '/jsonrpc') send(response, 200, rpc(body));
    else if (path.startsWith('/json/2/')) json2(request, path, body, response);
    else send(response, 404, '<h1>Not Found</h1>');
  }

  function rpc(body: { id: unknown; params: { service: string; method: string; args: unknown[] } }): unknown {
    const { service, method, args } = body.params;
    const envelope = { jsonrpc: '2.0', id: body.id };
    try {
      if (service === 'common' && method === 'authenticate') {
        const [database, login, password] = args;
        checkDatabase(database);
        return { ...envelope, result: userOf(login, password) };
      }
      const [database, uid, password, model, name, places, named] = args as [
        unknown,
        unknown,
        unknown,
        string,
        string,
        unknown[],
        Record<string, unknown>,
      ];
      checkDatabase(database);
      const user = accounts().find((account) => account.password === password)?.uid;
      if (user === undefined || uid !== user) {
        throw new OdooException('odoo.exceptions.AccessDenied', 'Access Denied', 403);
      }
      return { ...envelope, result: run(model, name, places, named, user) };
    } catch (error) {
      const { exception, message } = error as OdooException;
      // The trace carries the arguments of the call, the password among them.
      const data = {
        name: exception,
        message,
        debug: `Traceback … ${JSON.stringify(args)}`,
        arguments: [message],
      };
      return { ...envelope, error: { code: 200, message: 'Odoo Server Error', data } };
    }
  }

  function json2(
    request: IncomingMessage,
    path: string,
    named: Record<string, unknown>,
    response: ServerResponse,
  ) {
    try {
      const key = request.headers.authorization?.replace(/^Bearer /, '');
      const uid = accounts().find((account) => account.password === key)?.uid;
      if (uid === undefined) {
        throw new OdooException('werkzeug.exceptions.Unauthorized', 'Invalid apikey', 401);
      }
      if (request.headers['x-odoo-database'] !== odoo.database) {
        throw new OdooException('werkzeug.exceptions.NotFound', 'No database is selected', 404);
      }
      const [, , , model = '', method = ''] = path.split('/');
      const { ids, ...others } = named;
      const places = (PLACES[method] ?? []).map((name) => others[name]);
      send(response, 200, run(model, method, ids ? [ids] : places, others, uid));
    } catch (error) {
      const { exception, message, status } = error as OdooException;
      send(response, status, {
        name: exception,
        message,
        arguments: [message],
        context: {},
        debug: 'Traceback …',
      });
    }
  }

  function accounts() {
    return [
      { uid: UID, login: odoo.login, password: odoo.password },
      { uid: STRANGER, ...odoo.stranger },
      { uid: CLERK, ...odoo.clerk },
    ];
  }

  function userOf(login: unknown, password: unknown): number | false {
    return accounts().find((one) => one.login === login && one.password === password)?.uid ?? false;
  }

  function checkDatabase(database: unknown): void {
    if (database === odoo.database) return;
    const message = `connection to server failed: FATAL:  database "${database}" does not exist`;
    throw new OdooException('psycopg2.OperationalError', message, 500);
  }

  function run(
    model: string,
    method: string,
    places: unknown[],
    named: Record<string, unknown>,
    uid: number,
  ): unknown {
    if (model === 'res.users' && method === 'context_get') return { lang: 'en_US', tz: false, uid };
    if (model === 'res.users' && method === 'has_group') return uid === UID;
    const isRefused = uid === STRANGER || (uid === CLERK && model === 'account.move');
    if (odoo.forbidden.has(model) || isRefused) {
      const message = `You are not allowed to access '${model}' records.\n\nContact your administrator.`;
      throw new OdooException('odoo.exceptions.AccessError', message, 403);
    }
    const own = odoo.methods[`${model}.${method}`];
    if (own) return own(...places);
    const rows = odoo.tables[model];
    if (!rows) throw new OdooException('odoo.exceptions.UserError', `Object ${model} doesn't exist`, 404);
    const known = new Set(rows.flatMap((row) => Object.keys(row)));
    const pick = (row: OdooRow, fields: string[]) => {
      const missing = fields.find((field) => !known.has(field));
      if (missing)
        throw new OdooException('builtins.ValueError', `Invalid field '${missing}' on model '${model}'`, 422);
      return Object.fromEntries(['id', ...fields].map((field) => [field, row[field] ?? false]));
    };
    if (method === 'fields_get')
      return Object.fromEntries([...known].map((field) => [field, { type: 'char' }]));
    const {
      domain = [],
      fields = [],
      offset = 0,
      limit = DEFAULT_LIMIT,
      order = 'id',
    } = named as {
      domain?: unknown[];
      fields?: string[];
      offset?: number;
      limit?: number;
      order?: string;
    };
    if (method === 'search_read') {
      const found = sorted(
        rows.filter((row) => holds(row, domain) && (uid !== CLERK || model !== 'hr.leave')),
        order,
      );
      return found.slice(offset, offset + limit).map((row) => pick(row, fields));
    }
    if (method === 'read') {
      return rows.filter(({ id }) => (places[0] as number[]).includes(id)).map((row) => pick(row, fields));
    }
    const changed = change(rows, method, places, named);
    if (changed !== undefined) return changed;
    throw new OdooException('builtins.AttributeError', `The method '${model}.${method}' does not exist`, 404);
  }

  /** The methods that change something; `undefined`: another one. */
  function change(
    rows: OdooRow[],
    method: string,
    places: unknown[],
    named: Record<string, unknown>,
  ): unknown {
    const [ids] = places;
    if (!Array.isArray(ids)) return undefined;
    const touched = rows.filter(({ id }) => ids.includes(id));
    if (touched.length < ids.length) {
      const message = `Record does not exist or has been deleted.\n(Record: ${ids}, User: 7)`;
      throw new OdooException('odoo.exceptions.MissingError', message, 404);
    }
    if (method === 'write') {
      for (const row of touched) Object.assign(row, places[1] ?? named.vals);
      return true;
    }
    if (method === 'unlink') {
      for (const row of touched) rows.splice(rows.indexOf(row), 1);
      return true;
    }
    if (method !== 'message_post') return undefined;
    odoo.tables['mail.message'] ??= [];
    const messages = odoo.tables['mail.message'];
    const { body_is_html, subtype_xmlid, ...values } = named;
    const id = Math.max(0, ...messages.map((message) => message.id)) + 1;
    const subtype_id = subtype_xmlid === 'mail.mt_note' ? [2, 'Note'] : [1, 'Discussions'];
    const body = body_is_html ? values.body : `<p>${values.body}</p>`;
    messages.push({ model: 'res.partner', res_id: ids[0], subtype_id, ...values, id, body });
    return [id];
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const odoo: OdooServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database: 'company',
    login: 'planner',
    password: 's3cret-k3y-of-the-planner',
    stranger: { login: 'stranger', password: 'an0ther-s3cret' },
    clerk: { login: 'clerk', password: 'the-s3cret-of-the-clerk' },
    tables: {},
    methods: {},
    forbidden: new Set(),
    faults: new FaultQueue(),
    calls: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return odoo;
}

function holds(row: OdooRow, domain: unknown[]): boolean {
  try {
    return fulfils(row, domain);
  } catch (error) {
    throw new OdooException('builtins.ValueError', (error as Error).message, 422);
  }
}

/** By an order such as "date desc, id". */
function sorted(rows: OdooRow[], order: string): OdooRow[] {
  const keys = order.split(',').map((key) => key.trim().split(' '));
  return [...rows].sort((one, other) => {
    for (const [field = '', direction] of keys) {
      const [a, b] = [one[field] as string, other[field] as string];
      if (a !== b) return a < b === (direction !== 'desc') ? -1 : 1;
    }
    return 0;
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
