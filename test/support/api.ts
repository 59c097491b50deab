import type { InjectOptions, Response } from 'light-my-request';
import { expect, onTestFinished } from 'vitest';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { makeEvents } from '../../actions/events.ts';
import { signIn } from '../../actions/identity/sign-in.ts';
import type { Phones } from '../../actions/phones/phones.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { type AppOptions, buildApp } from '../../api/app.ts';
import type { Api } from '../../api/types.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import type { Config } from '../../model/config/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { gatherMisfits } from './misfits.ts';
import { type Dialect, NOW, newFolder, newStore } from './stores.ts';

export const ORIGIN = 'http://localhost:4555';

export interface ApiOptions extends Omit<AppOptions, 'phones'> {
  /** Fill the store with the demo team of this week; by default that of NOW's Monday. `false`: an empty store. */
  demo?: boolean;
  store?: Store;
  dialect?: Dialect;
  clock?: () => Date;
  configure?: (config: Config) => void;
  /** Opens the phones of the server, which end with the test; by default it has none. */
  openPhones?: (workplace: Workplace) => Promise<Phones>;
}

export interface TestApi {
  app: Api;
  workplace: Workplace;
  store: Store;
  /** Somebody at a browser; `null`: nobody signed in. */
  as(person: string | null): Promise<Browser>;
  /** A service with these scopes. */
  withKey(secret: string): Browser;
  /** Listens at a free port of the loopback and gives the address. */
  listen(): Promise<string>;
}

export interface Browser {
  cookie: string | null;
  get(url: string, headers?: Record<string, string>): Promise<Response>;
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** A server over a store of its own, which ends with the test. */
export async function startApi(options: ApiOptions = {}): Promise<TestApi> {
  const {
    demo = true,
    clock = () => NOW,
    configure,
    dialect = 'sqlite',
    openPhones,
    ...appOptions
  } = options;
  const store = options.store ?? (await newStore(dialect, { clock }));
  if (demo) await importDemo(store, '2026-03-02');
  const config = defaultConfig();
  configure?.(config);
  const workplace: Workplace = {
    root: await newFolder(),
    env: {},
    clock,
    by: 'test',
    locale: 'en',
    config,
    store,
    dataDirectory: await newFolder(),
    isDemo: demo,
    isNamed: false,
    events: makeEvents((error) => {
      throw error;
    }),
  };
  let misfits: string[] = [];
  const prepare = (app: Api) => {
    misfits = gatherMisfits(app);
  };
  const phones = (await openPhones?.(workplace)) ?? null;
  const app = await buildApp(workplace, { prepare, ...appOptions, phones });
  onTestFinished(async () => {
    await app.close();
    await phones?.close();
    expect(misfits, 'answers that are not as documented').toEqual([]);
  });
  return {
    app,
    workplace,
    store,
    as: (person) => openBrowser(app, workplace, person),
    withKey: (secret) => browserOf(app, null, { authorization: `Bearer ${secret}` }),
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
  };
}

async function openBrowser(app: Api, workplace: Workplace, person: string | null): Promise<Browser> {
  if (person === null) return browserOf(app, null, {});
  const who = { person, method: 'demo', userAgent: 'test', former: null } as const;
  const { token } = await signIn(workplace, who);
  return browserOf(app, `lineup=${token}`, {});
}

function browserOf(app: Api, cookie: string | null, always: Record<string, string>): Browser {
  const common = { host: new URL(ORIGIN).host, ...(cookie ? { cookie } : {}), ...always };
  const ask = (request: InjectOptions) => app.inject(request) as Promise<Response>;
  return {
    cookie,
    get: (url, headers = {}) => ask({ method: 'GET', url, headers: { ...common, ...headers } }),
    send: (method, url, body, headers = {}) =>
      ask({
        method,
        url,
        headers: { ...common, 'x-lineup': '1', origin: ORIGIN, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
  };
}
