import { describe, expect, test } from 'vitest';
import type { Penalty, Timetable, Weekday } from '../../../model/types.ts';
import { WEEKDAYS } from '../../../model/types.ts';
import { carriedBurdens } from '../../../scheduler/fairness/carried.ts';
import { quietRules } from '../../support/problem-builder.ts';

const rules = { holes: { level: 'soft' as const, weight: 100, extraWeight: 1, limit: null } };
const loads = { ada: {} } as unknown as Timetable['loads'];

/** Two days of four slots: who attends each, "ada bo|eli -" (a hyphen is a hole). */
function week(
  days: string[],
  penalties: Partial<Penalty>[] = [],
  change: Partial<Timetable> = {},
): Timetable {
  const dates = ['2026-03-02', '2026-03-03'];
  return {
    week: '2026-03-02',
    lines: ['L1', 'L2'],
    days: days.map((day, d) => ({
      date: dates[d]!,
      weekday: WEEKDAYS[d] as Weekday,
      slots: day.split('|').map((cells, h) => ({
        start: `${9 + h}:00`.padStart(5, '0'),
        end: `${10 + h}:00`.padStart(5, '0'),
        cells: cells.split(' ').map((person) => (person === '-' ? null : person)),
      })),
    })),
    closedDays: [],
    cost: 0,
    penalties: penalties.map((penalty) => ({
      rule: 'split-day',
      cost: 30,
      broken: false,
      sentence: { key: '', values: {} },
      date: dates[0]!,
      slots: [],
      persons: ['ada'],
      ...penalty,
    })),
    overload: {},
    loads,
    log: [],
    ...change,
  };
}
const full = ['ada bo|eli hug|ada bo|eli hug', 'ada bo|eli hug|ada bo|eli hug'];
const wish = (person: string, slots: number[], cost = 5 * slots.length): Partial<Penalty> => {
  return { rule: 'optional-unavailability', persons: [person], slots, cost };
};

describe('penalties', () => {
  test('weigh on their persons, each cause by itself, over all weeks', () => {
    const { perPerson } = carriedBurdens(
      [
        week(full, [{}, { rule: 'lunch', cost: 10 }]),
        week(full, [{}, { rule: 'marathon', persons: ['bo'] }]),
      ],
      rules,
    );
    expect(perPerson.ada).toMatchObject({ turns: 8, points: 70 });
    expect(perPerson.ada!.byCause).toMatchObject({ splitDay: 60, lunch: 10, marathon: 0 });
    expect(perPerson.ada!.times).toMatchObject({ splitDay: 2, lunch: 1, marathon: 0 });
    expect(perPerson.bo).toMatchObject({ turns: 8, points: 30, byCause: { marathon: 30 } });
    expect(perPerson.eli).toMatchObject({ turns: 8, points: 0 });
  });

  test('of several persons are shared, in whole points and the same for each', () => {
    const noise = { rule: 'table-noise', cost: 5, persons: ['ada', 'bo'] };
    const group = { rule: 'group-idle', cost: 50, persons: ['ada', 'bo', 'eli'] };
    const { perPerson } = carriedBurdens([week(full, [noise, group])], rules);
    expect(perPerson.bo!.byCause).toMatchObject({ noise: 3, other: 17 });
    expect(perPerson.ada!.points).toBe(20);
    expect(perPerson.eli!.points).toBe(17);
  });

  test('of hard rules that were broken have no price, but are told', () => {
    const { perPerson } = carriedBurdens([week(full, [{ cost: 0, broken: true }])], rules);
    expect(perPerson.ada).toMatchObject({ points: 0, times: { splitDay: 1 } });
  });

  test('of fairness itself and of changed plans are no burden', () => {
    const own = [{ rule: 'fairness' }, { rule: 'stability' }];
    expect(carriedBurdens([week(full, own)], rules).perPerson.ada!.points).toBe(0);
  });
});

