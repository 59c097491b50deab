import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../model/types.ts';
import { newFolder, openTestStore } from '../support/stores.ts';
import { start } from '../support/temp-project.ts';

const root = join(import.meta.dirname, '../..');
const timeLimitMs = 60_000;
const monday = '2026-03-09';

/** Runs an entry of the command line over a folder of data, in a language. */
async function run(data: string, lang: string, ...args: string[]) {
  const env = { LINEUP_DATA: data, LINEUP_LANG: lang };
  return start(process.execPath, args, { cwd: root, env }).ends;
}

async function explain(data: string, lang: string, ...args: string[]) {
  return run(data, lang, 'cli/schedule-hours.ts', 'explain', ...args);
}

function person(key: string, idealLoad: number): Person {
  return {
    key,
    name: key,
    email: null,
    extension: null,
    color: '#aaaaff',
    table: null,
    groups: [],
    idealLoad,
    dailyLimit: null,
    lunchExempt: false,
    locale: null,
    active: true,
    roles: [],
    coat: null,
  };
}

/** A week in which Ada has the dentist when she alone could come, and a wish that nobody else can grant. */
async function plant(): Promise<string> {
  const data = await newFolder();
  writeFileSync(
    join(data, 'config.yaml'),
    `week: {days: [mon, tue], slots: ['09:00', '10:00', '11:00'], lines: 1}\nload: {fullWeekDays: 2}\n`,
  );
  const store = await openTestStore(`sqlite:${join(data, 'lineup.sqlite')}`);
  await store.persons.save(person('ada', 4));
  await store.unavailabilities.add({
    person: 'ada',
    weekday: null,
    date: '2026-03-10',
    slots: '10',
    firm: true,
    reason: 'dentist',
  });
  await store.unavailabilities.add({
    person: 'ada',
    weekday: null,
    date: monday,
    slots: '01',
    firm: false,
    reason: 'choir',
  });
  await store.persons.save(person('bo', 4));
  await store.absences.add({ person: 'bo', from: monday, to: '2026-03-10', kind: 'holiday', source: 'hand' });
  const made = await run(data, 'en', 'cli/schedule-hours.ts', monday, '--keep');
  expect(made.stderr).toBe('');
  expect(made.code).toBe(0);
  return data;
}

describe('schedule-hours explain', () => {
  test('tells the demo week in short, a turn and a person', { timeout: timeLimitMs }, async () => {
    const data = await newFolder();
    expect((await run(data, 'en', 'cli/start.ts', '--no-serve')).code).toBe(0);
    const week = await explain(data, 'en');
    expect(week.stderr).toBe('');
    expect(week.stdout).toContain(
      'The timetable is proved to be the best: every way out costs as much or more.',
    );
    expect(week.stdout).toMatch(/ {2} {3}\d+ {2}\S.*\n {9}- (It can be avoided|There is no way out)/);
    const turn = await explain(data, 'es', '--turn', 'mon 09:00 L2');
    expect(turn.stdout).toMatch(/\n¿?Por qué\n/);
    expect(turn.stdout).toContain('Quién no podría');
    const someone = await explain(data, 'ru', '--person', 'quim');
    expect(someone.stdout).toContain('Quim Ribas');
    expect(someone.stdout).toContain('Нагрузка');
    const help = await explain(data, 'ca', '--help');
    expect(help.stdout).toContain('Explica una setmana');
    expect([week.code, turn.code, someone.code, help.code]).toEqual([0, 0, 0, 0]);
  });

  test('names what a hole waits for, and refuses what is no turn, nobody and no week', {
    timeout: timeLimitMs,
  }, async () => {
    const data = await plant();
    const week = await explain(data, 'en', monday);
    expect(week.stdout.replace(/\s+/g, ' ')).toContain(
      'If ada (dentist) came all the same, the hole of Tuesday 10 March 09:00–10:00 would be filled.',
    );
    const json = await explain(data, 'en', monday, '--json');
    const answer = JSON.parse(json.stdout);
    expect(answer).toMatchObject({ week: monday, holes: 1, turn: null, person: null });
    expect(answer.whole.negotiation.holes[0].ways[0].lifts).toMatchObject([
      { kind: 'unavailability', persons: ['ada'], reason: 'dentist' },
    ]);
    const hole = await explain(data, 'ca', monday, '--turn', '2026-03-10/1/1');
    expect(hole.stdout.replace(/\s+/g, ' ')).toContain('Si ada (dentist) vingués igualment');

    const cannot = hole.stdout.slice(hole.stdout.indexOf('Qui no podria'));
    expect(cannot).toMatch(/ada.*dentist/);
    expect(cannot).toMatch(/bo.*vacances/);

    const ada = await explain(data, 'en', monday, '--person', 'ada');
    expect(ada.stdout).toContain('The wish for Monday 9 March 10:00–11:00 is not kept: choir.');
    expect(ada.stdout).toMatch(/ada would rather not, Monday 9 March.*\n *- There is no way out/);
    expect([week.code, hole.code, ada.code]).toEqual([0, 0, 0]);

    const turn = await explain(data, 'en', monday, '--turn', 'someday');
    expect(turn.stderr).toContain('"tue 10:15 L2" or "2026-03-09/2/1"');
    const nobody = await explain(data, 'en', monday, '--person', 'zoe');
    expect(nobody.stderr).toContain('zoe');
    const none = await explain(data, 'en', '2027-01-04');
    expect([turn.code, nobody.code, none.code]).toEqual([2, 1, 1]);
    for (const { stderr } of [turn, nobody, none]) expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
