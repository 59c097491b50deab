import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OdooSettings } from '../../../connectors/odoo/odoo-settings.ts';
import { createOdooSource } from '../../../connectors/odoo/odoo-source.ts';
import type { WeekQuestion } from '../../../connectors/week-source.ts';
import { AppError } from '../../../model/errors.ts';
import { renderError, renderSentence } from '../../../model/texts/index.ts';
import { addDays, daysBetween } from '../../../model/time.ts';
import type { Sentence } from '../../../model/types.ts';
import { type OdooServer, startOdooServer } from '../../support/odoo-server.ts';

const SLOTS = [
  { start: '09:00', end: '10:15' },
  { start: '10:15', end: '11:30' },
  { start: '11:30', end: '12:45' },
  { start: '12:45', end: '14:00' },
];
const PERSONS = [
  { key: 'alba', name: 'Alba', email: 'alba@example.org' },
  { key: 'nuria', name: 'Núria Pou', email: null },
  { key: 'pau', name: 'Pau', email: 'PAU@example.org' },
];

function questionOf(monday: string, more: Partial<WeekQuestion> = {}): WeekQuestion {
  const days = daysBetween(monday, addDays(monday, 4));
  return { monday, sunday: addDays(monday, 6), days, persons: PERSONS, ...more };
}

let server: OdooServer;
const waits: number[] = [];
const said: Sentence[] = [];

beforeAll(async () => {
  server = await startOdooServer();
});
beforeEach(() => {
  server.tables = { 'hr.leave': [leave(900, 90, {})], 'hr.employee': [], 'resource.calendar.leaves': [] };
  server.methods = {};
  server.forbidden.clear();
  server.calls.length = 0;
  waits.length = 0;
  said.length = 0;
});
afterEach(() => {
  expect(server.faults.pending).toBe(0);
});
afterAll(() => server.close());

function settingsOf(more: Partial<OdooSettings> = {}): OdooSettings {
  return {
    url: server.url,
    database: server.database,
    login: server.login,
    password: server.password,
    api: 'jsonrpc',
    absences: 'hr.leave',
    closedDays: 'resource.calendar.leaves',
    timeoutSeconds: 5,
    attempts: 3,
    ...more,
  };
}

function fetchWeek(more: Partial<OdooSettings> = {}, question = questionOf('2026-03-02'), pageSize?: number) {
  const source = createOdooSource(settingsOf(more), {
    timezone: 'Europe/Madrid',
    slotsOf: () => SLOTS,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0.5,
    now: () => new Date('2026-02-25T09:00:00Z'),
    ...(pageSize ? { pageSize } : {}),
  });
  return source.fetchWeek({ ...question, onProgress: (sentence) => said.push(sentence) });
}

/** A leave of the standard model, by default one of another year. */
function leave(id: number, employee: number, more: Record<string, unknown>) {
  return {
    id,
    state: 'validate',
    employee_id: [employee, `Employee ${employee}`],
    date_from: '2020-01-01 07:00:00',
    date_to: '2020-01-01 15:00:00',
    request_date_from: false,
    request_date_to: false,
    request_unit_half: false,
    request_unit_hours: false,
    ...more,
  };
}

const employees = () => [
  { id: 1, name: 'Somebody Else', work_email: 'Alba@Example.org' },
  { id: 2, name: 'Nuria POU', work_email: false },
  { id: 3, name: 'Pau', work_email: 'pau@example.org' },
  { id: 4, name: 'Marta Roig', work_email: 'marta@example.org' },
];

async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => expect.fail('it should have been refused'),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  const shown = [error.message, error.stack, JSON.stringify(error), String(error.cause)];
  for (const locale of ['en', 'ca', 'es', 'ru'] as const) shown.push(renderError(locale, error));
  for (const text of shown) {
    expect(text).not.toContain(server.password);
    expect(text).not.toMatch(/Traceback|\{[a-z]+\}/);
  }
  return error;
}

