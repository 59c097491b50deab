/** Talking to the server: JSON both ways, refusals as `Refusal`, and one retry where the line was cut while reading. */

/** What the server, or the line to it, says no with. */
export class Refusal extends Error {
  /** HTTP status; 0: the server was not reached. */
  readonly status: number;
  readonly code: string;
  /** What to do about it, where the server knows. */
  readonly hint: string | null;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.detail ?? body.title ?? `HTTP ${status}`));
    this.name = 'Refusal';
    this.status = status;
    this.code = String(body.code ?? 'unknown');
    this.hint = typeof body.hint === 'string' ? body.hint : null;
    this.body = body;
  }
}

/** An answer and the version of what it is about, as the server tags it. */
export interface Tagged<T> {
  body: T;
  etag: string | null;
}

/** Told when the session is over or belongs to somebody else now. */
export const sessionEnded = new EventTarget();

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const { body } = await ask<T>('GET', path, { signal });
  return body;
}

/** A GET with its ETag, for what is written with `If-Match` later. */
export async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  return ask<T>('GET', path, { signal });
}

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface WriteOptions {
  /** The version that was seen, for `If-Match`. */
  etag?: string | null;
  signal?: AbortSignal;
}

export async function send<T = unknown>(
  method: WriteMethod,
  path: string,
  content?: unknown,
  options: WriteOptions = {},
): Promise<T> {
  const { body } = await sendTagged<T>(method, path, content, options);
  return body;
}

/** A write with the ETag of what it made, for the next one. */
export function sendTagged<T>(
  method: WriteMethod,
  path: string,
  content?: unknown,
  options: WriteOptions = {},
): Promise<Tagged<T>> {
  return ask<T>(method, path, { ...options, content });
}

async function ask<T>(
  method: string,
  path: string,
  { content, etag, signal }: WriteOptions & { content?: unknown },
): Promise<Tagged<T>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (method !== 'GET') headers['x-lineup'] = '1';
  if (content !== undefined) headers['content-type'] = 'application/json';
  if (etag) headers['if-match'] = etag;
  const request = {
    method,
    headers,
    signal,
    body: content === undefined ? undefined : JSON.stringify(content),
  };
  const response = await reach(`/api${path}`, request);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = text && isJson ? JSON.parse(text) : {};
  if (response.ok) return { body: body as T, etag: response.headers.get('etag') };
  if (response.status === 401) sessionEnded.dispatchEvent(new Event('ended'));
  throw new Refusal(response.status, body);
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    // What only reads may be tried once more: the line may have come back.
    if (request.method === 'GET') {
      await new Promise((resolve) => setTimeout(resolve, 400));
      try {
        return await fetch(path, request);
      } catch {
        // Told below.
      }
    }
    throw new Refusal(0, { code: 'offline' });
  }
}
