import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OdooSettings } from '../../connectors/odoo/odoo-settings.ts';
import { createOdooSource } from '../../connectors/odoo/odoo-source.ts';
import type { WeekQuestion } from '../../connectors/week-source.ts';
import { AppError } from '../../model/errors.ts';
import { renderError } from '../../model/texts/index.ts';
import { addDays, daysBetween } from '../../model/time.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import type { OdooUnderTest } from './seeds.ts';

const SLOTS = [
  { start: '09:00', end: '10:15' },
  { start: '10:15', end: '11:30' },
  { start: '11:30', end: '12:45' },
  { start: '12:45', end: '14:00' },
];

/** Far from whatever demo data an Odoo makes for the days around it. */
const MONDAY = '2029-03-05';
const [, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = daysBetween(MONDAY, addDays(MONDAY, 4)) as [
  string,
  string,
  string,
  string,
  string,
];
/** The week of the change to summer time: its Monday is still winter's, the next one is not. */
const EASTER = '2029-03-26';

/** A week of its own for leaves of half days. */
const HALVES = '2029-05-07';

const PERSONS = [
  { key: 'alba', name: 'Alba', email: 'alba@lineup.example' },
  { key: 'nuria', name: 'Núria Pou', email: null },
  { key: 'pau', name: 'Pau', email: 'PAU@lineup.example' },
  { key: 'biel', name: 'Biel', email: 'biel@lineup.example' },
  { key: 'iris', name: 'Iris', email: 'iris@lineup.example' },
];

/**
 * What the planner asks of any Odoo: the same of the simulated one, which the other tests rely on, and of real ones.
 * @param open brings one where nobody else does the same; `close` ends it
 */
export function describePlannerContract(
  name: string,
  apis: OdooSettings['api'][],
  open: () => Promise<OdooUnderTest & { close?: () => Promise<void> }>,
): void {
  describe(`the planner and ${name}`, () => {
    let odoo: Awaited<ReturnType<typeof open>>;
    let wire: TcpProxy;
    let proxy: FaultProxy;

    beforeAll(async () => {
      odoo = await open();
      wire = await startTcpProxy(Number(new URL(odoo.url).port));
      proxy = await startFaultProxy(odoo.url);
      await fill(odoo);
    });
    afterEach(() => {
      expect(proxy.faults.pending).toBe(0);
    });
    afterAll(async () => {
      await proxy?.close();
      await wire?.stop();
      await odoo?.close?.();
    });

    describe.each(apis)('over %s', (api) => {
      const settingsOf = (more: Partial<OdooSettings>): OdooSettings => ({
        url: odoo.url,
        database: odoo.database,
        login: odoo.login,
        password: odoo.passwords[api] ?? '',
        api,
        absences: 'hr.leave',
        closedDays: 'resource.calendar.leaves',
        timeoutSeconds: 30,
        attempts: 3,
        ...more,
      });
      const waits: number[] = [];
      const fetchWeek = (more: Partial<OdooSettings> = {}, monday = MONDAY, pageSize?: number) => {
        waits.length = 0;
        const question: WeekQuestion = {
          monday,
          sunday: addDays(monday, 6),
          days: daysBetween(monday, addDays(monday, 4)),
          persons: PERSONS,
        };
        const source = createOdooSource(settingsOf(more), {
          timezone: 'Europe/Madrid',
          slotsOf: () => SLOTS,
          sleep: async (ms) => void waits.push(ms),
          random: () => 0.5,
          ...(pageSize ? { pageSize } : {}),
        });
        return source.fetchWeek(question);
      };
      const refusalOf = async (promise: Promise<unknown>): Promise<AppError> => {
        const error = await promise.then(
          () => expect.fail('it should have been refused'),
          (reason) => reason,
        );
        expect(error).toBeInstanceOf(AppError);
        const shown = `${error.stack} ${JSON.stringify(error)} ${renderError('en', error)}`;
        expect(shown).not.toMatch(/Traceback|n0t-the-r1ght-0ne/);
        if (odoo.passwords[api] !== odoo.login) expect(shown).not.toContain(odoo.passwords[api]);
        return error;
      };

      it('004.45 gives leaves that are approved, whole days in the zone of the organisation', async () => {
        const { absences, unmatched } = await fetchWeek();
        expect(absences?.map(({ person, from, to }) => [person, from, to])).toEqual([
          ['alba', MONDAY, TUESDAY],
          ['biel', TUESDAY, TUESDAY],
          ['iris', WEDNESDAY, WEDNESDAY],
          ['nuria', THURSDAY, FRIDAY],
        ]);
        expect(unmatched).toEqual([{ name: 'Marta Roig <marta@lineup.example>', where: 'Odoo hr.leave' }]);
      });

      it('004.45 measures half days and hours on the slots, and says so', async () => {
        const { faults } = await fetchWeek();
        const told = faults.map(({ reason, kept }) => [
          reason.key,
          reason.values?.person ?? reason.values?.date,
          kept,
        ]);
        expect(told.sort()).toEqual([
          ['source.odoo.closed-in-part', THURSDAY, false],
          ['source.odoo.most-of-day', 'biel', true],
          ['source.odoo.part-of-day', 'biel', false],
          ['source.odoo.part-of-day', 'pau', false],
        ]);
        const hours = faults.map(({ reason }) => [reason.values?.date, reason.values?.hours]);
        expect(hours).toContainEqual([FRIDAY, '09:00–10:30']);
      });

      it('004.45 divides a leave from noon to noon among its days', async () => {
        const { absences, faults } = await fetchWeek({}, HALVES);
        expect(absences?.map(({ person, from, to }) => [person, from, to])).toEqual([
          ['pau', addDays(HALVES, 1), addDays(HALVES, 2)],
        ]);
        expect(faults.map(({ reason, kept }) => [reason.values?.date, reason.values?.hours, kept])).toEqual([
          [HALVES, expect.stringMatching(/^13:00–(17|24):00$/), false],
          [addDays(HALVES, 2), expect.stringMatching(/^0[08]:00–12:00$/), true],
        ]);
      });

      it('004.46 gives the public holidays, not those of a single person', async () => {
        const { closedDays } = await fetchWeek();
        expect(closedDays).toEqual([{ date: FRIDAY, name: 'Fira', source: 'odoo' }]);
      });

      it('004.45 004.46 knows summer time', async () => {
        const { absences, closedDays, faults } = await fetchWeek({}, addDays(EASTER, 7));
        expect(absences?.map(({ person, from, to }) => [person, from, to])).toEqual([
          ['alba', '2029-04-03', '2029-04-03'],
        ]);
        expect(closedDays).toEqual([{ date: '2029-04-02', name: 'Pasqua', source: 'odoo' }]);
        expect(faults).toEqual([]);
      });

      it.each([1, 2, 3])('reads pages of %i as it reads one', async (pageSize) => {
        expect(await fetchWeek({}, MONDAY, pageSize)).toEqual(await fetchWeek());
      });

      it('gives an empty week for a week of nothing', async () => {
        const week = await fetchWeek({}, '2029-06-04');
        expect(week).toMatchObject({ absences: [], closedDays: [], unmatched: [], faults: [] });
      });

      it('refuses a wrong password, once', async () => {
        const error = await refusalOf(fetchWeek({ password: 'n0t-the-r1ght-0ne' }));
        expect(error).toMatchObject({ code: 'source-unauthorized', values: { source: 'Odoo' } });
        expect(waits).toEqual([]);
      });

      it('tells a database that does not exist', async () => {
        const error = await refusalOf(fetchWeek({ database: 'nowhere' }));
        expect(error.code).toBe('source-not-found');
        expect(waits).toEqual([]);
      });

      it('tells who lacks the right to read leaves', async () => {
        const { login, passwords } = odoo.stranger;
        const error = await refusalOf(fetchWeek({ login, password: passwords[api] ?? '' }));
        expect(error).toMatchObject({ code: 'source-forbidden', values: { what: 'hr.leave' } });
        expect(waits).toEqual([]);
      });

      it('warns that the account sees no leaves but its own, which Odoo does not say', async () => {
        const { login, passwords } = odoo.clerk;
        const { absences, faults } = await fetchWeek({ login, password: passwords[api] ?? '' });
        expect(absences).toEqual([]);
        const told = faults.filter(({ file }) => file === 'Odoo hr.leave').map(({ reason }) => reason);
        expect(told).toEqual([{ key: 'source.odoo.own-leaves-only', values: { account: 'clerk' } }]);
      });

      it.each([
        ['a module', { closedDays: 'hr.holidays.public.line' }, 'hr.holidays.public.line.search_read'],
        ['a method of leaves', { absences: 'get_leaves' }, 'hr.leave.get_leaves'],
        ['a method of public holidays', { closedDays: 'get_festivities' }, 'get_festivities'],
      ] as const)('tells %s that this installation does not have', async (_what, more, missing) => {
        const error = await refusalOf(fetchWeek(more));
        expect(error.code).toBe('source-not-found');
        expect(renderError('en', error)).toContain(missing);
        expect(waits).toEqual([]);
      });

      it('tells that it is down, after three tries', async () => {
        wire.refuse(true);
        wire.cut();
        const error = await refusalOf(fetchWeek({ url: `http://127.0.0.1:${wire.port}` })).finally(() =>
          wire.refuse(false),
        );
        expect(error.code).toBe('source-unavailable');
        expect(waits).toEqual([500, 1000]);
      });

      it('tells that it is slow, by its own clock', async () => {
        wire.freeze(true);
        const url = `http://127.0.0.1:${wire.port}`;
        const error = await refusalOf(fetchWeek({ url, timeoutSeconds: 0.2, attempts: 1 })).finally(() => {
          wire.freeze(false);
          wire.cut();
        });
        expect(error).toMatchObject({ code: 'source-timeout', values: { seconds: 0.2 } });
      });

      it('asks again after half an answer', async () => {
        const url = `http://127.0.0.1:${wire.port}`;
        wire.cutWithin('request_date_from');
        const week = await fetchWeek({ url });
        expect(waits).toEqual([500]);
        expect(week).toEqual(await fetchWeek());
      });

      it('asks again after a 500, and tells the third', async () => {
        const at = 'hr.leave.search_read';
        const fault = { at, status: 500, body: '<h1>Internal Server Error</h1>' };
        proxy.faults.schedule(fault);
        expect(await fetchWeek({ url: proxy.url })).toEqual(await fetchWeek());
        proxy.faults.schedule({ ...fault, times: 3 });
        expect((await refusalOf(fetchWeek({ url: proxy.url }))).code).toBe('source-unavailable');
        expect(waits).toEqual([500, 1000]);
      });
    });
  });
}

async function fill({ seeds }: OdooUnderTest): Promise<void> {
  const alba = await seeds.employee({ name: 'Somebody Else', email: 'Alba@Lineup.example' });
  const nuria = await seeds.employee({ name: 'Nuria POU', email: null });
  const pau = await seeds.employee({ name: 'Pau', email: 'pau@lineup.example' });
  const biel = await seeds.employee({ name: 'Biel', email: 'biel@lineup.example' });
  const iris = await seeds.employee({
    name: 'Iris',
    email: 'iris@lineup.example',
    timezone: 'America/New_York',
  });
  const marta = await seeds.employee({ name: 'Marta Roig', email: 'marta@lineup.example' });

  const state = 'validate';
  await seeds.leave({ employee: alba, first: addDays(MONDAY, -4), last: TUESDAY, state });
  await seeds.leave({ employee: nuria, first: THURSDAY, last: addDays(MONDAY, 9), state });
  await seeds.leave({ employee: pau, first: MONDAY, last: TUESDAY, state: 'confirm' });
  await seeds.leave({ employee: pau, first: WEDNESDAY, last: THURSDAY, state: 'refuse' });
  await seeds.leave({ employee: pau, first: FRIDAY, last: FRIDAY, part: { from: 9, to: 10.5 }, state });
  await seeds.leave({ employee: biel, first: TUESDAY, last: TUESDAY, part: 'morning', state });
  await seeds.leave({ employee: biel, first: WEDNESDAY, last: WEDNESDAY, part: 'afternoon', state });
  await seeds.leave({ employee: iris, first: WEDNESDAY, last: WEDNESDAY, state });
  // Her afternoon is the evening of the organisation.
  await seeds.leave({ employee: iris, first: THURSDAY, last: THURSDAY, part: 'afternoon', state });
  await seeds.leave({
    employee: pau,
    first: HALVES,
    last: addDays(HALVES, 2),
    part: 'noon-to-noon',
    state,
  });
  await seeds.leave({ employee: marta, first: WEDNESDAY, last: WEDNESDAY, state });
  await seeds.leave({ employee: alba, first: '2029-04-03', last: '2029-04-03', state });

  await seeds.closure({ name: 'Fira', from: '2029-03-08 23:00:00', to: '2029-03-09 22:59:59' });
  await seeds.closure({ name: 'Inventory', from: '2029-03-08 12:00:00', to: '2029-03-08 22:59:59' });
  await seeds.closure({
    name: 'Pau alone',
    from: '2029-03-04 23:00:00',
    to: '2029-03-05 22:59:59',
    employee: pau,
  });
  await seeds.closure({ name: 'Pasqua', from: '2029-04-01 22:00:00', to: '2029-04-02 21:59:59' });
}