describe.each(['jsonrpc', 'json2'] as const)('Odoo over %s', (api) => {
  it('004.45 gives approved leaves, matched by e-mail first and then by name', async () => {
    server.tables['hr.employee'] = employees();
    server.tables['hr.leave'] = [
      leave(1, 1, {
        request_date_from: '2026-02-26',
        request_date_to: '2026-03-03',
        date_from: '2026-02-26 07:00:00',
        date_to: '2026-03-03 15:00:00',
      }),
      leave(2, 2, {
        request_date_from: '2026-03-05',
        request_date_to: '2026-03-20',
        date_from: '2026-03-05 07:00:00',
        date_to: '2026-03-20 15:00:00',
      }),
      leave(3, 3, { state: 'confirm', date_from: '2026-03-02 07:00:00', date_to: '2026-03-06 15:00:00' }),
      leave(4, 4, {
        request_date_from: '2026-03-04',
        request_date_to: '2026-03-04',
        date_from: '2026-03-04 07:00:00',
        date_to: '2026-03-04 15:00:00',
      }),
    ];
    const week = await fetchWeek({ api });
    expect(week).toEqual({
      idealLoads: null,
      absences: [
        { person: 'alba', from: '2026-03-02', to: '2026-03-03', kind: 'leave', source: 'odoo' },
        { person: 'nuria', from: '2026-03-05', to: '2026-03-06', kind: 'leave', source: 'odoo' },
      ],
      closedDays: [],
      unmatched: [{ name: 'Marta Roig <marta@example.org>', where: 'Odoo hr.leave' }],
      faults: [],
      downloads: [
        { what: 'absences', detail: 'Odoo company · hr.leave' },
        { what: 'closed-days', detail: 'Odoo company · resource.calendar.leaves' },
      ],
    });
    expect(server.calls.filter((call) => call === 'common.authenticate')).toHaveLength(
      api === 'jsonrpc' ? 1 : 0,
    );
    expect(said.map(({ key }) => key)).toEqual(['source.odoo.absences', 'source.odoo.closed-days']);
  });

  it('reads all pages, whatever the default limit of the server', async () => {
    server.tables['hr.employee'] = employees();
    server.tables['hr.leave'] = Array.from({ length: 7 }, (_, index) =>
      leave(index + 1, (index % 3) + 1, {
        date_from: `2026-03-0${2 + (index % 5)} 07:00:00`,
        date_to: `2026-03-0${2 + (index % 5)} 15:00:00`,
      }),
    );
    for (const pageSize of [2, 7, 200]) {
      const week = await fetchWeek({ api }, undefined, pageSize);
      expect(week.absences?.map(({ person, from, to }) => [person, from, to])).toEqual([
        ['alba', '2026-03-02', '2026-03-03'],
        ['alba', '2026-03-05', '2026-03-05'],
        ['nuria', '2026-03-03', '2026-03-03'],
        ['nuria', '2026-03-06', '2026-03-06'],
        ['pau', '2026-03-02', '2026-03-02'],
        ['pau', '2026-03-04', '2026-03-04'],
      ]);
    }
  });

  it("004.45 004.46 reads by the installation's own methods, whose times are UTC", async () => {
    const asked: unknown[] = [];
    server.methods['hr.leave.get_leaves'] = (...args) => {
      asked.push(args);
      return [
        { worker: 'alba@example.org', start_time: '2026-03-31 06:00:00', end_time: '2026-04-01 14:00:00' },
        // Tuesday from 23:00 UTC on is Wednesday in Madrid.
        { worker: 'pau@example.org', start_time: '2026-03-31 22:00:00', end_time: '2026-04-01 21:59:59' },
        { worker: 'marta@example.org', start_time: '2026-03-30 06:00:00', end_time: '2026-03-30 14:00:00' },
        { worker: 'marta@example.org', start_time: '2026-03-31 06:00:00', end_time: '2026-03-31 14:00:00' },
        { worker: 'gone@example.org', start_time: '2026-04-06 06:00:00', end_time: '2026-04-06 14:00:00' },
        { worker: false, start_time: '2026-03-30 06:00:00', end_time: '2026-03-30 14:00:00' },
        { worker: 'alba@example.org', start_time: false, end_time: '2026-03-30 14:00:00' },
      ];
    };
    server.methods['hr.holidays.public.line.get_festivities'] = (...args) => {
      asked.push(args);
      return [
        { date: '2026-04-03', name: 'Divendres Sant' },
        { date: '2026-04-03', name: 'Good Friday' },
        { date: '2026-04-02', name: false },
        { date: false, name: 'Sometime' },
      ];
    };
    const week = await fetchWeek(
      { api, absences: 'get_leaves', closedDays: 'get_festivities' },
      questionOf('2026-03-30'),
    );
    expect(asked).toEqual([
      ['2026-03-29', '2026-04-06'],
      ['2026-03-30', '2026-04-05'],
    ]);
    expect(week.absences).toEqual([
      { person: 'alba', from: '2026-03-31', to: '2026-04-01', kind: 'leave', source: 'odoo' },
      { person: 'pau', from: '2026-04-01', to: '2026-04-01', kind: 'leave', source: 'odoo' },
    ]);
    expect(week.unmatched).toEqual([{ name: 'marta@example.org', where: 'Odoo hr.leave' }]);
    expect(week.closedDays).toEqual([
      { date: '2026-04-02', name: '', source: 'odoo' },
      { date: '2026-04-03', name: 'Divendres Sant', source: 'odoo' },
    ]);
    expect(week.faults.map(({ reason, text, kept }) => [reason.key, text, kept])).toEqual([
      ['source.odoo.leave-of-nobody', '? 2026-03-30 06:00:00 – 2026-03-30 14:00:00', false],
      ['source.odoo.bad-times', 'alba@example.org ? – 2026-03-30 14:00:00', false],
      ['source.odoo.bad-times', 'Sometime ?', false],
    ]);
  });

  it.each([
    [
      'AccessError',
      () => server.forbidden.add('hr.leave'),
      'source-forbidden',
      'does not let us read hr.leave: share it with planner',
    ],
    [
      'a model that is not installed',
      () => delete server.tables['hr.leave'],
      'source-not-found',
      'has no hr.leave.fields_get (is its module installed',
    ],
    [
      'an answer that is no list',
      () => (server.methods['hr.leave.search_read'] = () => ({ error: 'no' })),
      'source-malformed',
      'hr.leave.search_read: a list of different records was expected',
    ],
    [
      'a list of something else',
      () => (server.methods['hr.leave.search_read'] = () => [7]),
      'source-malformed',
      'hr.leave.search_read',
    ],
    [
      'fields of another shape',
      () => (server.methods['hr.leave.fields_get'] = () => false),
      'source-malformed',
      'hr.leave.fields_get',
    ],
    [
      'a server that gives the same page forever',
      () => (server.methods['hr.leave.search_read'] = () => [{ id: 1 }, { id: 1 }]),
      'source-malformed',
      'hr.leave.search_read',
    ],
  ])('tells %s', async (_what, arrange, code, expected) => {
    arrange();
    const error = await errorOf(fetchWeek({ api }, undefined, 2));
    expect(error.code).toBe(code);
    expect(renderError('en', error)).toContain(expected);
    expect(waits).toEqual([]);
  });

  it('refuses a wrong password', async () => {
    const error = await errorOf(fetchWeek({ api, password: 'n0t-the-r1ght-0ne' }));
    expect(error).toMatchObject({ code: 'source-unauthorized', values: { source: 'Odoo' } });
    expect(error.message).not.toContain('n0t-the');
    expect(waits).toEqual([]);
  });

  it.each([
    ['a server error', { status: 500, body: '<h1>Internal Server Error</h1>' }, 'source-unavailable'],
    ['a proxy whose Odoo is away', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'source-unavailable'],
    ['a cut connection', { reset: true }, 'source-unavailable'],
    ['too many requests', { status: 429 }, 'source-limited'],
  ])('tries again after %s, and then tells it', async (_what, fault, code) => {
    const at = 'hr.leave.search_read';
    server.faults.schedule({ at, ...fault });
    await expect(fetchWeek({ api })).resolves.toMatchObject({ absences: [] });
    expect(waits).toEqual([500]);
    server.faults.schedule({ at, times: 3, ...fault });
    expect((await errorOf(fetchWeek({ api }))).code).toBe(code);
    expect(waits).toEqual([500, 500, 1000]);
  });

  it('waits as long as it is told', async () => {
    server.faults.schedule({ at: 'hr.leave.search_read', status: 503, headers: { 'retry-after': '12' } });
    await fetchWeek({ api });
    expect(waits).toEqual([12_000]);
    expect(renderSentence('en', said[1]!)).toBe('Odoo asks for patience: trying again in 12 seconds');
  });

  it.each([
    ['a page instead of an answer', { body: '<html>log in</html>' }, 'the answer is not JSON'],
    [
      'half an answer',
      { headers: { 'content-type': 'application/json' }, body: '{"jsonrpc": ' },
      'the answer is not JSON',
    ],
    [
      'a redirect',
      { status: 301, headers: { location: 'https://odoo.example.org/' }, body: '' },
      'put that address into sources.odoo.url',
    ],
  ])('tells %s and does not insist', async (_what, fault, expected) => {
    server.faults.schedule({ at: 'hr.leave.search_read', ...fault });
    const error = await errorOf(fetchWeek({ api }));
    expect(error.code).toBe('source-malformed');
    expect(renderError('en', error)).toContain(expected);
    expect(waits).toEqual([]);
  });

  it('ends a wait by its own clock, and hangs up', async () => {
    const { promise: cut, resolve } = Promise.withResolvers<void>();
    server.faults.schedule({ at: 'hr.leave.search_read', hang: true, cut: resolve });
    const error = await errorOf(fetchWeek({ api, timeoutSeconds: 0.1, attempts: 1 }));
    expect(error).toMatchObject({ code: 'source-timeout', values: { source: 'Odoo', seconds: 0.1 } });
    await cut;
  });

  it('stops at once when it is told to', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    server.faults.schedule({
      at: 'hr.leave.search_read',
      hang: true,
      struck: () => controller.abort(reason),
    });
    await expect(fetchWeek({ api }, questionOf('2026-03-02', { signal: controller.signal }))).rejects.toBe(
      reason,
    );
  });

  it('tells a server that cannot be reached', async () => {
    const other = await startOdooServer();
    await other.close();
    const error = await errorOf(fetchWeek({ api, url: other.url, attempts: 1 }));
    expect(error).toMatchObject({ code: 'source-unavailable', values: { reason: 'ECONNREFUSED' } });
  });

  it('tells an address where no Odoo lives', async () => {
    expect((await errorOf(fetchWeek({ api, url: `${server.url}/shop/` }))).code).toBe('source-not-found');
  });
});

