import { expect, test } from 'vitest';
import { note, serviceRequest } from '../store/samples.ts';
import { startApi, type TestApi } from '../support/api.ts';

type Write = [
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: (api: TestApi) => Promise<string>,
  body?: unknown,
];

const at = (url: string) => async () => url;
const day = { date: '2026-05-01', name: 'Labour Day' };
const place = { channel: 'team', target: 'team' };
const away = { person: 'berta', from: '2026-04-06', to: '2026-04-10', kind: 'trip' } as const;

const writes: Record<string, Write> = {
  'session.start': ['POST', at('/api/session'), { person: 'amir' }],
  'session.end': ['DELETE', at('/api/session')],
  'session.end-all': ['DELETE', at('/api/sessions')],
  'person.add': ['POST', at('/api/persons'), { name: 'Zoe' }],
  'person.edit': ['PATCH', at('/api/persons/berta'), { name: 'B.' }],
  'person.archive': ['DELETE', at('/api/persons/berta')],
  'availability.add': ['POST', at('/api/persons/berta/unavailabilities'), { weekday: 'mon', reason: 'x' }],
  'availability.edit': ['PATCH', someEntry, { firm: false }],
  'availability.remove': ['DELETE', someEntry],
  'absence.add': ['POST', at('/api/absences'), away],
  'absence.remove': [
    'DELETE',
    async ({ store }) => `/api/absences/${(await store.absences.add({ ...away, source: 'odoo' })).id}`,
  ],
  'closed-day.add': ['POST', at('/api/closed-days'), day],
  'closed-day.remove': [
    'DELETE',
    async ({ store }) => {
      await store.closedDays.add({ ...day, source: 'odoo' });
      return `/api/closed-days/${day.date}`;
    },
  ],
  'fixed-turn.edit': ['PUT', at('/api/fixed-turns'), { turns: [] }],
  'credit.forgive': ['DELETE', at('/api/credits/amir'), { reason: 'a long winter' }],
  'calendar.renew': ['POST', at('/api/calendars/mine')],
  'calendar.revoke': [
    'DELETE',
    async ({ store }) => {
      await store.calendarFeeds.renew('aina', (id) => id);
      return '/api/calendars/mine';
    },
  ],
  'key.add': ['POST', at('/api/keys'), { name: 'cron', scopes: ['plan:run'] }],
  'message.say': ['POST', at('/api/messages'), { target: 'team', text: 'hello' }],
  'message.retry': [
    'POST',
    async ({ store }) => {
      const { message } = await store.messages.add({ ...place, text: 'hello', by: 'aina' });
      const at = message.dueAt;
      const [claimed] = await store.messages.claim({ now: at, limit: 1, leaseMs: 1000 });
      await store.messages.markFailed(claimed!, { error: { key: 'x', values: {} }, retryAt: null });
      return `/api/messages/${message.id}/retries`;
    },
  ],
  'call.emulate': ['POST', at('/api/calls/emulated'), { number: null }],
  'note.add': ['POST', at('/api/notes'), { comment: 'x' }],
  'note.edit': ['PATCH', someNote, { version: 1, comment: 'y' }],
  'note.remove': ['DELETE', async (api) => `${await someNote(api)}?version=1`],
  'customer.link': [
    'POST',
    async ({ workplace }) => {
      workplace.config.customers.links.office = {
        ...{ url: 'https://office.example.org/as/{taxId}', label: '', isPersonal: true },
      };
      return '/api/customer-links/office/visits';
    },
    { origin: 'erp', externalId: '7', taxId: 'ES1' },
  ],
  'category.add': ['POST', at('/api/categories'), { name: 'Invoice', code: 'INV' }],
  'category.edit': ['PATCH', someCategory, { name: 'Invoices' }],
  'category.remove': ['DELETE', someCategory],
  'callback.take': ['POST', async (api) => `${await someCallback(api)}/take`],
  'callback.close': ['POST', async (api) => `${await someCallback(api)}/close`, { state: 'dropped' }],
  'service-request.open': ['POST', at('/api/service-requests'), { subject: 'x' }],
  'service-request.edit': ['PATCH', someRequest, { version: 1, subject: 'y' }],
  'service-request.note': [
    'POST',
    async (api) => `${await someRequest(api)}/events`,
    { version: 1, event: 'note', text: 'x' },
  ],
  'key.revoke': [
    'DELETE',
    async ({ store }) => {
      const key = await store.apiKeys.add({ name: 'cron', scopes: [], createdBy: 'aina' }, 'hash');
      return `/api/keys/${key.id}`;
    },
  ],
};

