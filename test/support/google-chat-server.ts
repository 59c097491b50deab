import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { FaultQueue } from './fault-queue.ts';

/** A message as a space holds it. */
export interface ChatMessage {
  name: string;
  text: string;
  thread: string;
  requestId: string | null;
}

/** The webhooks of Google Chat on the loopback: spaces that keep what they get, and misbehave when told. */
export interface GoogleChatServer {
  /** The address of the webhook of a space, with its secrets. The space is made by asking. */
  webhook(space: string): string;
  /** What a space holds, in order. */
  messages(space: string): ChatMessage[];
  texts(space: string): string[];
  /** At "POST /v1/spaces/…". */
  faults: FaultQueue;
  /**
   * The next messages are kept, and nobody hears of it: the connection is cut, or with `hang` stays open for ever.
   * Resolves when the last of them is kept.
   */
  loseAnswers(times: number, how?: 'cut' | 'hang'): Promise<void>;
  /** Every request that came, kept or not: its path with the query. */
  requests: string[];
  close(): Promise<void>;
}

export const KEY = 'AIzaSyD-chat-key';
export const TOKEN = 'hook-token_s3cret';
/** The whole message, text and cards, in bytes. */
const MOST_BYTES = 32_000;
const CREATED = '2026-03-02T08:15:00.000Z';

interface Answer {
  status: number;
  body: unknown;
}

export async function startGoogleChat(): Promise<GoogleChatServer> {
  const spaces = new Map<string, ChatMessage[]>();
  const faults = new FaultQueue();
  const requests: string[] = [];
  let losing: { left: number; how: 'cut' | 'hang'; done: () => void } | null = null;

  const server = createServer(async (request, response) => {
    requests.push(request.url ?? '');
    // A real one reads the body before it complains.
    const body = await bodyOf(request).catch(() => null);
    if (body === null || faults.strike(request, response)) return;
    const answered = answer(request, body);
    if (answered === 'cut') request.socket.destroy();
    else if (answered !== 'hang') send(response, answered);
  });

  function answer(request: IncomingMessage, body: Buffer): Answer | 'cut' | 'hang' {
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, space] = /^\/v1\/spaces\/([^/]+)\/messages$/.exec(url.pathname) ?? [];
    const kept = space === undefined ? undefined : spaces.get(space);
    if (!kept) return refuse(404, 'NOT_FOUND', `Space ${space} not found.`);
    if (request.method !== 'POST') return refuse(405, 'METHOD_NOT_ALLOWED', 'Use POST.');
    const { searchParams } = url;
    if (searchParams.get('key') !== KEY)
      return refuse(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.');
    if (searchParams.get('token') !== TOKEN)
      return refuse(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid content type.');
    const message = parse(body);
    if (!message) return refuse(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.');
    const strange = Object.keys(message).find((name) => !['text', 'thread', 'cardsV2'].includes(name));
    if (strange) return refuse(400, 'INVALID_ARGUMENT', `Unknown name "${strange}": Cannot find field.`);
    const { text, thread } = message as { text?: unknown; thread?: { threadKey?: string } };
    if (typeof text !== 'string' || text.trim() === '')
      return refuse(400, 'INVALID_ARGUMENT', 'Message cannot be empty.');
    if (body.length > MOST_BYTES)
      return refuse(400, 'INVALID_ARGUMENT', 'Message is too long: 32000 bytes at most.');
    const requestId = searchParams.get('requestId');
    const known = requestId === null ? undefined : kept.find((one) => one.requestId === requestId);
    const option = searchParams.get('messageReplyOption');
    const key = option === 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD' ? thread?.threadKey : undefined;
    const made: ChatMessage = known ?? {
      name: `spaces/${space}/messages/${kept.length + 1}`,
      text,
      thread: `spaces/${space}/threads/${key ?? `t${kept.length + 1}`}`,
      requestId,
    };
    if (!known) kept.push(made);
    if (losing) {
      const { how, done } = losing;
      losing.left--;
      if (losing.left === 0) {
        losing = null;
        done();
      }
      return how;
    }
    const { name, thread: threadName } = made;
    const places = { space: { name: `spaces/${space}` }, thread: { name: threadName } };
    return { status: 200, body: { name, text: made.text, ...places, createTime: CREATED } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const messages = (space: string) => spaces.get(space) ?? [];
  return {
    webhook(space) {
      if (!spaces.has(space)) spaces.set(space, []);
      return `http://127.0.0.1:${port}/v1/spaces/${space}/messages?key=${KEY}&token=${TOKEN}`;
    },
    messages,
    texts: (space) => messages(space).map(({ text }) => text),
    faults,
    loseAnswers: (times, how = 'cut') =>
      new Promise((done) => {
        losing = { left: times, how, done };
      }),
    requests,
    close,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parse(body: Buffer): Record<string, unknown> | null {
  try {
    // Google refuses what is no UTF-8.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function refuse(code: number, status: string, message: string): Answer {
  return { status: code, body: { error: { code, message, status } } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}