describe('Odoo over jsonrpc', () => {
  it('tells a database that does not exist', async () => {
    const error = await errorOf(fetchWeek({ database: 'nowhere' }));
    expect(error).toMatchObject({ code: 'source-not-found', values: { what: 'database "nowhere"' } });
  });

  it.each([
    ['no result', { jsonrpc: '2.0', id: 1 }, 'the answer has no result'],
    [
      'no number of the user',
      { jsonrpc: '2.0', id: 1, result: 'seven' },
      'the number of the user was expected',
    ],
    ['an error without details', { error: { code: 200, message: 'Odd' } }, 'Odd'],
    [
      'a foreign exception',
      { error: { data: { name: 'builtins.TypeError', message: 'unhashable\nTraceback' } } },
      'unhashable',
    ],
  ])('tells a login that answers %s', async (_what, body, expected) => {
    server.faults.schedule({ at: 'common.authenticate', body });
    const error = await errorOf(fetchWeek());
    expect(error.code).toBe('source-malformed');
    expect(renderError('en', error)).toContain(expected);
  });

  it('tries the login again too', async () => {
    server.faults.schedule({ at: 'common.authenticate', reset: true });
    await fetchWeek();
    expect(waits).toEqual([500]);
  });

  it('hides a password that the other side repeats', async () => {
    const message = `no way with ${server.password}`;
    server.faults.schedule({
      at: 'common.authenticate',
      body: { error: { data: { name: 'x.AccessDenied', message } } },
    });
    expect(await errorOf(fetchWeek())).toMatchObject({ values: { reason: 'no way with …' } });
  });
});

