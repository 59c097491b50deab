import { describe, expect, test } from 'vitest';
import type { FixedTurn, Person } from '../../model/types.ts';
import type { OpenDay } from '../../scheduler/availability.ts';
import { buildProblem, lunchMask, type WeekInput } from '../../scheduler/build-problem.ts';
import { type CarriedBurdens, noBurden } from '../../scheduler/fairness/carried.ts';
import { quietRules } from '../support/problem-builder.ts';

const person = (key: string, change: Partial<Person> = {}): Person => ({
  key,
  name: key.toUpperCase(),
  email: null,
  extension: null,
  color: '#aaaaff',
  table: null,
  groups: [],
  idealLoad: 4,
  dailyLimit: null,
  lunchExempt: false,
  locale: null,
  active: true,
  roles: [],
  coat: null,
  ...change,
});
const day = (date: string, weekday: OpenDay['weekday'], lines: number[]): OpenDay => ({
  date,
  weekday,
  slots: lines.map((count, h) => ({ start: `0${h}:00`, end: `0${h + 1}:00`, lines: count })),
});

const week = (change: Partial<WeekInput> = {}): WeekInput => ({
  name: '2026-03-02',
  days: [day('2026-03-02', 'mon', [2, 2, 2, 2]), day('2026-03-06', 'fri', [1, 3])],
  persons: [person('ada', { dailyLimit: 3, table: 2, groups: ['it'], lunchExempt: true }), person('bo')],
  busy: [],
  fixedTurns: [],
  loads: { ada: 4, bo: 2 },
  lineLoads: null,
  rules: quietRules,
  distinctLines: false,
  dailyTurns: 2,
  searchDays: [],
  ...change,
});
const build = (change: Partial<WeekInput> = {}) => buildProblem(week(change));

test('the days are the open ones, with their slots and lines', () => {
  const { days } = build().problem;
  expect(
    days.map(({ label, date, slots }) => [
      label,
      date,
      slots.map(({ label: at, lines }) => `${at} ×${lines}`),
    ]),
  ).toEqual([
    ['2026-03-02', '2026-03-02', ['00:00–01:00 ×2', '01:00–02:00 ×2', '02:00–03:00 ×2', '03:00–04:00 ×2']],
    ['2026-03-06', '2026-03-06', ['00:00–01:00 ×1', '01:00–02:00 ×3']],
  ]);
});

test('004.68 each person brings her load, her daily limit or the general one, her table and groups', () => {
  const busy = [
    { person: 'bo', date: '2026-03-06', mask: 0b01, firm: true, kind: 'absence', reason: '', misfit: false },
    {
      person: 'bo',
      date: '2026-03-02',
      mask: 0b10,
      firm: false,
      kind: 'unavailability',
      reason: '',
      misfit: false,
    },
  ] as const;
  const { persons } = build({ busy: [...busy], loads: { ada: 4 } }).problem;
  expect(persons).toEqual([
    {
      key: 'ada',
      name: 'ADA',
      maxLoad: 4,
      classLoads: null,
      dailyMax: 3,
      lunchExempt: true,
      table: 2,
      groups: ['it'],
      busy: [0, 0],
      undesired: [0, 0],
    },
    {
      key: 'bo',
      name: 'BO',
      maxLoad: 0,
      classLoads: null,
      dailyMax: 2,
      lunchExempt: false,
      table: null,
      groups: [],
      busy: [0, 0b01],
      undesired: [0b10, 0],
    },
  ]);
});

describe('004.72 fixed turns', () => {
  const turn = (change: Partial<FixedTurn>): FixedTurn => ({
    weekday: 'mon',
    slot: 0,
    line: 0,
    person: 'ada',
    ...change,
  });

  test('of people and of nobody are taken by day and slot', () => {
    const fixedTurns = [turn({ slot: 3, line: 1 }), turn({ weekday: 'fri', slot: 1, line: 2, person: null })];
    const { problem, droppedTurns } = build({ fixedTurns });
    expect(problem.fixed).toEqual([
      { day: 0, slot: 3, line: 1, person: 0 },
      { day: 1, slot: 1, line: 2, person: null },
    ]);
    expect(droppedTurns).toEqual([]);
  });

  test('on closed days, of slots that are no more, or of people who do not attend, are left out and told', () => {
    const fixedTurns = [turn({ weekday: 'tue' }), turn({ weekday: 'fri', slot: 2 }), turn({ person: 'zoe' })];
    const { problem, droppedTurns } = build({ fixedTurns });
    expect([problem.fixed, droppedTurns]).toEqual([[], fixedTurns]);
  });

  test('on a line that is no more keep their slot; nobody keeps such a line anyway', () => {
    const fixedTurns = [turn({ line: 5 }), turn({ line: 5, person: null })];
    const { problem, droppedTurns } = build({ fixedTurns });
    expect(problem.fixed).toEqual([{ day: 0, slot: 0, line: null, person: 0 }]);
    expect(droppedTurns).toEqual([]);
  });
});

