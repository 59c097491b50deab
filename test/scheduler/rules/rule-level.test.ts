import { expect, test } from 'vitest';
import type { RuleSet, TunableRule } from '../../../model/config/schema.ts';
import { checkCertificate } from '../../../scheduler/certificate.ts';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { cheapestWayOut } from '../../../scheduler/explain/cheapest-way-out.ts';
import { explainTurn } from '../../../scheduler/explain/explain-turn.ts';
import { negotiate } from '../../../scheduler/explain/negotiate.ts';
import { renegotiate } from '../../../scheduler/explain/renegotiate.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import { zeroPrices } from '../../../scheduler/prices.ts';
import type { Problem } from '../../../scheduler/problem.ts';
import { repairProblem } from '../../../scheduler/repair.ts';
import { RULES } from '../../../scheduler/rules/index.ts';
import { levelOf } from '../../../scheduler/rules/rule-level.ts';
import { solve } from '../../../scheduler/solve.ts';
import { makeFirstTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { solveByLinearProgramming } from '../../../scheduler/solvers/linear-programming.ts';
import { suggestPeople } from '../../../scheduler/suggest-people.ts';
import { attend, makeProblem, quietRules } from '../../support/problem-builder.ts';

const settings = RULES.flatMap(({ setting }) => setting ?? []);

/** A week in which every rule has something to say, but for one that it does not know. */
function weekWithout(missing: TunableRule | null): Problem {
  const levels = Object.fromEntries(
    settings.map((setting) => [setting, { level: setting === 'lunch' ? 'hard' : 'soft' }]),
  );
  const problem = makeProblem({
    days: 2,
    lines: 2,
    persons: [
      { maxLoad: 4, table: 1, groups: ['it'], undesired: ['1000', '0000'], fairness: 1 },
      { maxLoad: 4, table: 1, groups: ['it'], busy: ['0011', '0000'] },
      { maxLoad: 4, table: 2 },
    ],
    fixed: [
      { slot: 1, person: 2 },
      { slot: 3, person: null },
    ],
    holeUndesired: [[0, 3]],
    hard: ['0001', '0000'],
    rules: {
      ...levels,
      'group-idle': { level: 'hard', groups: { it: 1 } },
      skills: { level: 'soft', groups: { it: 1 } },
      'first-lines': { level: 'off' },
    },
  });
  const rules: Partial<RuleSet> = { ...problem.rules };
  if (missing !== null) delete rules[missing];
  return { ...problem, rules: rules as RuleSet };
}

/** The same with the rule there, and off. */
function weekWithoutByLevel(missing: TunableRule): Problem {
  const problem = weekWithout(null);
  return { ...problem, rules: { ...problem.rules, [missing]: quietRules[missing] } };
}

test('a rule without a setting is hard, one that the rule set does not know is off', () => {
  expect(levelOf(quietRules, null)).toBe('hard');
  expect(levelOf({ ...quietRules, lunch: { ...quietRules.lunch, level: 'soft' } }, 'lunch')).toBe('soft');
  expect(settings.map((setting) => levelOf({}, setting))).toEqual(settings.map(() => 'off'));
});

test.each(settings)(
  'a week that does not know %s is judged, proved and made as if that were off',
  (missing) => {
    const [older, off] = [weekWithout(missing), weekWithoutByLevel(missing)];
    const first = makeFirstTimetable(older, 0);
    expect(first).toEqual(makeFirstTimetable(off, 0));
    const held = attend(older, ['1110', '1000'], ['1000', '0111'], ['0110', '1001']);
    for (const assignment of [first, held]) {
      expect(evaluate(older, assignment)).toEqual(evaluate(off, assignment));
    }
    const best = solveByLinearProgramming(older, 0)!;
    expect(best).toEqual(solveByLinearProgramming(off, 0));
    const certificate = { prices: zeroPrices(older) };
    expect(checkCertificate(older, certificate)).toBe(checkCertificate(off, certificate));
    const changes = { busy: [{ person: 0, day: 1, slots: 1 }] };
    expect(evaluate(repairProblem(older, held, changes), first)).toEqual(
      evaluate(repairProblem(off, held, changes), first),
    );
  },
);

test.each(settings)('a week that does not know %s is explained as if that were off', async (missing) => {
  const tell = async (problem: Problem) => {
    const scene = setScene(problem, attend(problem, ['1100', '0000'], ['1000', '0110'], ['0110', '1001']));
    const anew = await renegotiate(scene, async (priced) => makeFirstTimetable(priced, 0));
    const talk = negotiate(scene);
    const turn = explainTurn(scene, scene.turnsOf[0]![0]!);
    const ways = scene.evaluation.findings.map((finding) => cheapestWayOut(scene, finding));
    const people = suggestPeople(scene.whatIf, { day: 1, slot: 0, class: 0, person: null });
    return { anew, talk, turn, ways, people };
  };
  expect(await tell(weekWithout(missing))).toEqual(await tell(weekWithoutByLevel(missing)));
});

test('a week that does not know the newest rules is solved and proved', async () => {
  const problem = weekWithout('stability');
  const { fairness: _, 'first-lines': __, ...older } = problem.rules;
  const signal = new AbortController().signal;
  const solved = await solve({ ...problem, rules: older as RuleSet }, { seed: 0, signal });
  expect(solved).toMatchObject({ proven: true, end: 'done' });
});
