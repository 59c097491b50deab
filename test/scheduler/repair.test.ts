import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../scheduler/certificate.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { layOutLines } from '../../scheduler/lay-out-lines.ts';
import type { Assignment, Problem } from '../../scheduler/problem.ts';
import { type RepairChanges, repairProblem } from '../../scheduler/repair.ts';
import { solveByColumnGeneration } from '../../scheduler/solvers/column-generation.ts';
import { makeFirstTimetable } from '../../scheduler/solvers/first-timetable.ts';
import { solveByLinearProgramming } from '../../scheduler/solvers/linear-programming.ts';
import { openHighs } from '../../scheduler/solvers/workers/highs-solver.ts';
import { wholeWeek } from '../../scheduler/whole-week.ts';
import { bruteForce } from '../support/brute-force.ts';
import { needlessBreaches } from '../support/needless-breaches.ts';
import { attend, makeProblem, type ProblemSketch, quietRules } from '../support/problem-builder.ts';
import { pastOf, pastTurns, randomRepair, seatedAnyhow, someTimetable } from '../support/random-repair.ts';

/** The repaired week, those who attend whatever happens included. */
function repaired(problem: Problem, published: Assignment, changes: RepairChanges): Assignment {
  const repair = repairProblem(problem, published, changes);
  return wholeWeek(repair, solveByLinearProgramming(repair, 0)!);
}

const usual: ProblemSketch['rules'] = {
  'optional-unavailability': { level: 'soft' },
  'concentrated-load': { level: 'soft' },
  lunch: { level: 'soft' },
  'split-day': { level: 'soft' },
  marathon: { level: 'soft' },
  holes: { level: 'soft' },
  stability: { level: 'soft' },
};

describe('a published week that somebody cannot keep', () => {
  // Ada and Bo have two turns each, Carla one; Carla and Dídac may have one more.
  const problem = makeProblem({
    days: 2,
    slots: 3,
    persons: [{ maxLoad: 2 }, { maxLoad: 2 }, { maxLoad: 2 }, { maxLoad: 1 }],
    rules: usual,
  });
  const published = attend(problem, ['100', '001'], ['010', '010'], ['001', '100'], ['000', '000']);

  test('is repaired with the fewest changes for people', () => {
    const busy = [{ person: 0, day: 1, slots: 0b100 }];
    const after = repaired(problem, published, { busy });
    expect(after).toEqual(attend(problem, ['100', '000'], ['010', '010'], ['001', '100'], ['000', '001']));
  });

  test('stays as it is where nothing came between, even if another would be a little better', () => {
    const dear = makeProblem({ days: 1, slots: 1, persons: [{ undesired: ['1'] }, {}], rules: usual });
    const had = attend(dear, ['1'], ['0']);
    expect(repaired(dear, had, {})).toEqual(had);
    expect(repaired(dear, had, { stabilityWeight: 2 })).toEqual(attend(dear, ['0'], ['1']));
  });

  test('weighs changes against what the week costs', () => {
    // Bo can cover, with a second turn in a row at lunch time (30), or Carla, whose turn Bo then takes: three changes.
    const week = makeProblem({
      days: 2,
      slots: 2,
      persons: [{ maxLoad: 2 }, { maxLoad: 2 }, { maxLoad: 1 }],
      rules: usual,
    });
    const had = attend(week, ['10', '01'], ['00', '10'], ['01', '00']);
    const changes: RepairChanges = { busy: [{ person: 0, day: 1, slots: 0b11 }], extraTurns: 0 };
    const few = repaired(week, had, { ...changes, stabilityWeight: 50 });
    expect(few).toEqual(attend(week, ['10', '00'], ['00', '11'], ['01', '00']));
    const many = repaired(week, had, { ...changes, stabilityWeight: 1 });
    expect(many).toEqual(attend(week, ['10', '00'], ['01', '10'], ['00', '01']));
  });

  test('lets people have one turn above those they owe, so that there is somebody to cover', () => {
    const full = makeProblem({ days: 1, slots: 2, persons: [{ maxLoad: 1 }, { maxLoad: 1 }], rules: usual });
    const had = attend(full, ['10'], ['01']);
    const busy = [{ person: 0, day: 0, slots: 0b11 }];
    expect(repaired(full, had, { busy })).toEqual(attend(full, ['00'], ['11']));
    expect(repaired(full, had, { busy, extraTurns: 0 })).toEqual(attend(full, ['00'], ['01']));
    // Nobody is asked for more where nothing was lost.
    expect(repairProblem(full, had, {}).persons.map(({ maxLoad }) => maxLoad)).toEqual([1, 1]);
  });

  test('asks nothing of those who owe nothing', () => {
    const away = makeProblem({ days: 1, slots: 1, persons: [{ maxLoad: 1 }, { maxLoad: 0 }], rules: usual });
    const busy = [{ person: 0, day: 0, slots: 1 }];
    expect(repaired(away, attend(away, ['1']), { busy })).toEqual(attend(away));
  });

  test('keeps pinned turns whatever it costs, but not those of who cannot', () => {
    const dear = makeProblem({ days: 2, slots: 1, persons: [{ undesired: ['1', '1'] }, {}], rules: usual });
    const had = attend(dear, ['1', '0'], ['0', '1']);
    const changes: RepairChanges = { stabilityWeight: 0, pinned: [{ day: 0, slot: 0, person: 0 }] };
    expect(repaired(dear, had, changes)).toEqual(had);
    const better = attend(dear, ['0', '0'], ['1', '1']);
    expect(repaired(dear, had, { ...changes, pinned: [] })).toEqual(better);
    const busy = [{ person: 0, day: 0, slots: 1 }];
    expect(repaired(dear, had, { ...changes, busy })).toEqual(better);
  });

  test('keeps what is over, even where it broke rules or where she is known to have been away', () => {
    const strict = makeProblem({
      days: 2,
      slots: 4,
      persons: [{ maxLoad: 1, dailyMax: 1 }, { maxLoad: 4 }],
      rules: { ...usual, lunch: { level: 'hard' } },
    });
    const had = attend(strict, ['0110', '1000'], ['1000', '0100']);
    const changes = { pastUntil: { day: 0, slot: 3 }, busy: [{ person: 0, day: 0, slots: 0b0010 }] };
    const repair = repairProblem(strict, had, changes);
    const found = solveByLinearProgramming(repair, 0)!;
    expect(evaluate(repair, found).broken).toBe(0);
    expect(wholeWeek(repair, found)[0]!.slice(0, 3)).toEqual(had[0]!.slice(0, 3));
  });
});

