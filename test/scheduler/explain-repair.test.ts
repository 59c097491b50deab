import { expect, test } from 'vitest';
import { explainRepair } from '../../scheduler/explain-repair.ts';
import { repairProblem } from '../../scheduler/repair.ts';
import { expectSentence } from '../support/expect-sentence.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';

const problem = makeProblem({ days: 2, slots: 3, lines: 2, persons: [{}, {}, {}, {}] });
const published = attend(problem, ['100', '011'], ['010', '000'], ['000', '100'], ['001', '000']);

test('a repair is told person by person and day by day: who cannot, who takes over, who moves, who gives away', () => {
  const busy = [{ person: 0, day: 1, slots: 0b110 }];
  const repair = repairProblem(problem, published, { busy });
  const after = attend(problem, ['100', '100'], ['001', '010'], ['000', '100'], ['000', '000']);
  const steps = explainRepair(repair, published, after);
  expect(steps.map(({ sentences: _, ...step }) => step)).toEqual([
    { person: 0, day: 1, leaves: 0b110, takes: 0b001, cannot: true },
    { person: 1, day: 0, leaves: 0b010, takes: 0b100, cannot: false },
    { person: 1, day: 1, leaves: 0, takes: 0b010, cannot: false },
    { person: 3, day: 0, leaves: 0b100, takes: 0, cannot: false },
  ]);
  const said = steps.flatMap(({ sentences }) => sentences);
  const monday = '2026-03-02';
  const tuesday = '2026-03-03';
  const expected: [string, Record<string, string>][] = [
    ['repair.cannot', { person: 'ada', day: tuesday, times: '10:00–11:00, 11:00–12:00' }],
    ['repair.takes', { person: 'ada', day: tuesday, times: '9:00–10:00' }],
    ['repair.moves', { person: 'bo', day: monday, times: '10:00–11:00', others: '11:00–12:00' }],
    ['repair.takes', { person: 'bo', day: tuesday, times: '10:00–11:00' }],
    ['repair.leaves', { person: 'dídac', day: monday, times: '11:00–12:00' }],
  ];
  expect(said).toHaveLength(expected.length);
  for (const [i, [key, values]] of expected.entries()) expectSentence(said[i]!, key, values);
});

test('what is over is no change, though it is no part of the repair', () => {
  const repair = repairProblem(problem, published, { pastUntil: { day: 1, slot: 0 } });
  const rest = attend(repair, ['000', '011'], ['000', '000'], ['000', '100']);
  expect(explainRepair(repair, published, rest)).toEqual([]);
});
