import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultQueue } from './fault-queue.ts';

const ACCOUNT = 'planner@lineup-tests.iam.gserviceaccount.com';
const AUDIENCE = 'https://oauth2.googleapis.com/token';
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

// One pair for all servers of a test file: making one takes a moment.
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

type Answer = { status: number; body: unknown };

export interface GoogleDocument {
  id: string;
  title: string;
  /** The service account may read it; default true. */
  shared?: boolean;
  /** Cells of each sheet, row by row; rows may be ragged. */
  sheets: Record<string, string[][]>;
  /** Name → sheet and A1 range ("B2:F40"); the declared size may be larger than what the cells hold. */
  namedRanges?: Record<string, [sheet: string, a1: string]>;
}

/** A Google of its own on loopback: token endpoint, Drive's search and the reading half of Sheets. */
export interface GoogleServer {
  url: string;
  tokenUrl: string;
  /** Content of a key file that it accepts. */
  key: Record<string, string>;
  documents: GoogleDocument[];
  faults: FaultQueue;
  /** "METHOD path" of every request, decoded, in order. */
  requests: string[];
  /** Scopes asked for by each token request. */
  scopes: string[][];
  close(): Promise<void>;
}

export async function startGoogleServer(documents: GoogleDocument[] = []): Promise<GoogleServer> {
  const tokens = new Map<string, string[]>();
  const faults = new FaultQueue();
  const requests: string[] = [];
  const scopes: string[][] = [];

  const server = createServer((request, response) => {
    void serve(request, response).catch((error) => send(response, failure(500, 'INTERNAL', String(error))));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`);
    if (!faults.strike(request, response)) send(response, answer(request, body));
  }

  function answer(request: IncomingMessage, body: string): Answer {
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (request.method === 'POST' && url.pathname === '/token') return giveToken(body);

    const granted = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!granted) return failure(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    if (url.pathname === '/drive/v3/files') return findFiles(url, granted);
    const path = /^\/v4\/spreadsheets\/([^/]+)(?:\/values(?:\/(.+)|:batchGet))?$/.exec(url.pathname);
    if (!path) return failure(404, 'NOT_FOUND', 'Not found.');
    const document = google.documents.find(({ id }) => id === decodeURIComponent(path[1]!));
    if (!document) return failure(404, 'NOT_FOUND', 'Requested entity was not found.');
    if (document.shared === false || !granted.some((scope) => scope.includes('/spreadsheets'))) {
      return failure(403, 'PERMISSION_DENIED', 'The caller does not have permission');
    }
    if (path[2]) return giveValues(document, decodeURIComponent(path[2]));
    if (url.pathname.endsWith('/values:batchGet'))
      return giveBatch(document, url.searchParams.getAll('ranges'));
    return ok(structureOf(document, url.searchParams.get('fields')));
  }

  function giveToken(body: string): Answer {
    const form = new URLSearchParams(body);
    const refuse = (description: string): Answer => ({
      status: 400,
      body: { error: 'invalid_grant', error_description: description },
    });
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return refuse('Bad grant type.');
    const [head = '', payload = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const genuine = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${payload}`),
      createPublicKey(publicKey),
      Buffer.from(signature, 'base64url'),
    );
    if (!genuine) return refuse('Invalid JWT Signature.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (claims.iss !== ACCOUNT) return refuse('Invalid grant: account not found');
    if (claims.aud !== AUDIENCE || claims.exp > claims.iat + 3600) return refuse('Invalid JWT: aud or exp.');
    const asked = String(claims.scope).split(' ');
    scopes.push(asked);
    if (!asked.every((scope) => scope.startsWith('https://www.googleapis.com/auth/')))
      return refuse('Invalid scope.');
    const token = `ya29.${createHash('sha256').update(`${tokens.size} ${signature}`).digest('hex')}`;
    tokens.set(token, asked);
    return ok({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
  }

  function findFiles(url: URL, granted: string[]): Answer {
    if (!granted.some((scope) => scope.includes('/drive'))) {
      return failure(403, 'PERMISSION_DENIED', 'Insufficient authentication scopes.');
    }
    const query = /^name\s*=\s*'((?:[^'\\]|\\.)*)' and mimeType='([^']*)' and trashed=false$/.exec(
      url.searchParams.get('q') ?? '',
    );
    if (!query) return failure(400, 'INVALID_ARGUMENT', 'Invalid Value');
    const title = query[1]!.replace(/\\(.)/g, '$1');
    const found = google.documents.filter(
      (document) => document.shared !== false && document.title.toLowerCase() === title.toLowerCase(),
    );
    const files = query[2] === SPREADSHEET ? found.map(({ id, title: name }) => ({ id, name })) : [];
    return ok({ files });
  }

  // Google's library heeds the proxies of the environment, even for loopback.
  process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const google: GoogleServer = {
    url,
    tokenUrl: `${url}token`,
    key: {
      type: 'service_account',
      project_id: 'lineup-tests',
      private_key_id: 'k1',
      private_key: privateKey,
      client_email: ACCOUNT,
      token_uri: AUDIENCE,
    },
    documents,
    faults,
    requests,
    scopes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return google;
}

function structureOf(document: GoogleDocument, mask: string | null): Record<string, unknown> {
  const names = Object.keys(document.sheets);
  const whole: Record<string, unknown> = {
    spreadsheetId: document.id,
    properties: { title: document.title, locale: 'ca_ES' },
    // The first sheet has id 0, which proto3 JSON leaves out of ranges.
    sheets: names.map((title, index) => ({
      properties: { sheetId: index * 17, title, index, gridProperties: { rowCount: 1000, columnCount: 400 } },
    })),
    namedRanges: Object.entries(document.namedRanges ?? {}).map(([name, [sheet, a1]], index) => {
      const box = boxOf(a1);
      const sheetId = names.indexOf(sheet) * 17;
      return {
        namedRangeId: `n${index}`,
        name,
        range: {
          ...(sheetId ? { sheetId } : {}),
          ...(box.row ? { startRowIndex: box.row } : {}),
          ...(box.column ? { startColumnIndex: box.column } : {}),
          ...(box.endRow === null ? {} : { endRowIndex: box.endRow }),
          ...(box.endColumn === null ? {} : { endColumnIndex: box.endColumn }),
        },
      };
    }),
  };
  const asked = mask?.split(',').map((path) => path.split('.')[0]!) ?? Object.keys(whole);
  return Object.fromEntries(asked.filter((name) => name in whole).map((name) => [name, whole[name]]));
}

function giveValues(document: GoogleDocument, range: string): Answer {
  const values = valuesOf(document, range);
  if (!values) return failure(400, 'INVALID_ARGUMENT', `Unable to parse range: ${range}`);
  return ok(values);
}

function giveBatch(document: GoogleDocument, ranges: string[]): Answer {
  const valueRanges = ranges.map((range) => valuesOf(document, range));
  const unknown = ranges[valueRanges.indexOf(null)];
  if (unknown !== undefined) {
    return failure(400, 'INVALID_ARGUMENT', `Unable to parse range: ${unknown}`);
  }
  return ok({ spreadsheetId: document.id, valueRanges });
}

/** The cells of a range, without what is empty at the ends of rows and below; no `values` if nothing is left. */
function valuesOf(document: GoogleDocument, range: string): Record<string, unknown> | null {
  const named = Object.entries(document.namedRanges ?? {}).find(
    ([name]) => name.toLowerCase() === range.toLowerCase(),
  );
  const plain = /^(?:'((?:[^']|'')+)'|([^'!]+))(?:!(.+))?$/.exec(range);
  const [sheet, a1] = named?.[1] ?? [
    plain?.[1]?.replaceAll("''", "'") ?? plain?.[2] ?? '',
    plain?.[3] ?? 'A1:ZZ',
  ];
  const cells = document.sheets[sheet];
  if (!cells) return null;
  const box = boxOf(a1);
  const rows = cells
    .slice(box.row, box.endRow ?? undefined)
    .map((row) => row.slice(box.column, box.endColumn ?? undefined))
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  const kept = rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
  return {
    range: `'${sheet}'!${a1}`,
    majorDimension: 'ROWS',
    ...(kept.length > 0 ? { values: kept } : {}),
  };
}

function boxOf(a1: string) {
  const [, c1, r1, c2, r2] = /^([A-Z]+)(\d+)?(?::([A-Z]+)(\d+)?)?$/.exec(a1)!;
  const column = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
  return {
    row: r1 ? Number(r1) - 1 : 0,
    column: column(c1!) - 1,
    endRow: c2 === undefined ? Number(r1) : r2 ? Number(r2) : null,
    endColumn: column(c2 ?? c1!),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function failure(code: number, status: string, message: string): Answer {
  return { status: code, body: { error: { code, message, status } } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}
