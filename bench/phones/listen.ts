import { once } from 'node:events';
import WebSocket from 'ws';

interface QueueMessage {
  type: string;
  members: object[];
  callers: { number: string | null }[];
}

/** A page's end of the live channel of the queues. */
export interface Listener {
  /** Views of queues that came so far. */
  readonly count: number;
  /** When each number was first among the callers of a view, in ms since the epoch. */
  readonly seen: ReadonlyMap<string, number>;
  /** Answers once a view is so; rejects after the limit. */
  until(isSo: (view: QueueMessage) => boolean, limitMs: number): Promise<void>;
  close(): void;
}

export async function listen(url: string, cookie: string): Promise<Listener> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers: { cookie, origin: url } });
  const seen = new Map<string, number>();
  const waiting = new Set<() => void>();
  let last: QueueMessage | null = null;
  let count = 0;
  await once(socket, 'open', { signal: AbortSignal.timeout(5000) });
  socket.on('error', () => {});
  socket.on('message', (data) => {
    const at = performance.timeOrigin + performance.now();
    const message = JSON.parse(String(data)) as QueueMessage;
    if (message.type !== 'queue') return;
    count++;
    last = message;
    for (const { number } of message.callers) if (number !== null && !seen.has(number)) seen.set(number, at);
    for (const look of [...waiting]) look();
  });
  socket.send(JSON.stringify({ subscribe: ['queues'] }));
  const listener: Listener = {
    get count() {
      return count;
    },
    seen,
    until: (isSo, limitMs) =>
      new Promise((resolve, reject) => {
        const settle = (how: () => void) => {
          clearTimeout(timer);
          waiting.delete(look);
          how();
        };
        const look = () => {
          if (last && isSo(last)) settle(resolve);
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`In vain waited ${limitMs} ms for a view of the queue.`))),
          limitMs,
        );
        waiting.add(look);
        look();
      }),
    close: () => socket.terminate(),
  };
  await listener
    .until(() => true, 5000)
    .catch((error) => {
      listener.close();
      throw error;
    });
  return listener;
}
