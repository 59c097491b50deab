import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Load } from '../../bench/contender.ts';
import type { Measured } from '../../bench/measure-process.ts';
import { findFault, readAnswer } from '../../bench/read-answer.ts';
import { readLoads } from '../../bench/read-loads.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { answerTimetable, problemOfInstance } from '../../scheduler/instance.ts';
import { makeFirstTimetable } from '../../scheduler/solvers/first-timetable.ts';

const load = readLoads(join(import.meta.dirname, '../../bench/instances')).find(
  ({ name }) => name === 'small-6p-4h-2l-3d',
)!;
const problem = problemOfInstance(load.instance);
const assignment = makeFirstTimetable(problem, 0);
const { cost } = evaluate(problem, assignment);
const best = load.expected!.bestKnownCost;
const answer = { cost, bound: best, proven: false, timetable: answerTimetable(assignment) };

test('an honest answer has no fault', () => {
  expect(findFault(answer, load)).toBeNull();
  expect(findFault({ ...answer, bound: null }, { ...load, expected: null })).toBeNull();
});

test('an answer is taken at nobody’s word', () => {
  const claim = (claimed: Partial<typeof answer>, known: Partial<Load> = {}) =>
    findFault({ ...answer, ...claimed }, { ...load, ...known });
  expect(claim({ cost: cost - 1 })).toBe(`it says that its timetable costs ${cost - 1}, which costs ${cost}`);
  expect(claim({ bound: cost + 1 })).toBe(`its bound ${cost + 1} is above its cost ${cost}`);
  expect(claim({ proven: true, bound: cost - 1 })).toBe(`it calls ${cost} proven with the bound ${cost - 1}`);
  const known = { bestKnownCost: cost - 5, lowerBound: null as never, provenOptimal: false };
  expect(claim({ bound: cost }, { expected: known })).toBe(
    `its bound ${cost} is above ${cost - 5}, which a timetable costs`,
  );
  const above = { bestKnownCost: cost + 9, lowerBound: cost + 9, provenOptimal: true };
  expect(claim({}, { expected: above })).toBe(`its cost ${cost} is below the bound ${cost + 9}`);
});

test('a timetable that breaks a hard rule does not count', () => {
  const busy = load.instance.busy[0]!;
  const [day, slot, person] = busy;
  const timetable = answer.timetable.map((slots) => slots.map((persons) => [...persons]));
  timetable[day]![slot] = [person];
  expect(findFault({ ...answer, timetable }, load)).toMatch(/^its timetable breaks \d+ hard rules$/);
});

test('the first timetable is told by the program’s clock and by that of who waits', () => {
  const measured: Measured = {
    seconds: 0.5,
    lines: [
      { text: JSON.stringify({ type: 'better', cost: cost + 9, seconds: 0.004 }), seconds: 0.1 },
      { text: JSON.stringify({ type: 'better', cost, seconds: 0.2 }), seconds: 0.3 },
      { text: JSON.stringify(answer), seconds: 0.4 },
    ],
    complaints: '',
    code: 0,
    isOverLimit: false,
    peakKb: 1,
  };
  expect(readAnswer(measured, load)).toEqual({
    cost,
    bound: best,
    proven: false,
    firstMs: 4,
    firstSeenMs: 100,
    fault: null,
  });
  const failed = { ...measured, code: 1, complaints: 'oh\nno such engine\n' };
  expect(readAnswer(failed, load)).toMatchObject({ cost: null, fault: 'no such engine' });
  const killed = { ...measured, code: null, isOverLimit: true };
  expect(readAnswer(killed, load)).toMatchObject({ cost: null, fault: 'it did not end at its limit' });
});
