import type { AddressInfo } from 'node:net';
import type { Workplace } from '../actions/workplace.ts';
import { AppError } from '../model/errors.ts';
import { type AppOptions, buildApp } from './app.ts';
import type { Api } from './types.ts';

export interface Listening {
  app: Api;
  /** Where people open it. */
  url: string;
  /** Lets requests that are under way end, and closes the rest. */
  close(): Promise<void>;
}

/** Listens at `host` and `port` (0: any free one), by default those of the configuration. `port-taken`. */
export async function startServer(
  workplace: Workplace,
  options: AppOptions & { host?: string; port?: number } = {},
): Promise<Listening> {
  const { api } = workplace.config;
  const { host = api.host, port = api.port } = options;
  const app = await buildApp(workplace, options);
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw listenFailure(error as NodeJS.ErrnoException, host, port);
  }
  const at = app.server.address() as AddressInfo;
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(at.address) ? 'localhost' : hostIn(at);
  const url = api.publicUrl?.replace(/\/$/, '') ?? `http://${name}:${at.port}`;
  return { app, url, close: () => app.close() };
}

function hostIn({ address, family }: AddressInfo): string {
  return family === 'IPv6' ? `[${address}]` : address;
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') return new AppError('port-taken', { port, host }, { cause: error });
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new AppError('cannot-listen', { port, host, reason: error.message }, { cause: error });
  return error;
}