describe('Odoo', () => {
  it.each(['url', 'database', 'login', 'password'] as const)(
    'says that %s is not configured',
    async (name) => {
      const error = await errorOf(fetchWeek({ [name]: null }));
      expect(error).toMatchObject({
        code: 'source-not-configured',
        values: { source: 'odoo', path: `sources.odoo.${name}` },
      });
      expect(server.calls).toEqual([]);
    },
  );

  it.each(['odoo.example.org', 'ftp://odoo', 'https://me:s3cret-k3y-of-the-planner@odoo'])(
    'refuses the address %s',
    async (url) => {
      expect((await errorOf(fetchWeek({ url }))).code).toBe('bad-config');
    },
  );

  describe('leaves of some hours', () => {
    const hours = (...spans: [string, string][]) => {
      server.tables['hr.employee'] = employees();
      server.tables['hr.leave'] = spans.map(([from, to], index) =>
        leave(index + 1, 1, {
          request_unit_hours: true,
          request_date_from: '2026-03-03',
          request_date_to: '2026-03-03',
          date_from: `2026-03-03 ${from}:00`,
          date_to: `2026-03-03 ${to}:00`,
        }),
      );
      return fetchWeek();
    };
    const tuesday = [{ person: 'alba', from: '2026-03-03', to: '2026-03-03', kind: 'leave', source: 'odoo' }];

    it('that take all slots are an absence', async () => {
      expect(await hours(['08:00', '13:00'])).toMatchObject({ absences: tuesday, faults: [] });
    });

    it('that together take all slots are an absence', async () => {
      expect(await hours(['08:00', '10:30'], ['10:15', '13:00'])).toMatchObject({
        absences: tuesday,
        faults: [],
      });
    });

    it('that take half of the slots are an absence, and say so', async () => {
      const week = await hours(['08:00', '10:30']);
      expect(week.absences).toEqual(tuesday);
      expect(week.faults).toMatchObject([{ kept: true }]);
      expect(renderSentence('en', week.faults[0]!.reason)).toBe(
        'alba is away for half or more of 3 March 2026 (09:00–11:30): counted as the whole day',
      );
    });

    it('that take less than half are none, and ask for an unavailability', async () => {
      const week = await hours(['08:00', '09:00'], ['12:30', '15:00']);
      expect(week.absences).toEqual([]);
      expect(week.faults).toMatchObject([{ kept: false, file: 'Odoo hr.leave', line: null }]);
      expect(renderSentence('en', week.faults[0]!.reason)).toBe(
        'alba is away for less than half of 3 March 2026 (09:00–10:00, 13:30–16:00): not an absence; add an unavailability by hand',
      );
    });

    it('that take no slot say nothing', async () => {
      expect(await hours(['14:00', '16:00'])).toMatchObject({ absences: [], faults: [], unmatched: [] });
    });
  });

  it('counts a leave in days whole even if its hours are short, and knows versions with other fields', async () => {
    server.tables['hr.employee'] = employees();
    const short = {
      date_from: '2026-03-03 08:00:00',
      date_to: '2026-03-03 09:00:00',
      request_date_from: '2026-03-03',
      request_date_to: '2026-03-03',
    };
    const newer = { id: 1, state: 'validate', employee_id: [1, 'Alba'], ...short };
    server.tables['hr.leave'] = [leave(1, 1, short)];
    expect((await fetchWeek()).absences).toHaveLength(1);
    server.tables['hr.leave'] = [{ ...newer, leave_type_request_unit: 'day' }];
    expect((await fetchWeek()).absences).toHaveLength(1);
    server.tables['hr.leave'] = [{ ...newer, leave_type_request_unit: 'hour' }];
    expect((await fetchWeek()).absences).toHaveLength(0);
    server.tables['hr.leave'] = [
      {
        id: 1,
        state: 'validate',
        employee_id: [1, 'Alba'],
        date_from: short.date_from,
        date_to: '2026-03-03 15:00:00',
      },
    ];
    expect((await fetchWeek()).absences).toHaveLength(1);
  });

  it('004.45 knows a Monday that is over in its own zone before ours begins', async () => {
    server.tables['hr.employee'] = employees();
    server.tables['hr.leave'] = [
      // Half a working day in Auckland.
      leave(1, 1, {
        date_from: '2026-03-01 19:00:00',
        date_to: '2026-03-01 23:00:00',
        request_date_from: '2026-03-02',
        request_date_to: '2026-03-02',
      }),
    ];
    expect((await fetchWeek()).absences).toMatchObject([
      { person: 'alba', from: '2026-03-02', to: '2026-03-02' },
    ]);
  });

  it('takes the name in the link if the employee may not be seen', async () => {
    server.tables['hr.leave'] = [
      leave(1, 8, {
        employee_id: [8, 'Núria Pou'],
        date_from: '2026-03-02 07:00:00',
        date_to: '2026-03-02 15:00:00',
      }),
    ];
    expect((await fetchWeek()).absences).toMatchObject([{ person: 'nuria' }]);
  });

  it('004.46 gives company closures that take whole days, in the zone, and tells of those of some hours', async () => {
    server.tables['resource.calendar.leaves'] = [
      {
        id: 1,
        resource_id: false,
        name: 'Setmana Santa',
        date_from: '2026-04-02 22:00:00',
        date_to: '2026-04-06 21:59:59',
      },
      {
        id: 2,
        resource_id: false,
        name: 'Tarda',
        date_from: '2026-03-31 10:00:00',
        date_to: '2026-03-31 21:59:59',
      },
      {
        id: 3,
        resource_id: [9, 'Pau'],
        name: 'Pau',
        date_from: '2026-03-30 00:00:00',
        date_to: '2026-03-30 21:59:59',
      },
      {
        id: 4,
        resource_id: false,
        name: false,
        date_from: '2026-03-29 22:00:00',
        date_to: '2026-03-30 21:59:59',
      },
    ];
    const week = await fetchWeek({}, questionOf('2026-03-30'));
    expect(week.closedDays).toEqual([
      { date: '2026-03-30', name: '', source: 'odoo' },
      { date: '2026-04-03', name: 'Setmana Santa', source: 'odoo' },
    ]);
    expect(week.faults.map((fault) => [fault.text, renderSentence('en', fault.reason)])).toEqual([
      [
        'Tarda 2026-03-31 10:00:00 – 2026-03-31 21:59:59',
        'only some hours of 31 March 2026 are closed: the day stays open; add unavailabilities by hand',
      ],
    ]);
  });

  it('004.46 gives the days of the module for public holidays', async () => {
    server.tables['hr.holidays.public.line'] = [
      { id: 1, date: '2026-03-04', name: 'Patron' },
      { id: 2, date: '2026-03-09', name: 'Later' },
    ];
    const week = await fetchWeek({ closedDays: 'hr.holidays.public.line' });
    expect(week.closedDays).toEqual([{ date: '2026-03-04', name: 'Patron', source: 'odoo' }]);
  });
});
