import { expect, test } from 'vitest';
import { buildWeekProblem } from '../../actions/build-week-problem.ts';
import { loadsIf } from '../../actions/loads-if.ts';
import type { WeekData } from '../../actions/week-load.ts';
import { parseConfig } from '../../model/config/parse-config.ts';
import type { Person } from '../../model/types.ts';

const monday = '2026-03-09';
const config = parseConfig(
  [
    {
      file: 'config.yaml',
      text: `week: {days: [mon, tue], slots: ['09:00', '10:00', '11:00'], lines: 2}\nload: {fullWeekDays: 2}`,
    },
  ],
  {},
).config!;

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
    lunchExempt: true,
    locale: null,
    active: true,
    roles: [],
    coat: null,
  };
}

const data: WeekData = {
  persons: [person('ada', 4), person('bo', 2)],
  unavailabilities: [
    { id: '1', person: 'ada', weekday: 'mon', date: null, slots: '10', firm: true, reason: 'dentist' },
  ],
  absences: [{ id: '1', person: 'bo', from: monday, to: monday, kind: 'holiday', source: 'hand' }],
  closedDays: [],
  fixedTurns: [],
  credit: {},
};

test('without an unavailability or an absence people owe what they would have owed', () => {
  const { problem, busy } = buildWeekProblem(config, data, monday);
  expect(problem.persons.map(({ maxLoad }) => maxLoad)).toEqual([3, 1]);
  const { without } = loadsIf(config, data, monday, problem.persons);
  const only = (key: string) => busy.filter(({ person }) => person === key);
  expect(without([])).toEqual([3, 1]);
  expect(without(only('ada'))).toEqual([4, 1]);
  expect(without(only('bo'))).toEqual([3, 2]);
  expect(without(busy)).toEqual([4, 2]);
});

test('a week that was planned with other loads adds to those', () => {
  const { problem, busy } = buildWeekProblem(config, data, monday);
  const persons = problem.persons.map((one) => ({ ...one, maxLoad: one.maxLoad + 1 }));
  expect(loadsIf(config, data, monday, persons).without(busy)).toEqual([5, 3]);
});

test('the overload that would be enough is found only for the loads of today', () => {
  const { problem, load } = buildWeekProblem(config, data, monday);
  const { overloadFor } = loadsIf(config, data, monday, problem.persons);
  expect(load.holes).toBe(4);
  const enough = overloadFor(4);
  expect(enough).toBeNull();
  expect(overloadFor(3)).toBeNull();
  const able = { ...data, unavailabilities: [], absences: [] };
  const more = loadsIf(config, able, monday, problem.persons);
  expect(buildWeekProblem(config, able, monday).load.holes).toBe(2);
  expect(more.overloadFor(2)).toBe(2);
});

test('a week that would not be planned today changes nothing', () => {
  const { problem, busy } = buildWeekProblem(config, data, monday);
  const nobody = { ...data, persons: [] };
  const { without, overloadFor } = loadsIf(config, nobody, monday, problem.persons);
  expect(without(busy)).toEqual([3, 1]);
  expect(overloadFor(4)).toBeNull();
});
