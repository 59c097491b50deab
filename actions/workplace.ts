import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import {
  type ConfigFault,
  type ConfigLayer,
  describeFault,
  parseConfig,
} from '../model/config/parse-config.ts';
import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type { Locale } from '../model/types.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { type Events, makeEvents } from './events.ts';

/** Where the program lies and what surrounds it: all that a door hands in. */
export interface Surroundings {
  /** Root of the program's folder. */
  root: string;
  env: Record<string, string | undefined>;
  clock: () => Date;
  /** Who acts, in words for the log. */
  by: string;
  locale: Locale;
}

/** What people chose on the command line over what the configuration says. */
export interface Choices {
  /** Path of a configuration file in place of `config.yaml` and `data/config.yaml`. */
  config?: string;
  /** Address of a store in place of the usual one. */
  store?: string;
  /** Folder of the data in place of `data/`. */
  data?: string;
}

/** Everything that an action works with. */
export interface Workplace extends Surroundings {
  config: Config;
  store: Store;
  dataDirectory: string;
  /** The store is that of the demo team. */
  isDemo: boolean;
  /** The store was named, by a choice, the environment or the configuration. */
  isNamed: boolean;
  /** Where it is told at once what has changed. */
  events: Events;
}

export function dataDirectoryOf({ root, env }: Surroundings, choices: Choices): string {
  return resolve(choices.data ?? env.LINEUP_DATA ?? join(root, 'data'));
}

/** The layers of the configuration that are there, the weakest first. `file-missing` if a chosen one is not. */
export function configLayers(surroundings: Surroundings, choices: Choices): ConfigLayer[] {
  const chosen = choices.config ?? surroundings.env.LINEUP_CONFIG;
  const files = chosen
    ? [resolve(chosen)]
    : [join(surroundings.root, 'config.yaml'), join(dataDirectoryOf(surroundings, choices), 'config.yaml')];
  return files.filter((file) => chosen || existsSync(file)).map((file) => ({ file, text: readText(file) }));
}

/** Reads the configuration; `bad-config` with all faults at once. */
export function loadConfig(surroundings: Surroundings, choices: Choices): Config {
  const { config, faults } = parseConfig(configLayers(surroundings, choices), surroundings.env);
  if (!config) throw badConfig(faults);
  return config;
}

export function badConfig(faults: readonly ConfigFault[]): AppError {
  const lines = faults.map((fault) => `  ${describeFault(fault)}`).join('\n');
  return new AppError('bad-config', { count: faults.length, faults: lines });
}

/**
 * Opens the configuration and the store. `create` says which store may be made where there is none: the
 * organisation's own, the demo team's, or neither (`no-store`).
 */
export async function openWorkplace(
  surroundings: Surroundings,
  choices: Choices,
  create: 'own' | 'demo' | 'none' = 'none',
): Promise<Workplace> {
  const config = loadConfig(surroundings, choices);
  const dataDirectory = dataDirectoryOf(surroundings, choices);
  const { url, isDemo, isNamed, exists } = chooseStore(surroundings, choices, config, create);
  const mayCreate = create !== 'none';
  if (!exists && !mayCreate)
    throw new AppError('no-store', { place: isNamed ? url.replace('sqlite:', '') : dataDirectory });
  const store = await openStore(url, { clock: surroundings.clock, create: mayCreate });
  return {
    ...surroundings,
    config,
    store,
    dataDirectory,
    isDemo,
    isNamed,
    events: makeEvents(console.error),
  };
}

/** Where the store is. The own one wins over the demo's as soon as it is there. */
export function chooseStore(
  surroundings: Surroundings,
  choices: Choices,
  config: Config,
  create: 'own' | 'demo' | 'none',
): { url: string; isDemo: boolean; isNamed: boolean; exists: boolean } {
  const dataDirectory = dataDirectoryOf(surroundings, choices);
  const chosen = choices.store ?? surroundings.env.LINEUP_STORE;
  const named = chosen ?? config.store.url;
  if (named) {
    const place = named.slice('sqlite:'.length);
    const path = chosen ? resolve(place) : pathFrom(surroundings.root, place);
    const url = named.startsWith('sqlite:') && place !== '' ? `sqlite:${path}` : named;
    const exists = !url.startsWith('sqlite:') || existsSync(url.slice(7));
    return { url, isDemo: false, isNamed: true, exists };
  }
  const own = join(dataDirectory, 'lineup.sqlite');
  const demo = join(dataDirectory, 'demo.sqlite');
  if (create === 'own' || existsSync(own))
    return { url: `sqlite:${own}`, isDemo: false, isNamed: false, exists: existsSync(own) };
  return { url: `sqlite:${demo}`, isDemo: true, isNamed: false, exists: existsSync(demo) };
}

/** A path of the configuration: relative ones start at the program's folder. */
export function pathFrom(root: string, path: string): string {
  return isAbsolute(path) ? path : join(root, path);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('file-missing', { file });
    throw new AppError('bad-file', { file, reason: message });
  }
}