describe('holes', () => {
  const short = ['ada bo|eli -|ada bo|eli hug', 'ada bo|eli hug|- -|eli hug'];
  const said = [
    { rule: 'holes', cost: 100, persons: [], slots: [1] },
    { rule: 'holes', cost: 401, persons: [], slots: [2], date: '2026-03-03' },
  ];

  test('weigh on those who attend the slot all the same', () => {
    const { perPerson } = carriedBurdens([week(short, said)], rules);
    expect(perPerson.eli!.byCause.holes).toBe(100);
    expect(perPerson.eli!.times.holes).toBe(1);
    expect(perPerson.ada!.byCause.holes).toBe(0);
  });

  test('cost what the week says, not what rules would say today', () => {
    expect(carriedBurdens([week(short)], rules).perPerson.eli!.points).toBe(0);
  });

  test('of imported weeks, which say nothing of it, cost what the rules say', () => {
    const imported = week(short, [{ rule: 'imported', cost: 500, persons: [], date: null }], { loads: {} });
    const { perPerson, hardSlots } = carriedBurdens([imported], rules);
    expect(perPerson.eli!.byCause).toMatchObject({ holes: 100, other: 0 });
    expect(perPerson.eli!.turns).toBe(4);
    expect(hardSlots).toEqual([
      { weekday: 'tue', slot: '11:00', points: 401 },
      { weekday: 'mon', slot: '10:00', points: 100 },
    ]);
    expect(carriedBurdens([imported], quietRules).perPerson.eli!.points).toBe(0);
  });
});

describe('hard slots', () => {
  test('are those where turns against a wish and holes cost most, at most a quarter of the slots', () => {
    const weeks = [
      week(full, [wish('ada', [0, 2]), wish('bo', [2])]),
      week(full, [wish('bo', [2]), wish('eli', [3], 7)]),
    ];
    // Eight slots, so two at most: Monday 11:00 cost 15, 12:00 cost 7, 9:00 cost 5.
    expect(carriedBurdens(weeks, rules).hardSlots).toEqual([
      { weekday: 'mon', slot: '11:00', points: 15 },
      { weekday: 'mon', slot: '12:00', points: 7 },
    ]);
  });

  test('are none where too many slots are equally hard, or where nothing is', () => {
    const all = week(full, [wish('ada', [0, 2]), wish('eli', [1])]);
    expect(carriedBurdens([all], rules).hardSlots).toEqual([]);
    expect(carriedBurdens([week(full, [{}])], rules).hardSlots).toEqual([]);
    expect(carriedBurdens([], rules)).toEqual({ perPerson: {}, hardSlots: [] });
  });

  test('weigh on all who attend them, in weeks without a broken wish too: what those cost there, per turn', () => {
    const weeks = [week(full, [wish('ada', [2], 12)]), week(full, [wish('ada', [2], 12)]), week(full)];
    const { perPerson } = carriedBurdens(weeks, rules);
    // 24 points on six turns.
    expect(perPerson.bo).toMatchObject({ points: 12, byCause: { hardSlots: 12 }, times: { hardSlots: 3 } });
    expect(perPerson.ada!.byCause).toMatchObject({ hardSlots: 12, optional: 24 });
    expect(perPerson.ada!.points).toBe(36);
    expect(perPerson.eli!.times.hardSlots).toBe(0);
  });

  test('weigh something at least, however little was said', () => {
    const { perPerson } = carriedBurdens([week(full, [wish('ada', [0], 1)]), week(full), week(full)], rules);
    expect(perPerson.bo!.byCause.hardSlots).toBe(3);
  });

  test('are known by their start, whatever place they have in a day', () => {
    const later = week(full, [wish('eli', [1])]);
    later.days[0]!.slots.shift();
    const { hardSlots } = carriedBurdens([later, week(full, [wish('ada', [2])])], rules);
    expect(hardSlots).toEqual([{ weekday: 'mon', slot: '11:00', points: 10 }]);
  });
});

test('people who have left are remembered too, and do no harm', () => {
  const { perPerson } = carriedBurdens([week(full, [{ persons: ['zoe', 'ada'] }])], rules);
  expect(perPerson.zoe).toMatchObject({ turns: 0, points: 15 });
  expect(perPerson.ada!.points).toBe(15);
});
