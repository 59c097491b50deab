import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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
        return { ...envelope, result: login === odoo.login && password === odoo.password ? UID : false };
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
      if (uid !== UID || password !== odoo.password) {
        throw new OdooException('odoo.exceptions.AccessDenied', 'Access Denied', 403);
      }
      return { ...envelope, result: run(model, name, places, named) };
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
      if (request.headers.authorization !== `Bearer ${odoo.password}`) {
        throw new OdooException('werkzeug.exceptions.Unauthorized', 'Invalid apikey', 401);
      }
      if (request.headers['x-odoo-database'] !== odoo.database) {
        throw new OdooException('werkzeug.exceptions.NotFound', 'No database is selected', 404);
      }
      const [, , , model = '', method = ''] = path.split('/');
      const { ids, ...others } = named;
      const places = (PLACES[method] ?? []).map((name) => others[name]);
      send(response, 200, run(model, method, ids ? [ids] : places, others));
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

  function checkDatabase(database: unknown): void {
    if (database === odoo.database) return;
    const message = `connection to server failed: FATAL:  database "${database}" does not exist`;
    throw new OdooException('psycopg2.OperationalError', message, 500);
  }

  function run(model: string, method: string, places: unknown[], named: Record<string, unknown>): unknown {
    if (odoo.forbidden.has(model)) {
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
    } = named as {
      domain?: [string, string, unknown][];
      fields?: string[];
      offset?: number;
      limit?: number;
    };
    if (method === 'search_read') {
      const found = rows.filter((row) => domain.every((term) => holds(row, term)));
      return found.slice(offset, offset + limit).map((row) => pick(row, fields));
    }
    if (method === 'read') {
      return rows.filter(({ id }) => (places[0] as number[]).includes(id)).map((row) => pick(row, fields));
    }
    throw new OdooException('builtins.AttributeError', `The method '${model}.${method}' does not exist`, 404);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const odoo: OdooServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database: 'company',
    login: 'planner',
    password: 's3cret-k3y-of-the-planner',
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

/** One term of a domain; texts compare as Odoo's instants do. */
function holds(row: OdooRow, [field, operator, value]: [string, string, unknown]): boolean {
  const found = row[field] ?? false;
  if (operator === '=') return found === value;
  if (operator === '!=') return found !== value;
  const [one, other] = [String(found), String(value)];
  if (operator === '<') return one < other;
  if (operator === '>') return one > other;
  if (operator === '<=') return one <= other;
  if (operator === '>=') return one >= other;
  throw new OdooException('builtins.ValueError', `Invalid operator ${operator}`, 422);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
