import { describe, expect, test } from 'vitest';
import { addKey } from '../../actions/identity/keys.ts';
import {
  PERMISSIONS,
  type Permission,
  permissionsOf,
  type Role,
  SCOPES,
  type Scope,
} from '../../model/permissions.ts';
import { type Browser, startApi, type TestApi } from '../support/api.ts';

interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  permission: Permission | 'public';
  /** Who has no more than `.own` gets in where it is theirs. */
  own: boolean;
}

async function operationsOf(api: TestApi): Promise<Operation[]> {
  const document = (await (await api.as(null)).get('/api/docs/json')).json();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Record<string, unknown>>).map(([method, schema]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      permission: schema['x-permission'] as Operation['permission'],
      own: schema['x-own'] === true,
    })),
  );
}

/** The path with things of a person in it. */
async function fill({ store }: TestApi, path: string, person: string): Promise<string> {
  const entry = { person, weekday: null, date: '2026-03-04', slots: null, firm: true, reason: 'x' };
  const idOf = async () => {
    if (path.startsWith('/api/unavailabilities')) return (await store.unavailabilities.add(entry)).id;
    if (path.startsWith('/api/notices')) {
      const sentence = { key: 'rule.hole', values: {} };
      return (await store.outbox.add({ person, kind: 'test', sentence })).id;
    }
    return 'nothing';
  };
  return path
    .replace('{key}', person)
    .replace('{week}', '2026-03-02')
    .replace('{date}', '2026-03-04')
    .replace('{format}', 'csv')
    .replace('{id}', path.includes('{id}') ? await idOf() : '')
    .replace(/\{[^}]+\}/g, 'nothing');
}

interface Asked {
  status: number;
  /** The guard let it pass, whatever became of it then. */
  isLetIn: boolean;
}

async function ask(browser: Browser, { method }: Operation, path: string): Promise<Asked> {
  // No body fits any route, so that nothing is done: who is let in is refused for that.
  const body = method === 'DELETE' ? undefined : { nothing: 'of use' };
  const answer = method === 'GET' ? await browser.get(path) : await browser.send(method, path, body);
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  const code: unknown = isProblem ? answer.json().code : null;
  return { status: answer.statusCode, isLetIn: code !== 'not-signed-in' && code !== 'forbidden' };
}

describe('every route of the documentation', () => {
  test('names a permission of the table', async () => {
    const operations = await operationsOf(await startApi());
    expect(operations.length).toBeGreaterThan(30);
    for (const { permission, own, method, path } of operations) {
      const known = permission === 'public' || permission in PERMISSIONS;
      expect(known, `${method} ${path} names ${permission}`).toBe(true);
      if (own) expect(`${permission}.own` in PERMISSIONS, `${path}`).toBe(true);
    }
    const open = operations.filter(({ permission }) => permission === 'public').map(({ path }) => path);
    expect([...new Set(open)].sort()).toEqual([
      '/api/health',
      '/api/login',
      '/api/login/oidc',
      '/api/login/oidc/callback',
      '/api/logo',
      '/api/session',
      '/calendars/{file}',
    ]);
  });

  test('refuses who is not signed in with 401, but for those that are open', async () => {
    const api = await startApi();
    const nobody = await api.as(null);
    const stranger = api.withKey('lineup_nothing');
    for (const operation of await operationsOf(api)) {
      if (operation.permission === 'public') continue;
      const path = await fill(api, operation.path, 'amir');
      for (const who of [nobody, stranger])
        expect(await ask(who, operation, path), `${operation.method} ${path}`).toMatchObject({ status: 401 });
    }
  });

  test.each([
    ['agent', 'amir', ['agent']],
    ['supervisor', 'gemma', ['agent', 'supervisor']],
    ['admin', 'aina', ['agent', 'supervisor', 'admin']],
  ] satisfies [Role, string, Role[]][])(
    'lets a person who is %s do what the table says',
    async (_, key, roles) => {
      const api = await startApi();
      const may = new Set(permissionsOf({ roles }));
      for (const operation of await operationsOf(api)) {
        const { permission, own, method } = operation;
        if (permission === 'public') continue;
        // Some of them sign out.
        const somebody = await api.as(key);
        const others = await fill(api, operation.path, 'berta');
        const { status, isLetIn } = await ask(somebody, operation, others);
        // Whose things are named in the query alone are one's own as long as nobody is named.
        const isOwn = own && !/\{(key|id)\}/.test(operation.path);
        const expected = may.has(permission) || (isOwn && may.has(`${permission}.own` as Permission));
        expect(isLetIn, `${method} ${others} answers ${status}`).toBe(expected);
        if (own && /\{(key|id)\}/.test(operation.path)) {
          const mine = await fill(api, operation.path, key);
          const answer = await ask(somebody, operation, mine);
          expect(answer.isLetIn, `${method} ${mine} answers ${answer.status}`).toBe(true);
        }
      }
    },
  );

  test.each([...SCOPES.map((scope): Scope[] => [scope]), [...SCOPES]])(
    'lets a service with %s do what the table says',
    async (...scopes) => {
      const api = await startApi();
      const { secret } = await addKey(api.workplace, { name: 'service', scopes });
      const service = api.withKey(secret);
      const may = new Set(permissionsOf({ scopes }));
      for (const operation of await operationsOf(api)) {
        if (operation.permission === 'public') continue;
        const path = await fill(api, operation.path, 'berta');
        const { status, isLetIn } = await ask(service, operation, path);
        const expected = may.has(operation.permission);
        expect(isLetIn, `${operation.method} ${path} answers ${status}`).toBe(expected);
      }
    },
  );
});

describe('the table', () => {
  test('gives an administrator what a coordinator may, and her what everybody may', () => {
    const of = (...roles: Role[]) => permissionsOf({ roles });
    expect(of('admin')).toEqual(expect.arrayContaining(of('supervisor')));
    expect(of('supervisor')).toEqual(expect.arrayContaining(of('agent')));
    expect(of()).toEqual([]);
  });

  test('has each permission about oneself with everybody who has the one about all', () => {
    for (const own of Object.keys(PERMISSIONS).filter((name) => name.endsWith('.own'))) {
      const all = PERMISSIONS[own.replace('.own', '') as Permission];
      const { roles } = PERMISSIONS[own as Permission];
      if (all) expect(roles).toEqual(expect.arrayContaining([...all.roles]));
    }
  });
});
