import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutLines } from '../../scheduler/lay-out-lines.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';

const three = { slots: 3, lines: 3, persons: [{}, {}, {}, {}] };

test('004.72 whoever has a fixed turn has its line, and the others what is left', () => {
  const fixed = [
    { slot: 1, line: 2, person: 0 },
    { slot: 2, line: 0, person: 1 },
  ];
  const problem = makeProblem({ ...three, fixed });
  expect(layOutLines(problem, attend(problem, ['011'], ['111'], ['100']))).toEqual([
    [
      [1, 2, null],
      [1, null, 0],
      [1, null, 0],
    ],
  ]);
});

test('a person keeps the line that she had in the slot before', () => {
  const problem = makeProblem(three);
  expect(layOutLines(problem, attend(problem, ['110'], ['111'], ['011'], ['001']))).toEqual([
    [
      [0, 1, null],
      [0, 1, 2],
      [3, 1, 2],
    ],
  ]);
});

test('nobody keeps a line over a pause or a night', () => {
  const problem = makeProblem({ ...three, days: 2 });
  const assignment = attend(problem, ['100', '000'], ['101', '100'], ['001', '000']);
  expect(layOutLines(problem, assignment)).toEqual([
    [
      [0, 1, null],
      [null, null, null],
      [1, 2, null],
    ],
    [
      [1, null, null],
      [null, null, null],
      [null, null, null],
    ],
  ]);
});

test('004.72 a line that is to stay free is given away only when there is no other', () => {
  const fixed = [{ slot: 0, line: 0, person: null }];
  const problem = makeProblem({ slots: 1, lines: 2, persons: [{}, {}], fixed });
  expect(layOutLines(problem, attend(problem, ['1']))).toEqual([[[null, 0]]]);
  expect(layOutLines(problem, attend(problem, ['1'], ['1']))).toEqual([[[1, 0]]]);
});

test('004.72 of two who ask for one line the first has it, and the other is not lost', () => {
  const fixed = [
    { slot: 0, line: 1, person: 1 },
    { slot: 0, line: 1, person: 0 },
  ];
  const problem = makeProblem({ slots: 1, lines: 3, persons: [{}, {}], fixed });
  expect(layOutLines(problem, attend(problem, ['1'], ['1']))).toEqual([[[0, 1, null]]]);
});

test('004.72 whoever asks for two lines of a slot sits on one', () => {
  const fixed = [
    { slot: 0, line: 2, person: 0 },
    { slot: 0, line: 1, person: 0 },
  ];
  const problem = makeProblem({ slots: 1, lines: 3, persons: [{}], fixed });
  expect(layOutLines(problem, attend(problem, ['1']))).toEqual([[[null, null, 0]]]);
});

test('004.72 a fixed turn that is not kept, or of a line that the slot does not have, moves nobody', () => {
  const fixed = [
    { slot: 0, line: 1, person: 0 },
    { slot: 1, line: 2, person: 1 },
    { slot: 1, line: null, person: 1 },
  ];
  const problem = makeProblem({ slots: 2, lines: [2, 1], persons: [{}, {}], fixed });
  expect(layOutLines(problem, attend(problem, ['00'], ['11']))).toEqual([[[1, null], [1]]]);
});

test('where lines differ, everybody sits on a line of her class', () => {
  const problem = makeProblem({ slots: 2, lines: 3, lineClasses: [0, 1, 1], persons: [{}, {}, {}] });
  expect(layOutLines(problem, attend(problem, ['21'], ['12'], ['22']))).toEqual([
    [
      [1, 0, 2],
      [0, 1, 2],
    ],
  ]);
});

test('everybody who attends has exactly one line, and the same layout comes out each time', () => {
  const digits = fc.array(fc.constantFrom('0', '1', '2'), { minLength: 3, maxLength: 3 });
  const turn = fc.record({ slot: fc.nat(2), line: fc.option(fc.nat(4)), person: fc.option(fc.nat(3)) });
  fc.assert(
    fc.property(
      fc.array(digits, { minLength: 4, maxLength: 4 }),
      fc.array(turn, { maxLength: 6 }),
      (days, fixed) => {
        const problem = makeProblem({
          slots: 3,
          lines: 8,
          lineClasses: [0, 1, 0, 1, 0, 1, 0, 1],
          persons: [{}, {}, {}, {}],
          fixed,
        });
        const assignment = attend(problem, ...days.map((day) => [day.join('')]));
        const cells = layOutLines(problem, assignment);
        expect(layOutLines(problem, structuredClone(assignment))).toEqual(cells);
        cells[0]!.forEach((lines, slot) => {
          expect(lines).toHaveLength(8);
          for (const lineClass of [0, 1]) {
            const here = lines.filter((person, line) => person !== null && line % 2 === lineClass);
            expect(here.sort()).toEqual(assignment[0]![slot]![lineClass]);
          }
        });
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});