/** Writes whose entries the tests of weeks, requests, plans, sessions and phones hold: they need one to begin with. */
const heldElsewhere = [
  'DELETE /api/sessions/{id}',
  'POST /api/weeks',
  'POST /api/weeks/{week}/edits',
  'DELETE /api/weeks/{week}/edits/{edit}',
  'PUT /api/weeks/{week}/publication',
  'DELETE /api/weeks/{week}/publication',
  'POST /api/requests',
  'POST /api/requests/{id}/answers',
  'DELETE /api/requests/{id}',
  'POST /api/plans',
  'DELETE /api/plans/{id}',
  'POST /api/plans/{id}/questions',
  'POST /api/queues/{queue}/members',
  'DELETE /api/queues/{queue}/members',
  'DELETE /api/queues/{queue}/members/{key}',
  'PUT /api/queues/{queue}/members/{key}/pause',
  'DELETE /api/queues/{queue}/members/{key}/pause',
  'POST /api/queues/{queue}/moves',
  'POST /api/queues/{queue}/runs',
  'POST /api/extensions/loads',
  'DELETE /api/extensions/{extension}',
];

/** What exchanges tell is kept as the call itself; what one takes off one's own screen changes nothing else. */
const ofCalls = ['POST /api/calls/ring', 'DELETE /api/cards/{call}'];

/** Asks what a change would do, and changes nothing. */
const writesNothing = 'POST /api/weeks/{week}/checks';

/** The mark that one's own notice was read: nobody will ever ask who set it. */
const unaudited: Write = ['PATCH', someNotice, { seen: true }];

test('every write that is documented leaves an entry, but for those that are named here', async () => {
  const api = await startApi();
  const document = (await (await api.as(null)).get('/api/docs/json')).json();
  const known = await Promise.all(
    [...Object.values(writes), unaudited].map(async ([method, url]) => `${method} ${await url(api)}`),
  );
  const strange = Object.entries(document.paths as Record<string, object>)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((operation) => !operation.startsWith('GET '))
    .filter((operation) => ![...heldElsewhere, ...ofCalls, writesNothing].includes(operation))
    .filter((operation) => {
      const form = new RegExp(`^${operation.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
      return !known.some((one) => form.test(one));
    });
  expect(strange).toEqual([]);
});

test('that a notice was read leaves no entry', async () => {
  const [method, url, body] = unaudited;
  const api = await startApi();
  const aina = await api.as('aina');
  const before = await api.store.audit.list();
  expect((await aina.send(method, await url(api), body)).statusCode).toBe(204);
  expect(await api.store.audit.list()).toEqual(before);
});

test.each(Object.entries(writes))(
  '%s leaves one entry, with who did it',
  async (what, [method, url, body]) => {
    const api = await startApi({
      configure: ({ messaging }) => {
        messaging.channels.team = { kind: 'google-chat', url: 'http://127.0.0.1:1/v1' };
      },
    });
    const aina = await api.as('aina');
    const before = (await api.store.audit.list()).length;
    const answer = await aina.send(method, await url(api), body);
    expect(answer.statusCode).toBeLessThan(300);
    const entries = await api.store.audit.list();
    expect(entries).toHaveLength(before + 1);
    const who = what === 'session.start' ? 'amir' : 'aina';
    expect(entries[0]).toMatchObject({ what, who });
    expect(entries[0]!.before ?? entries[0]!.after).not.toBeNull();
  },
);

async function someNotice({ store }: TestApi): Promise<string> {
  const sentence = { key: 'rule.hole', values: {} };
  return `/api/notices/${(await store.outbox.add({ person: 'aina', kind: 'test', sentence })).id}`;
}

async function someEntry({ store }: TestApi): Promise<string> {
  const entry = {
    person: 'berta',
    weekday: 'mon',
    date: null,
    slots: null,
    firm: true,
    reason: 'x',
  } as const;
  return `/api/unavailabilities/${(await store.unavailabilities.add(entry)).id}`;
}

async function someNote({ store }: TestApi): Promise<string> {
  return `/api/notes/${(await store.callNotes.add(note({ operator: 'aina', call: null }))).note.id}`;
}

let categories = 0;
async function someCategory({ store }: TestApi): Promise<string> {
  const rest = { parent: null, color: null, keywords: [], enabled: true, order: 0 };
  const { id } = await store.categories.add({
    name: 'Old',
    code: `OLD${categories++}`,
    kind: 'general',
    ...rest,
  });
  return `/api/categories/${id}`;
}

async function someCallback({ store }: TestApi): Promise<string> {
  const missed = { number: '+34600000001', call: 'c', at: '2026-03-02T08:00:00.000Z' };
  return `/api/callbacks/${(await store.callbacks.miss(missed)).id}`;
}

async function someRequest({ store }: TestApi): Promise<string> {
  const { request } = await store.serviceRequests.add(serviceRequest({ createdBy: 'aina' }), { year: 2026 });
  return `/api/service-requests/${request.id}`;
}
