import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays, dateIn, mondayOf, weekdayOf } from '../../model/time.ts';
import { person, timetable } from '../store/samples.ts';
import { startAsterisk, type TestAsterisk } from '../support/asterisk/start-asterisk.ts';
import { ownFolder } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const ZONE = 'Europe/Madrid';
let asterisk: TestAsterisk;
beforeAll(async () => {
  asterisk = await startAsterisk();
});
afterAll(() => asterisk.stop());

/** Data of two people who have the running turn, and an exchange at this port. */
async function dataAt(port: number): Promise<string> {
  const today = dateIn(ZONE, new Date());
  const monday = mondayOf(today);
  const data = await ownFolder(async (store) => {
    for (const [i, key] of ['ada', 'ben', 'cai'].entries())
      await store.persons.save(person(key, { extension: String(401 + i) }));
    const days = Array.from({ length: 7 }, (_, i) => {
      const date = addDays(monday, i);
      const slots = [{ start: '00:00', end: '24:00', cells: ['ada', 'ben'] }];
      return { date, weekday: weekdayOf(date), slots };
    });
    const week = timetable(monday, { days, closedDays: [], penalties: [], overload: {} });
    const { id } = await store.timetables.saveDraft({ timetable: week, description: '', by: 'ada' });
    await store.timetables.publish(id, { by: 'ada' });
  });
  writeFileSync(
    join(data, 'config.yaml'),
    `
organisation: {timezone: ${ZONE}}
week: {days: [mon, tue, wed, thu, fri, sat, sun], slots: ['00:00-24:00'], lines: 2}
telephony:
  pbxs: {main: {port: ${port}, password: '\${AMI_PASSWORD}', extensions: wizard}}
  queues: {support: {name: ordered}}
  follow: cron
`,
  );
  return data;
}

const lineup = (data: string, ...commands: string[][]) =>
  runMany(
    commands.map((words) => ['lineup', ...words]),
    data,
    { AMI_PASSWORD: asterisk.secret },
  );

test('004.99–004.110 every command reaches a real Asterisk with no server up', async () => {
  const data = await dataAt(asterisk.amiPort);
  const [dry, loaded, cron, again, paused, status, check, cleared] = lineup(
    data,
    ['extensions', 'load', '--dry-run'],
    ['extensions', 'load', '--json'],
    ['queue', 'set', '--scheduled'],
    ['queue', 'set'],
    ['queue', 'pause', 'ben', '-r', 'lunch'],
    ['queue', 'status', '--json'],
    ['pbx', 'check'],
    ['queue', 'clear', '--json'],
  );
  expect(dry!.stdout, dry!.stderr).toContain('+ 401');
  const { secrets, failure } = JSON.parse(loaded!.stdout);
  expect(failure).toBeNull();
  expect(secrets).toHaveLength(3);
  expect(cron!.stdout, cron!.stderr).toMatch(/\+ Ada[\s\S]*\+ Ben/);
  expect(again!.stdout).toContain('nothing to change');
  expect(paused).toMatchObject({ code: 0, stdout: 'Ben is paused in support.\n' });
  const [{ members, strategy, pbx }] = JSON.parse(status!.stdout);
  expect({ pbx, strategy }).toEqual({ pbx: 'main', strategy: 'rrordered' });
  expect(members).toMatchObject([
    { extension: '401', name: 'Ada', paused: false },
    { extension: '402', paused: true, pauseReason: 'lunch' },
  ]);
  expect(check!.stdout).toContain('✓');
  expect(JSON.parse(cleared!.stdout)).toEqual({ queue: 'support', count: 2 });
  expect(await asterisk.cli('queue show ordered')).not.toContain('PJSIP/40');
});

test('an exchange that is not there, and a wrong secret, are told in a sentence', async () => {
  const [nobody] = lineup(await dataAt(1), ['queue', 'set']);
  expect(nobody).toMatchObject({ code: 1, stdout: '' });
  expect(nobody!.stderr).toContain('main');
  const data = await dataAt(asterisk.amiPort);
  const [wrong] = runMany([['lineup', 'queue', 'show']], data, { AMI_PASSWORD: 'guessed' });
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong!.stderr).toContain('lineup');
});
