import { expect, test } from 'vitest';
import { buildWeekProblem } from '../../actions/build-week-problem.ts';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { readWeek } from '../../actions/read-week.ts';
import { reportFairness } from '../../actions/report-fairness.ts';
import { configWith, simulateWeeks } from '../support/simulate-weeks.ts';
import { newStore } from '../support/stores.ts';

const monday = '2026-03-16';

test('the steps and hard slots that are shown are those by which the next week is planned', async () => {
  const config = configWith('week: {lines: 7}');
  const store = await newStore('sqlite');
  await importDemo(store, '2026-03-02');
  const wish = { person: 'amir', weekday: 'tue' as const, slots: '1111' };
  for (const { timetable } of await simulateWeeks(config, 2, [wish])) {
    const draft = await store.timetables.saveDraft({ timetable, description: '', by: 'test' });
    await store.timetables.publish(draft.id, { by: 'test' });
  }
  const { equals, hardSlots, weeks } = await reportFairness({ store, config }, { monday, weeks: 8 });
  expect(weeks).toEqual(['2026-03-02', '2026-03-09']);
  const shown = Object.fromEntries(equals.flatMap(({ rows }) => rows.map((row) => [row.person, row.steps])));
  expect(new Set(Object.values(shown)).size).toBeGreaterThan(2);

  const { problem, days } = buildWeekProblem(config, await readWeek(store, monday, 8), monday);
  expect(Object.fromEntries(problem.persons.map((one) => [one.key, one.fairness ?? 0]))).toEqual(shown);
  const marked = problem.days.flatMap((day, d) =>
    day.slots.flatMap((_, h) => {
      const { weekday, slots } = days[d]!;
      return ((day.hardSlots ?? 0) >> h) & 1 ? [`${weekday} ${slots[h]!.start}`] : [];
    }),
  );
  expect(marked.sort()).toEqual(hardSlots.map(({ weekday, slot }) => `${weekday} ${slot}`).sort());

  // A rule that looks back on one week only does not know of the first.
  const short = configWith('week: {lines: 7}\nrules: {wellbeing: {fairness: {weeks: 1}}}');
  const [one, two] = await Promise.all([
    reportFairness({ store, config: short }, { monday, weeks: 1 }),
    readWeek(store, monday, 8).then((data) => buildWeekProblem(short, data, monday).problem),
  ]);
  const steps = one.equals.flatMap(({ rows }) => rows.map((row) => [row.person, row.steps] as const));
  expect(Object.fromEntries(two.persons.map(({ key, fairness = 0 }) => [key, fairness]))).toEqual(
    Object.fromEntries(steps),
  );
  expect(Object.fromEntries(steps)).not.toEqual(shown);
});
