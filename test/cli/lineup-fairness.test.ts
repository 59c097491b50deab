import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PERSONS } from '../../actions/demo/team.ts';
import type { FairnessReport } from '../../actions/report-fairness.ts';
import type { Timetable } from '../../model/types.ts';
import type { Outcome } from '../support/commands.ts';
import { demoFolder, withStore } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';
import { configWith, simulateWeeks } from '../support/simulate-weeks.ts';

/** Weeks of the demo team in which nobody likes the last slot of Friday. */
let weeks: Timetable[];

beforeAll(async () => {
  const wishes = DEMO_PERSONS.map(({ key }) => ({ person: key, weekday: 'fri' as const, slots: '0001' }));
  const simulated = await simulateWeeks(configWith(), 3, wishes);
  weeks = simulated.map(({ timetable }) => timetable);
}, 60_000);

/** Runs the command, once for each list of words, where these weeks are in force. */
async function fairness(...commands: string[][]): Promise<Outcome[]> {
  const data = await demoFolder();
  await withStore(join(data, 'demo.sqlite'), async (store) => {
    for (const timetable of weeks) {
      const draft = await store.timetables.saveDraft({ timetable, description: '', by: 'test' });
      await store.timetables.publish(draft.id, { by: 'test' });
    }
  });
  return runMany(
    commands.map((words) => ['lineup', 'fairness', ...words]),
    data,
  );
}

async function reports(...commands: string[][]): Promise<FairnessReport[]> {
  const asked = commands.map((words) => ['--json', '--week', '2026-03-25', ...words]);
  return (await fairness(...asked)).map(({ stdout }) => JSON.parse(stdout));
}

describe('lineup fairness', () => {
  test('tells who carried what in the last weeks, beside equals, the most loaded first', async () => {
    const [report] = (await reports([])) as [FairnessReport];
    expect([report.week, report.weeks]).toEqual(['2026-03-23', ['2026-03-02', '2026-03-09', '2026-03-16']]);
    expect(report.hardSlots).toEqual([{ weekday: 'fri', slot: '12:45', points: 90 }]);
    expect(report.equals.flatMap(({ rows }) => rows)).toHaveLength(28);
    const equals = report.equals.find(({ idealLoad, dailyLimit }) => idealLoad === 6 && dailyLimit === 2)!;
    expect(equals.rows).toHaveLength(8);
    const perTurn = equals.rows.map((row) => row.perTurn);
    expect(perTurn).toEqual([...perTurn].sort((a, b) => b! - a!));
    for (const { points, byCause, turns, times, perTurn } of equals.rows) {
      expect(points).toBe(Object.values(byCause).reduce((sum, one) => sum + one, 0));
      expect(perTurn).toBeCloseTo(points / turns, 2);
      expect(times.concentrated).toBeGreaterThan(0);
    }
    expect(new Set(report.equals.flatMap(({ rows }) => rows.map(({ steps }) => steps)))).toContain(4);
  });

  test('looks back as many weeks as asked for', async () => {
    const [one, two] = await reports(['--weeks', '1'], ['--weeks', '2']);
    expect(one!.weeks).toEqual(['2026-03-16']);
    expect(two!.weeks).toEqual(['2026-03-09', '2026-03-16']);
  });

  test('is a table for people, with columns for what anybody carried and no others', async () => {
    const week = ['--week', '2026-03-25'];
    const [english, russian] = await fairness(week, [...week, '--lang', 'ru']);
    const lines = english!.stdout.split('\n');
    expect(lines[0]).toBe('3 published weeks before 23 March 2026');
    expect(lines[1]).toMatch(/^Hard slots \(.*\): Friday 12:45\.$/);
    expect(lines[3]).toMatch(/^person +turns +hard +unwished +piled up +points +a turn +steps +credit$/);
    expect(lines[3]).not.toContain('marathons');
    expect(lines).toContain('Ideal load 6, at most 2 a day');
    const amir = lines.find((line) => line.startsWith('Amir Haddad'))!;
    expect(amir).toMatch(/^Amir Haddad( +\d+(\.\d+)?){7} +-?\d+(\.\d+)?$/);
    expect(russian!.stdout).toMatch(/^3 опубликованные недели до 23 марта 2026\sг\.\nТрудные интервалы/);
  });

  test('says so where nothing was published yet, and refuses to look back on no weeks', async () => {
    const [none, wrong] = await fairness(['--week', '2026-03-02', '--lang', 'es'], ['--weeks', '0']);
    expect(none!.stdout).toBe(
      'Todavía no hay ninguna semana publicada antes del 2 de marzo de 2026: todos empiezan igual.\n',
    );
    expect(wrong).toMatchObject({
      code: 2,
      stderr: '--weeks: "0" does not fit; expected 1–1000. See --help.\n',
    });
  });
});
