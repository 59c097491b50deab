import { describe, expect, test } from 'vitest';
import { evaluate } from '../../scheduler/evaluate.ts';
import { assignmentOf, buildPatternModel } from '../../scheduler/pattern-model.ts';
import { emptyAssignment } from '../../scheduler/problem.ts';
import { BREACH } from '../../scheduler/rules/rule.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';

describe('the cells', () => {
  test('004.71 say how many lines of each class a slot asks for, and what each further hole adds', () => {
    const problem = makeProblem({
      slots: 2,
      lines: [1, 3],
      lineClasses: [0, 1, 1],
      rules: { holes: { level: 'soft' } },
    });
    expect(buildPatternModel(problem).cells).toEqual([
      { day: 0, slot: 0, demand: [1, 0], lines: 1, steps: [100] },
      { day: 0, slot: 1, demand: [1, 2], lines: 3, steps: [100, 301, 501] },
    ]);
  });

  test('004.72 a first hole that is wished for is cheaper by the price of the wish', () => {
    const rules = { holes: { level: 'soft' }, 'fixed-turns': { level: 'soft' } } as const;
    const fixed = [{ slot: 0, person: null }];
    const model = buildPatternModel(makeProblem({ slots: 1, lines: 2, fixed, rules }));
    expect([model.cells[0]!.steps, model.constant]).toEqual([[50, 301], 50]);
  });

  test('004.69 holes above a hard limit have the price of a breach', () => {
    const rules = { holes: { level: 'soft', limit: 1 } } as const;
    const model = buildPatternModel(makeProblem({ slots: 1, lines: 3, rules }));
    expect(model.cells[0]!.steps).toEqual([100, 301 + BREACH, 501 + BREACH]);
  });
});

describe('the limits of a slot', () => {
  const rules = { 'table-limit': { level: 'hard', limit: 2 } } as const;

  test('are those that the people who can come could cross', () => {
    const persons = [{ table: 1 }, { table: 1, busy: ['10'] }, { table: 1 }, { table: 2 }, { table: 2 }];
    const { limits } = buildPatternModel(makeProblem({ slots: 2, lines: 5, persons, rules }));
    expect(limits.map(({ slot, members }) => [slot, members])).toEqual([[1, [0, 1, 2]]]);
  });

  test('leave out those who owe no turn', () => {
    const persons = [{ table: 1 }, { table: 1, maxLoad: 0 }, { table: 1 }];
    expect(buildPatternModel(makeProblem({ slots: 2, lines: 5, persons, rules })).limits).toEqual([]);
  });
});

test('the constant is what an empty week costs, less its holes', () => {
  const problem = makeProblem({
    days: 2,
    lines: 2,
    persons: [{ busy: ['1111', '0000'] }, {}],
    fixed: [
      { slot: 0, person: 0 },
      { slot: 1, person: 1 },
      { day: 1, slot: 2, person: null },
    ],
    rules: { holes: { level: 'soft' }, 'fixed-turns': { level: 'soft' } },
  });
  const model = buildPatternModel(problem);
  const holes = model.cells.flatMap(({ steps }) => steps).reduce((sum, step) => sum + step, 0);
  expect(model.constant + holes).toBe(evaluate(problem, emptyAssignment(problem)).objective);
});

test('chosen patterns make an assignment, people in the order of their index', () => {
  const problem = makeProblem({ days: 2, slots: 2, lines: 2, lineClasses: [0, 1], persons: [{}, {}] });
  const { personDays } = buildPatternModel(problem);
  const choose = (person: number, day: number, ...byClass: number[]) => {
    const personDay = personDays.find((pd) => pd.person === person && pd.day === day)!;
    const pattern = personDay.patterns.findIndex((p) => String(p.byClass) === String(byClass));
    return { personDay, pattern };
  };
  const chosen = [choose(1, 0, 0b01, 0b00), choose(0, 0, 0b10, 0b01), choose(1, 1, 0b00, 0b11)];
  expect(assignmentOf(problem, chosen)).toEqual(attend(problem, ['21', '00'], ['10', '22']));

  const same = makeProblem({ slots: 1, lines: 2, persons: [{}, {}] });
  const both = buildPatternModel(same).personDays.map((personDay) => ({ personDay, pattern: 0 }));
  expect(assignmentOf(same, both.reverse())).toEqual([[[[0, 1]]]]);
});
