import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  body: string;
}

/** Asks over connections that stay open, as browsers do. */
export function makeClient(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    ask(method: string, path: string, cookie: string, body?: unknown, headers: Record<string, string> = {}) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      return new Promise<Answer>((resolve, reject) => {
        const asked = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            headers: {
              cookie,
              host: new URL(url).host,
              ...(method === 'GET' ? {} : { 'x-lineup': '1', origin: url }),
              ...(text === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
              ...headers,
            },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part) => parts.push(part));
            response.on('end', () =>
              resolve({ status: response.statusCode!, body: Buffer.concat(parts).toString() }),
            );
            response.on('error', reject);
          },
        );
        asked.on('error', reject);
        asked.end(text);
      });
    },
    close: () => agent.destroy(),
  };
}

export type Client = ReturnType<typeof makeClient>;