describe('the classes of lines', () => {
  test('are one, where lines do not differ', () => {
    expect(build().problem.lineClasses).toEqual([0, 0, 0]);
  });

  test('are the first and the others, where only the first differs', () => {
    expect(build({ distinctLines: true }).problem.lineClasses).toEqual([0, 1, 1]);
  });

  test('004.68 are as many as lines, where each has its own load', () => {
    const { lineClasses, persons } = build({
      distinctLines: true,
      lineLoads: { ada: [2, 1, 1], bo: [0, 2, 0] },
    }).problem;
    expect(lineClasses).toEqual([0, 1, 2]);
    expect(persons.map(({ classLoads }) => classLoads)).toEqual([
      [2, 1, 1],
      [0, 2, 0],
    ]);
  });
});

test('004.69 the lunch slots are the middle ones or those configured; a day that ends before has none', () => {
  const lunch = (slots: number[] | null, count: number) =>
    lunchMask({ ...quietRules, lunch: { level: 'soft', weight: 1, slots } }, count);
  expect([lunch(null, 4), lunch(null, 8), lunch(null, 1)]).toEqual([0b0110, 0b00011000, 0]);
  expect([lunch([3, 4], 4), lunch([3, 4], 3), lunch([2], 4)]).toEqual([0b1100, 0, 0b0010]);
  expect(build().problem.days.map((one) => one.lunch)).toEqual([0b0110, 0b11]);
});

test('004.66 days to fill first are named by their place among the open ones', () => {
  expect(build({ searchDays: ['fri', 'wed', 'mon'] }).problem.searchDays).toEqual([1, 0]);
});

describe('what people carried in past weeks', () => {
  const burden = (points: number) => {
    const none = noBurden();
    return { ...none, turns: 8, points, byCause: { ...none.byCause, hardSlots: points } };
  };
  const carried = (hardSlots: [OpenDay['weekday'], string][]): CarriedBurdens => ({
    perPerson: { ada: burden(0), bo: burden(80), zoe: burden(800) },
    hardSlots: hardSlots.map(([weekday, slot]) => ({ weekday, slot, points: 5 })),
  });

  test('makes steps of each person and marks the hard slots of each day', () => {
    const { persons, days } = build({
      carried: carried([
        ['mon', '02:00'],
        ['mon', '03:00'],
        ['fri', '00:00'],
        ['tue', '01:00'],
      ]),
    }).problem;
    expect(persons.map(({ fairness }) => fairness)).toEqual([undefined, 4]);
    expect(days.map(({ hardSlots }) => hardSlots)).toEqual([0b1100, 0b01]);
  });

  test('marks the slot that has that time now, where slots have changed', () => {
    const { days } = build({
      carried: carried([
        ['mon', '01:45'],
        ['fri', '02:00'],
      ]),
    }).problem;
    expect(days.map(({ hardSlots }) => hardSlots)).toEqual([0b0010, undefined]);
  });

  test('leaves no trace where nothing is known', () => {
    const { problem } = build();
    expect(problem.persons.some((one) => 'fairness' in one)).toBe(false);
    expect(problem.days.some((one) => 'hardSlots' in one)).toBe(false);
  });
});

describe('lines of several queues', () => {
  const queues = {
    support: { lines: [1, 3], groups: [] },
    sales: { lines: [2], groups: ['it', 'shop'] },
  };

  test('are of the class of their queue, and who is in none of its groups does not serve it', () => {
    const { lineClasses, queues: names, persons } = build({ queues }).problem;
    expect({ lineClasses, names }).toEqual({ lineClasses: [0, 1, 0], names: ['support', 'sales'] });
    expect(persons.map(({ classLoads }) => classLoads)).toEqual([null, [2, 0]]);
  });

  test('keep their classes where no slot of the week asks for the last', () => {
    const { lineClasses } = build({ queues, days: [day('2026-03-02', 'mon', [1, 1])] }).problem;
    expect(lineClasses).toEqual([0, 1, 0]);
  });

  test('lines of one queue have no classes and no names', () => {
    expect(build().problem).not.toHaveProperty('queues');
  });
});
