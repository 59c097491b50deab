import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultQueue } from './fault-queue.ts';

/** Stands before a server that speaks JSON over HTTP, and misbehaves in its place when a fault is due. */
export interface FaultProxy {
  url: string;
  /** `at` is held against "METHOD path", and for JSON-RPC against "model.method" as well. */
  faults: FaultQueue;
  close(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults = new FaultQueue();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const path = request.url ?? '';
    const { params } = JSON.parse(text || '{}');
    const called = params?.args
      ? ` ${params.service}.${params.method} ${params.args[3]}.${params.args[4]}`
      : '';
    request.url = path.replace('/json/2/', '/json/2 ').replace(/\/(?=\w+$)/, '.') + called;
    if (faults.strike(request, response)) return;
    const headers = Object.entries(request.headers).filter(
      ([name]) => !/^(host|connection|content-length)$/.test(name),
    );
    const answer = await fetch(`${target}${path}`, {
      method: request.method ?? 'POST',
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body: text,
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
