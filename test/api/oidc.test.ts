import { expect, test } from 'vitest';
import { person } from '../store/samples.ts';
import { startApi } from '../support/api.ts';
import { startProvider, type TestProvider } from '../support/oidc-provider.ts';
import { NOW, newStore } from '../support/stores.ts';

test('somebody whose verified address is that of a person comes in, where she was going', async () => {
  const { provider, url, store } = await prepared();
  const visit = newVisit();
  const callback = await visit.toCallback(`${url}/api/login/oidc?next=/my-week%3Fa=1`);
  const entered = await visit.go(callback);
  expect(entered.headers.get('location')).toBe('/my-week?a=1');
  const session = await visit.go(`${url}/api/session`);
  expect(await session.json()).toMatchObject({
    person: { key: 'ada' },
    roles: ['agent', 'admin'],
    demo: false,
  });
  const [cookie] = entered.headers.getSetCookie().filter((line) => line.startsWith('lineup='));
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await store.audit.list()).toMatchObject([{ who: 'ada', what: 'session.start' }]);

  // Who signs in again gets another token, and the former one is worth nothing.
  const former = visit.cookies();
  await visit.go(await visit.toCallback(`${url}/api/login/oidc`));
  expect(visit.cookies()).not.toBe(former);
  expect((await fetch(`${url}/api/session`, { headers: { cookie: former } })).status).toBe(401);
  expect(provider.account.email).toBe('ada@example.org');
});

test('an address that stands in capitals, or is told only when asked, is the same address', async () => {
  const { provider, url } = await prepared({ emailInToken: false });
  provider.account.email = 'Ada@Example.org';
  expect(await result(url)).toBe('/');
});

test.each([
  ['of somebody unknown', { email: 'zoe@example.org', email_verified: true }, 'unknown'],
  ['of somebody archived', { email: 'old@example.org', email_verified: true }, 'unknown'],
  ['of two people', { email: 'twins@example.org', email_verified: true }, 'unknown'],
  ['that is not verified', { email: 'ada@example.org', email_verified: false }, 'unverified'],
  ['of which nothing is said', { email: 'ada@example.org' }, 'unverified'],
  ['that is none', {}, 'unknown'],
])('an address %s is refused', async (_what, account, refusal) => {
  const { provider, url } = await prepared();
  provider.account = account;
  expect(await result(url)).toBe(`/login?refused=${refusal}`);
});

test.each([
  ['that has run out', { claims: { exp: NOW_SECONDS() - 60, iat: NOW_SECONDS() - 120 } }],
  ['for another application', { claims: { aud: 'somebody-else' } }],
  ['of another provider', { claims: { iss: 'http://127.0.0.1:1' } }],
  ['with another nonce', { claims: { nonce: 'another' } }],
  ['without a nonce', { claims: { nonce: undefined } }],
  ['signed by somebody else', { withForeignKey: true }],
])('a token %s is refused', async (_what, tamper) => {
  const { provider, url, store } = await prepared();
  provider.tamper = tamper;
  expect(await result(url)).toBe('/login?refused=failed');
  expect(await store.sessions.list('ada')).toEqual([]);
});

test('an answer is of use only to the browser that asked, once, and in time', async () => {
  const { url, later } = await prepared();
  const visit = newVisit();
  const callback = await visit.toCallback(`${url}/api/login/oidc`);
  const elsewhere = new URL(callback);
  elsewhere.searchParams.set('state', 'another');
  const failed = '/login?refused=failed';
  const lost = await newVisit().go(callback);
  expect(lost.headers.get('location')).toBe(failed);

  const wrongState = newVisit();
  const fresh = new URL(await wrongState.toCallback(`${url}/api/login/oidc`));
  fresh.searchParams.set('state', 'another');
  expect((await wrongState.go(fresh.href)).headers.get('location')).toBe(failed);

  const forged = newVisit();
  const good = await forged.toCallback(`${url}/api/login/oidc`);
  forged.set(
    'lineup-sign-in',
    forged.get('lineup-sign-in')!.replace(/^./, (c) => (c === 'e' ? 'f' : 'e')),
  );
  expect((await forged.go(good)).headers.get('location')).toBe(failed);

  expect((await visit.go(callback)).headers.get('location')).toBe('/');
  const again = await visit.go(callback);
  expect(again.headers.get('location')).toBe(failed);

  const slow = newVisit();
  const late = await slow.toCallback(`${url}/api/login/oidc`);
  later(11 * 60_000);
  expect((await slow.go(late)).headers.get('location')).toBe(failed);
});

