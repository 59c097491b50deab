import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPhones } from '../../actions/phones/open-phones.ts';
import { addDays, dateIn, mondayOf, weekdayOf } from '../../model/time.ts';
import { WEEKDAYS } from '../../model/types.ts';
import { person, timetable } from '../store/samples.ts';
import type { Browser } from '../support/api.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { openPhones as plugPhones, type TestPhones } from '../support/asterisk/open-phones.ts';
import { startAsterisk, type TestAsterisk } from '../support/asterisk/start-asterisk.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The queue of the PBX that stands behind ours. */
const AT_PBX = 'ordered';
const ZONE = 'Europe/Madrid';
const TEAM = ['ada', 'ben', 'cai', 'dan', 'eva'].map((key, i) =>
  person(key, { extension: String(201 + i), roles: key === 'eva' ? ['supervisor'] : [], dailyLimit: 31 }),
);

describe('journey B on a real Asterisk: the queue follows the timetable', () => {
  let asterisk: TestAsterisk;
  let phones: TestPhones;
  beforeAll(async () => {
    asterisk = await startAsterisk();
    phones = plugPhones(asterisk);
  });
  afterAll(async () => {
    await phones.reset();
    await asterisk.stop();
  });

  /** Extensions in the queue by the PBX's own word, in its order; paused ones with a mark. */
  async function atPbx(): Promise<string[]> {
    const said = await asterisk.cli(`queue show ${AT_PBX}`);
    return [...said.matchAll(/PJSIP\/(\d+).*/g)].map(([line, extension]) =>
      line.includes('(paused') ? `${extension} paused` : extension!,
    );
  }

  /** The time it takes until it is so, in ms; fails after so many. */
  async function soonIs(wanted: string[], withinMs: number): Promise<void> {
    const start = performance.now();
    for (;;) {
      const now = await atPbx();
      if (JSON.stringify(now) === JSON.stringify(wanted)) return;
      if (performance.now() - start > withinMs) expect(now).toEqual(wanted);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test('004.102–004.110 publish, swap, ring, pause, crash: the right people are in it', async () => {
    const clock = () => new Date();
    const monday = mondayOf(dateIn(ZONE, clock()));
    const today = dateIn(ZONE, clock());
    const api = await startApi({
      demo: false,
      clock,
      configure(config) {
        config.organisation.timezone = ZONE;
        config.week.days = [...WEEKDAYS];
        config.week.slots = ['00:00-24:00'];
        config.week.lines = 3;
        config.telephony.queues = { support: { pbx: 'main', name: AT_PBX } };
        config.telephony.pbxs = {
          main: {
            kind: 'asterisk',
            host: '127.0.0.1',
            port: asterisk.amiPort,
            user: 'lineup',
            password: asterisk.secret,
            tls: false,
            certificate: null,
            interface: 'PJSIP/{extension}',
            stateInterface: null,
            extensions: 'off',
            wizardFile: 'pjsip_wizard.conf',
            template: 'agent',
            timeoutSeconds: 5,
            heartbeatSeconds: 1,
            callsPerHour: 0,
            queueLog: null,
          },
        };
      },
      openPhones: (workplace) => openPhones(workplace),
    });
    for (const one of TEAM) await api.store.persons.save(one);
    const lead = await api.as('eva');
    await phones.plugIn('201', '202', '203', '204');

    const { id, version } = await draft(api, monday);
    expect(await atPbx()).toEqual([]);
    const published = await lead.send('PUT', `/api/weeks/${monday}/publication`, { id, version });
    expect(published.statusCode, published.body).toBe(200);
    await soonIs(['201', '202', '203'], 2000);

    await phones.behave('201', { does: 'answers', afterMs: 50, hangsUpAfterMs: 1000 });
    await phones.callIn({ queue: AT_PBX, number: '612345678' });
    const call = await answered(lead, today);
    expect(call).toMatchObject({ number: '612345678', person: 'ada', outcome: 'answered', queue: 'support' });

    const paused = await lead.send('PUT', '/api/queues/support/members/ben/pause', { reason: 'lunch' });
    expect(paused.statusCode, paused.body).toBe(200);
    await swapIn(lead, monday, { date: today, line: 0, key: 'dan' });
    // In the order of the lines, but who is in a pause keeps her place and it.
    await soonIs(['202 paused', '204', '203'], 2000);

    // What Asterisk keeps it writes down about once a second.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await asterisk.kill();
    await asterisk.boot();
    await soonIs(['202 paused', '204', '203'], 2000);
    const view = (await lead.get('/api/queues/support')).json();
    expect(view).toMatchObject({ kind: 'slot', absent: [], pbx: { name: 'main' } });
    const ben = view.members.find((member: { person: string }) => member.person === 'ben');
    expect(ben).toMatchObject({ paused: true, pausedBy: expect.anything() });
  });

  async function draft({ store }: TestApi, monday: string) {
    const days = Array.from({ length: 7 }, (_, i) => {
      const date = addDays(monday, i);
      return {
        date,
        weekday: weekdayOf(date),
        slots: [{ start: '00:00', end: '24:00', cells: ['ada', 'ben', 'cai'] }],
      };
    });
    const week = timetable(monday, {
      lines: ['L1', 'L2', 'L3'],
      days,
      closedDays: [],
      penalties: [],
      overload: {},
    });
    return store.timetables.saveDraft({ timetable: week, description: '', by: 'eva' });
  }

  async function answered(lead: Browser, date: string) {
    for (const end = performance.now() + 10_000; performance.now() < end; ) {
      const { calls } = (await lead.get(`/api/calls?date=${date}`)).json();
      if (calls[0]?.state === 'ended') return calls[0];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no call was answered');
  }

  async function swapIn(
    lead: Browser,
    monday: string,
    { date, line, key }: { date: string; line: number; key: string },
  ) {
    const { etag } = (await lead.get(`/api/weeks/${monday}`)).headers;
    const body = { put: { date, slot: 0, line, person: key }, force: true, reason: 'on the phone' };
    const done = await lead.send('POST', `/api/weeks/${monday}/edits`, body, { 'if-match': String(etag) });
    expect(done.statusCode, done.body).toBe(201);
  }
});