test('whoever attends whatever happens has a line in the timetable', () => {
  const problem = makeProblem({ slots: 2, lines: 3, persons: [{}, {}, {}], rules: usual });
  const published = attend(problem, ['10'], ['11'], ['00']);
  const repair = repairProblem(problem, published, { pastUntil: { day: 0, slot: 1 } });
  const cells = layOutLines(repair, solveByLinearProgramming(repair, 0)!);
  expect(cells).toEqual([
    [
      [0, 1, null],
      [2, 1, 0],
    ].map((line) => expect.arrayContaining(line)),
  ]);
  expect(cells[0]!.map((line) => line.length)).toEqual([3, 3]);
});

describe('against every timetable that there is', { timeout: 60_000 }, () => {
  test.each([
    ['a timetable that keeps the rules', someTimetable],
    ['what hands have made of it', seatedAnyhow],
  ])('no repair of %s is better, and what is over stays as it was', (_, published) => {
    fc.assert(
      fc.property(randomRepair(published), ({ problem, published, changes }) => {
        const repair = repairProblem(problem, published, changes);
        const best = bruteForce(repair).evaluation;
        const found = solveByLinearProgramming(repair, 0)!;
        expect(found).not.toBeNull();
        expect(evaluate(repair, found).objective).toBe(best.objective);
        expect(evaluate(repair, makeFirstTimetable(repair, 0)).objective).toBeGreaterThanOrEqual(
          best.objective,
        );
        const before = pastTurns(problem, published, changes);
        expect(pastTurns(problem, wholeWeek(repair, found), changes)).toEqual(before);
      }),
      { seed: 483, numRuns: 400 },
    );
  });

  test('the best repair is proved like any week', async () => {
    const solver = await openHighs(() => false);
    fc.assert(
      fc.property(randomRepair(someTimetable), ({ problem, published, changes }) => {
        const repair = repairProblem(problem, published, changes);
        const assignment = makeFirstTimetable(repair, 0);
        let best = evaluate(repair, assignment).objective;
        const certificate = solveByColumnGeneration(repair, solver, {
          incumbent: { objective: best, assignment },
          isEnded: () => false,
          onFound(found) {
            const { objective } = evaluate(repair, found);
            best = Math.min(best, objective);
            return objective;
          },
          onBound: () => {},
        });
        expect(best).toBe(bruteForce(repair).evaluation.objective);
        expect(checkCertificate(repair, certificate)).toBeGreaterThanOrEqual(best);
      }),
      { seed: 485, numRuns: 80 },
    );
  });

  test('a repair costs what the whole week costs by the same rules', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomRepair(someTimetable), ({ problem: any, published, changes }) => {
        // Who was missing in the past is counted no more.
        const problem = { ...any, rules: { ...any.rules, skills: quietRules.skills } };
        const repair = repairProblem(problem, published, changes);
        const past = pastOf(problem, changes);
        const plain: Problem = {
          ...repair,
          days: problem.days,
          persons: repair.persons.map(({ done: _, closed: __, ...person }, p) => ({
            ...person,
            maxLoad: problem.persons[p]!.maxLoad + 1,
            classLoads: problem.persons[p]!.classLoads?.map((load) => load + 1) ?? null,
            busy: problem.days.map((_, d) => {
              const since = (changes.busy ?? []).filter(({ person, day }) => person === p && day === d);
              return since.reduce(
                (mask, { slots }) => mask | (slots & ~past[d]!),
                problem.persons[p]!.busy[d]!,
              );
            }),
          })),
        };
        const found = solveByLinearProgramming(repair, 0)!;
        const whole = evaluate(plain, wholeWeek(repair, found));
        // What is over may have broken, in hindsight, a rule that counts who is away: that is held against nobody.
        if (needlessBreaches(whole.findings).length > 0) return;
        compared++;
        const { objective, cost, holes } = evaluate(repair, found);
        expect({ objective, cost, holes }).toEqual({
          objective: whole.objective,
          cost: whole.cost,
          holes: whole.holes,
        });
      }),
      { seed: 484, numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
