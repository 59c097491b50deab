import { join } from 'node:path';
import { expect, test } from 'vitest';
import { succeed } from '../support/commands.ts';
import { demoFolder, withStore } from '../support/data-folders.ts';

test('a saved week has the record of how it was planned, and --save no keeps neither', async () => {
  const data = await demoFolder();
  await succeed('schedule-hours', ['2026-03-04', '--seed', '3', '--save', 'no'], { data });
  await withStore(join(data, 'demo.sqlite'), async ({ planRuns }) => {
    expect(await planRuns.list()).toEqual([]);
  });
  await succeed('schedule-hours', ['2026-03-04', '--seed', '3'], { data });
  await withStore(join(data, 'demo.sqlite'), async ({ planRuns, timetables }) => {
    const [saved] = await timetables.list();
    expect(await planRuns.list()).toMatchObject([
      {
        week: '2026-03-02',
        state: 'stopped',
        result: 'complete',
        timetableId: saved!.id,
        options: { lines: 6, solver: { seed: 3 }, preset: 'wellbeing', proven: true, holes: 0 },
      },
    ]);
  });
});
