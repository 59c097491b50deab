import { expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.ts';

type Write = [
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: (api: TestApi) => Promise<string>,
  body?: unknown,
];

const at = (url: string) => async () => url;
const day = { date: '2026-05-01', name: 'Labour Day' };
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
  'calendar.renew': ['POST', at('/api/calendars/mine')],
  'calendar.revoke': [
    'DELETE',
    async ({ store }) => {
      await store.calendarFeeds.renew('aina', (id) => id);
      return '/api/calendars/mine';
    },
  ],
  'key.add': ['POST', at('/api/keys'), { name: 'cron', scopes: ['plan:run'] }],
  'key.revoke': [
    'DELETE',
    async ({ store }) => {
      const key = await store.apiKeys.add({ name: 'cron', scopes: [], createdBy: 'aina' }, 'hash');
      return `/api/keys/${key.id}`;
    },
  ],
};

test.each(Object.entries(writes))(
  '%s leaves one entry, with who did it',
  async (what, [method, url, body]) => {
    const api = await startApi();
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
