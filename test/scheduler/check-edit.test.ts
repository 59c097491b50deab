import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEdit, checkEdits, checkSwap, type Turn } from '../../scheduler/check-edit.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { holesIn } from '../../scheduler/slot-prices.ts';
import { makeWhatIf } from '../../scheduler/what-if.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';
import { randomAssignment } from '../support/random-assignment.ts';
import { randomWeek } from '../support/random-week.ts';

const rules = {
  'optional-unavailability': { level: 'soft' },
  'concentrated-load': { level: 'soft' },
  holes: { level: 'soft' },
  lunch: { level: 'hard' },
} as const;

/** Ada would rather not on Monday's first slot; Bo has no turn left; Carla is away on Monday. */
const problem = makeProblem({
  days: 2,
  lines: 1,
  persons: [{ undesired: ['1000'], maxLoad: 4 }, { maxLoad: 1 }, { busy: ['1111'], maxLoad: 4 }],
  rules,
});
const week = makeWhatIf(problem, attend(problem, ['1000', '0010'], ['0001'], ['0000', '1000']));
const turn = (day: number, slot: number, person: number | null): Turn => ({ day, slot, person });

describe('004.4 a turn given to somebody else', () => {
  test('is shown with what breaks, what mends, the cost and both loads', () => {
    const check = checkEdit(week, turn(0, 0, 0), 1);
    expect(check.mends.map(({ rule, cost }) => [rule, cost])).toEqual([['optional-unavailability', 5]]);
    expect(check.breaks.map(({ rule, broken }) => [rule, broken])).toEqual([
      ['weekly-load', true],
      ['concentrated-load', false],
    ]);
    const { cost } = evaluate(problem, week.assignment);
    expect(check.cost).toEqual({ before: cost, after: cost - 5 + 20 });
    expect(check.broken).toEqual({ before: 0, after: 1 });
    expect(check.loads).toEqual([
      { person: 0, before: 2, after: 1, owed: 4 },
      { person: 1, before: 1, after: 2, owed: 1 },
    ]);
    expect(check.isAllowed).toBe(false);
  });

  test('says of each finding whom and when it is about', () => {
    const { breaks } = checkEdit(week, turn(0, 0, 0), 2);
    expect(breaks).toEqual([
      {
        rule: 'firm-unavailability',
        cost: 0,
        broken: true,
        day: 0,
        slots: [0],
        persons: [2],
        sentence: {
          key: 'rule.firm-unavailability',
          values: { person: 'carla', day: '2026-03-02', time: '9:00–10:00' },
        },
      },
    ]);
  });

  test('may become a hole, which has a price but no load', () => {
    const check = checkEdit(week, turn(0, 3, 1), null);
    expect(check.cost.after - check.cost.before).toBe(100);
    expect(check.loads).toEqual([{ person: 1, before: 1, after: 0, owed: 1 }]);
    expect(check.isAllowed).toBe(true);
  });

  test('may fill a hole', () => {
    const check = checkEdit(week, turn(1, 1, null), 0);
    expect(check.mends.map(({ rule }) => rule)).toEqual(['holes']);
    expect(check.breaks.map(({ rule }) => rule)).toEqual(['lunch', 'concentrated-load']);
    expect(check.isAllowed).toBe(false);
  });

  test('stays as it is if she has it already', () => {
    expect(checkEdit(week, turn(0, 0, 0), 0)).toEqual({
      edits: [],
      isAllowed: true,
      cost: { before: week.cost, after: week.cost },
      broken: { before: 0, after: 0 },
      objectiveDelta: 0,
      breaks: [],
      mends: [],
      loads: [],
    });
  });

  test('that she does not have is refused', () => {
    expect(() => checkEdit(week, turn(0, 1, 0), 1)).toThrow(RangeError);
    expect(() => checkSwap(week, turn(0, 1, 0), turn(0, 3, 1))).toThrow(RangeError);
  });

  test('that breaks less than before is allowed, though something is still broken', () => {
    const crowded = makeProblem({ persons: [{ maxLoad: 1 }, {}] });
    const check = checkEdit(makeWhatIf(crowded, attend(crowded, ['1110'])), turn(0, 0, 0), 1);
    expect(check).toMatchObject({ isAllowed: true, broken: { before: 1, after: 1 } });
  });
});

describe('004.4 two turns that change hands', () => {
  test('are shown as one change: nobody has more turns than before', () => {
    const check = checkSwap(week, turn(0, 0, 0), turn(0, 3, 1));
    expect(check.isAllowed).toBe(true);
    expect(check.loads).toEqual([
      { person: 0, before: 2, after: 2, owed: 4 },
      { person: 1, before: 1, after: 1, owed: 1 },
    ]);
    expect(check.mends.map(({ rule }) => rule)).toEqual(['optional-unavailability']);
    expect(check.breaks).toEqual([]);
    const after = evaluate(problem, attend(problem, ['0001', '0010'], ['1000'], ['0000', '1000']));
    expect(check.cost.after).toBe(after.cost);
  });

  test('may be a person and a hole: she moves', () => {
    const check = checkSwap(week, turn(1, 0, 2), turn(1, 3, null));
    expect(check.loads).toEqual([{ person: 2, before: 1, after: 1, owed: 4 }]);
    week.change(check.edits);
    const after = evaluate(problem, attend(problem, ['1000', '0010'], ['0001'], ['0000', '0001']));
    expect(check.cost.after).toBe(after.cost);
  });

  test('on two classes of lines in one slot are no clones on the way', () => {
    const differ = makeProblem({ lines: 2, lineClasses: [0, 1], persons: [{}, {}] });
    const whatIf = makeWhatIf(differ, attend(differ, ['1000'], ['2000']));
    const check = checkSwap(whatIf, turn(0, 0, 0), turn(0, 0, 1));
    expect(check.isAllowed).toBe(true);
    whatIf.apply(check.edits);
    expect(whatIf.assignment[0]![0]).toEqual([[1], [0]]);
  });

  test('of one person change nothing', () => {
    const { edits } = checkSwap(week, turn(0, 0, 0), turn(1, 2, 0));
    expect(edits).toEqual([]);
  });

  test('and back again cost nothing at all', () => {
    fc.assert(
      fc.property(
        randomWeek.chain((p) => fc.tuple(fc.constant(p), randomAssignment(p), fc.nat(), fc.nat())),
        ([p, assignment, i, j]) => {
          const turns = assignment.flatMap((day, d) =>
            day.flatMap((slot, h) =>
              slot.flatMap((persons, c): Turn[] => [
                ...persons.map((person) => ({ day: d, slot: h, class: c, person })),
                ...(holesIn(p, assignment, d, h) > 0 ? [{ day: d, slot: h, class: c, person: null }] : []),
              ]),
            ),
          );
          if (turns.length === 0) return;
          const [one, other] = [turns[i % turns.length]!, turns[j % turns.length]!];
          const whatIf = makeWhatIf(p, assignment);
          const there = checkSwap(whatIf, one, other);
          whatIf.apply(there.edits);
          const swapped = [
            { ...one, person: other.person },
            { ...other, person: one.person },
          ] as const;
          const back = checkEdits(whatIf, checkSwap(whatIf, ...swapped).edits);
          expect(back.objectiveDelta).toBe(-there.objectiveDelta || 0);
          expect(back.cost).toEqual({ before: there.cost.after, after: there.cost.before });
          whatIf.apply(back.edits);
          expect(whatIf.assignment).toEqual(assignment);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