test('a nonce that was changed on the way is refused', async () => {
  const { url } = await prepared();
  const visit = newVisit();
  const start = new URL((await visit.go(`${url}/api/login/oidc`)).headers.get('location')!);
  start.searchParams.set('nonce', 'another');
  const callback = await visit.toCallback(start.href);
  expect((await visit.go(callback)).headers.get('location')).toBe('/login?refused=failed');
});

test('who says no at the provider comes back to the sign-in', async () => {
  const { provider, url } = await prepared();
  provider.isDenying = true;
  expect(await result(url)).toBe('/login?refused=cancelled');
});

test('a provider that is down is said to be so, and is tried again when it is back', async () => {
  const { provider, url } = await prepared();
  await provider.stop();
  const refused = await newVisit().go(`${url}/api/login/oidc`);
  expect(refused.headers.get('location')).toBe('/login?refused=unavailable');

  const late = await prepared();
  const visit = newVisit();
  const callback = await visit.toCallback(`${late.url}/api/login/oidc`);
  await late.provider.stop();
  expect((await visit.go(callback)).headers.get('location')).toBe('/login?refused=unavailable');
});

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/%5cevil.example/..//evil',
  'x',
  '/\t/evil.example',
])('nobody is sent elsewhere: next=%s', async (next) => {
  const { url } = await prepared();
  const visit = newVisit();
  const callback = await visit.toCallback(`${url}/api/login/oidc?next=${encodeURIComponent(next)}`);
  const target = (await visit.go(callback)).headers.get('location')!;
  expect(new URL(target, url).origin).toBe(url);
});

test('the sign-in offers the provider, and not the demo’s choice', async () => {
  const { url } = await prepared();
  const { methods } = (await (await fetch(`${url}/api/login`)).json()) as { methods: unknown };
  expect(methods).toEqual([{ kind: 'oidc', label: 'Our accounts', url: '/api/login/oidc' }]);
});

function NOW_SECONDS(): number {
  return Math.floor(Date.now() / 1000);
}

interface Prepared {
  provider: TestProvider;
  url: string;
  store: Awaited<ReturnType<typeof newStore>>;
  later(ms: number): void;
}

async function prepared({ emailInToken = true } = {}): Promise<Prepared> {
  const time = { now: NOW };
  const clock = () => time.now;
  const store = await newStore('sqlite', { clock });
  await store.persons.save(person('ada', { roles: ['admin'] }));
  await store.persons.save(person('old', { active: false }));
  for (const key of ['one', 'two']) await store.persons.save(person(key, { email: 'twins@example.org' }));
  const provider = await startProvider({ emailInToken });
  const api = await startApi({
    demo: false,
    store,
    clock,
    configure: ({ access }) => {
      const { issuer, clientId, clientSecret } = provider;
      access.oidc = { issuer, clientId, clientSecret, label: 'Our accounts' };
    },
  });
  const url = await api.listen();
  provider.serve(url);
  const later = (ms: number) => {
    time.now = new Date(time.now.getTime() + ms);
  };
  return { provider, url, store, later };
}

/** Where the person ends who signs in. */
async function result(url: string): Promise<string | null> {
  const visit = newVisit();
  const callback = await visit.toCallback(`${url}/api/login/oidc`);
  return (await visit.go(callback)).headers.get('location');
}

/** A browser that follows no redirection by itself and keeps its cookies by host and port. */
function newVisit() {
  const jar = new Map<string, string>();
  const hostOf = (url: string) => new URL(url).host;
  let ours = '';
  async function go(url: string): Promise<Response> {
    const host = hostOf(url);
    if (ours === '') ours = host;
    const mine = [...jar].filter(([name]) => name.startsWith(`${host} `));
    const cookie = mine.map(([name, value]) => `${name.split(' ')[1]}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(`${host} ${name}`);
      else jar.set(`${host} ${name}`, value);
    }
    return answer;
  }
  return {
    go,
    /** Follows the redirections up to the one that comes back to us. */
    async toCallback(url: string): Promise<string> {
      let at = url;
      for (let step = 0; step < 10; step++) {
        const answer = await go(at);
        const location = answer.headers.get('location');
        if (!location) throw new Error(`${at} answers ${answer.status}: ${await answer.text()}`);
        at = new URL(location, at).href;
        if (at.includes('/api/login/oidc/callback')) return at;
      }
      throw new Error('goes round in circles');
    },
    cookies: () => `lineup=${jar.get(`${ours} lineup`)}`,
    get: (name: string) => jar.get(`${ours} ${name}`),
    set: (name: string, value: string) => jar.set(`${ours} ${name}`, value),
  };
}
