import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Phones } from '../actions/phones/phones.ts';
import type { Workplace } from '../actions/workplace.ts';
import type { Door } from './door.ts';
import { wholeNumber } from './make-program.ts';

export interface ServeOptions {
  host?: string;
  port?: number;
  /** Name or kind of the exchange, or `none`. */
  pbx?: string;
}

/** Where to listen. */
export interface Place {
  host: string;
  port: number;
}

/** A server that listens. */
export interface OpenServer {
  /** Says to people where it is, and what they should know of it. */
  tell(): Promise<void>;
  /** Until it has been stopped by a signal: what was under way is done by then. */
  ended: Promise<void>;
  phones: Phones;
}

export function withServeOptions(command: Command, { say }: Door): Command {
  return command
    .option('--host <address>', say('cli.option.host'))
    .option('--port <number>', say('cli.option.port'), wholeNumber('--port', 0, 65_535))
    .option('--pbx <name>', say('cli.option.pbx'));
}

/** Where to listen: what the command says, else the environment, else the configuration. `bad-option`. */
export function placeFrom({ host, port }: ServeOptions, { env, config }: Workplace): Place {
  const { LINEUP_HOST, LINEUP_PORT } = env;
  const chosenPort = LINEUP_PORT ? wholeNumber('LINEUP_PORT', 0, 65_535)(LINEUP_PORT) : config.api.port;
  return { host: host ?? LINEUP_HOST ?? config.api.host, port: port ?? chosenPort };
}

/** Listens until SIGINT or SIGTERM; a second one ends the program at once. `port-taken`, `cannot-listen`. */
export async function openServer(
  workplace: Workplace,
  { say, out, note }: Door,
  place: Place,
  { pbx }: Pick<ServeOptions, 'pbx'> = {},
): Promise<OpenServer> {
  // Heavy, and of no use to other commands.
  const { startServer } = await import('../api/server.ts');
  const { openPhones } = await import('../actions/phones/open-phones.ts');
  const ours = { ...workplace, by: 'lineup' };
  const phones = await openPhones(ours, { pbx });
  const server = await startServer(ours, { ...place, phones, log: 'error' }).catch(async (error) => {
    await phones.close();
    throw error;
  });
  const ended = new Promise<void>((resolve, reject) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      const closing = server.close().then(() => phones.close());
      closing.then(() => {
        note(say('cli.serve.ended'));
        resolve();
      }, reject);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
  return {
    ended,
    phones,
    async tell() {
      const { isDemo, config, root, store } = workplace;
      out(say('cli.serve.ready', { url: server.url }));
      if (!existsSync(join(root, 'web', 'dist', 'index.html'))) note(say('cli.serve.no-pages'));
      if (isDemo) out(say('cli.serve.demo'));
      else if (config.access.oidc.issuer === null) note(say('cli.serve.nobody'));
      const persons = await store.persons.list();
      if (!persons.some(({ roles }) => roles.includes('admin'))) note(say('cli.serve.no-admin'));
      out(say('cli.serve.stop'));
    },
  };
}
