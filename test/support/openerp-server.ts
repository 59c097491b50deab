import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeCall, encodeAnswer, encodeFault } from '../../connectors/openerp/xml-rpc.ts';
import { fulfils } from './erp-domain.ts';

type Row = { id: number } & Record<string, unknown>;
/** What happens to all calls of `object`. */
export type OpenerpFault =
  | 'slow'
  | 'fault'
  | 'reset'
  | 'half'
  | 'html'
  | '500'
  | 'other-id'
  | 'null'
  | 'deep';

/** An OpenERP of its own on loopback: `/xmlrpc/common` and `/xmlrpc/object` over tables in memory. */
export interface OpenerpServer {
  url: string;
  database: string;
  login: string;
  password: string;
  tables: Record<string, Row[]>;
  fault: OpenerpFault | null;
  /** "model.method" (or "common.login") of every call, in order. */
  calls: string[];
  close(): Promise<void>;
}

const UID = 4;

export async function startOpenerpServer(): Promise<OpenerpServer> {
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const send = (body: string) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(body);
    };
    const { method, params } = decodeCall(text);
    if (request.url === '/xmlrpc/common' && method === 'login') {
      erp.calls.push('common.login');
      const [database, login, password] = params;
      if (database !== erp.database)
        return send(encodeFault(1, `FATAL: database "${database}" does not exist`));
      return send(encodeAnswer(login === erp.login && password === erp.password ? UID : false));
    }
    const [database, uid, password, model, name, ...args] = params as [
      string,
      number,
      string,
      string,
      string,
    ];
    erp.calls.push(`${model}.${name}`);
    if (database !== erp.database || uid !== UID || password !== erp.password)
      return send(encodeFault('AccessDenied', 'AccessDenied'));
    const { fault } = erp;
    switch (fault) {
      case 'slow':
        return;
      case 'reset':
        request.socket.resetAndDestroy();
        return;
      case '500':
        response.writeHead(500).end('oops');
        return;
      case 'html':
        return send('<html><body>Maintenance</body></html>');
      case 'half':
        return send(encodeAnswer([{ id: 1, name: 'x' }]).slice(0, 90));
      case 'deep':
        return send(encodeAnswer(1).replace('<value>', '<value><array><data>'.repeat(5000)));
      case 'fault':
        return send(
          encodeFault(
            'warning -- Object Error\n\nno',
            `Traceback (most recent call last):\n${password}\nValueError: no way`,
          ),
        );
      case 'null':
        return send(encodeAnswer(false));
    }
    try {
      const answer = run(model, name, args);
      const isOther = fault === 'other-id' && Array.isArray(answer);
      send(
        encodeAnswer(
          isOther ? answer.map((one) => (typeof one === 'object' ? { ...one, id: 9999 } : one)) : answer,
        ),
      );
    } catch (error) {
      send(encodeFault(1, `Traceback (most recent call last):\n  File "x.py"\n${(error as Error).message}`));
    }
  }

  function run(model: string, method: string, args: unknown[]): unknown {
    const rows = erp.tables[model];
    if (!rows) throw new Error(`KeyError: '${model}'`);
    const known = new Set(rows.flatMap((row) => Object.keys(row)));
    if (method === 'fields_get')
      return Object.fromEntries([...known].map((field) => [field, { type: 'char' }]));
    if (method === 'search') {
      const [domain, offset = 0, limit, order, context] = args as [
        unknown[],
        number,
        number | false,
        string | false,
        Row?,
      ];
      const all = context?.active_test === false;
      const found = rows.filter((row) => (all || row.active !== false) && fulfils(row, domain));
      if (order) {
        const [field, direction] = order.split(/[ ,]+/) as [string, string?];
        found.sort(
          (a, b) => (String(a[field]) < String(b[field]) ? -1 : 1) * (direction === 'desc' ? -1 : 1),
        );
      }
      return found.slice(offset, limit ? offset + limit : undefined).map(({ id }) => id);
    }
    if (method === 'read') {
      const [ids, fields] = args as [number[], string[]];
      const missing = fields.find((field) => !known.has(field));
      if (missing) throw new Error(`KeyError: '${missing}'`);
      // In an order of its own.
      return rows
        .filter(({ id }) => ids.includes(id))
        .reverse()
        .map((row) => Object.fromEntries(['id', ...fields].map((field) => [field, row[field] ?? false])));
    }
    throw new Error(`AttributeError: '${model}' object has no attribute '${method}'`);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const erp: OpenerpServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database: 'erp',
    login: 'desk',
    password: 's3cret & <quoted>',
    tables: {},
    fault: null,
    calls: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return erp;
}
