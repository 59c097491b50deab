import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import library from 'highs';
import { expect, test } from 'vitest';
import { generateInstance } from '../../bench/generate-instance.ts';
import { referenceContender } from '../../bench/our-contenders.ts';
import { referenceTeam } from '../../bench/reference/make-reference.ts';
import { writeLp } from '../../bench/reference/write-lp.ts';
import { teams } from '../../bench/teams.ts';
import { problemOfInstance } from '../../scheduler/instance.ts';
import { buildPatternModel } from '../../scheduler/pattern-model.ts';

const loadHighs = library as unknown as typeof library.default;
const folder = join(import.meta.dirname, '../../bench/reference');

test('the reference load is small, and comes to what is known of it', () => {
  expect(statSync(join(folder, 'week.lp.gz')).size).toBeLessThan(300_000);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'solve-reference.ts')], {
    encoding: 'utf8',
  });
  const lines = [{ text: stdout.trim(), seconds: 0.1 }];
  const measured = {
    seconds: 1,
    lines,
    complaints: stderr,
    code: 0,
    isOverLimit: false,
    peakKb: null,
  };
  expect(referenceContender().read(measured, null as never).fault).toBeNull();
  const other = { ...measured, lines: [{ text: '{"status":"Optimal","objective":961}', seconds: 0.1 }] };
  expect(referenceContender().read(other, null as never).fault).toContain('961');
});

test.each([
  ['small-6p-4h-2l-3d', 420],
  ['team-28p-4h-6l-5d', 975],
])('the relaxation of %s as a file costs what its best timetable costs', async (name, cost) => {
  const model = buildPatternModel(
    problemOfInstance(generateInstance(teams.find((team) => team.name === name)!)),
  );
  const text = writeLp(model);
  const { Status, ObjectiveValue } = (await loadHighs()).solve(text, { output_flag: false });
  expect(Status).toBe('Optimal');
  expect(ObjectiveValue + model.constant).toBeCloseTo(cost, 6);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(560);
});

test('the week of the reference is made by its sketch', () => {
  const { persons, hours, lines } = generateInstance(referenceTeam);
  expect([persons.length, hours, lines]).toEqual([60, 8, 9]);
});
