import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between a client and a server of the loopback, which can be cut, frozen, or break in the middle of a word. */
export interface TcpProxy {
  readonly port: number;
  /** How many have connected so far. */
  readonly connections: number;
  /** All that the server has said. */
  heard(): string;
  /** Cuts all connections now; new ones are let through. */
  cut(): void;
  /** From now on nobody is let through at all, or again. */
  refuse(isRefused: boolean): void;
  /** Nothing goes through any more in either direction, and nobody is told: a half-open connection. */
  freeze(isFrozen: boolean): void;
  /** Cuts right in the middle of this word, when the server says it next. */
  cutWithin(word: string): void;
  stop(): Promise<void>;
}

/** Starts one in front of a port. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const said: Buffer[] = [];
  let connections = 0;
  let isRefused = false;
  let isFrozen = false;
  let fatal: string | null = null;

  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    connections += 1;
    if (isRefused) return client.destroy();
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        if (!isFrozen) for (const one of pair) one.destroy();
        pairs.delete(pair);
      });
    }
    client.on('data', (chunk) => {
      if (!isFrozen) upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      said.push(chunk);
      if (isFrozen) return;
      const place = fatal === null ? -1 : chunk.indexOf(fatal);
      if (fatal === null || place < 0) return client.write(chunk);
      const half = chunk.subarray(0, place + Math.floor(fatal.length / 2));
      fatal = null;
      // Only what has been written is cut off, not what is still to be.
      client.write(half, () => cut());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    get connections() {
      return connections;
    },
    heard: () => Buffer.concat(said).toString(),
    cut,
    refuse(value) {
      isRefused = value;
    },
    freeze(value) {
      isFrozen = value;
    },
    cutWithin(word) {
      fatal = word;
    },
    async stop() {
      isFrozen = false;
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
