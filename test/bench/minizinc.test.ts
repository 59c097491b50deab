import { expect, test } from 'vitest';
import { generateInstance, penalties } from '../../bench/generate-instance.ts';
import type { Measured } from '../../bench/measure-process.ts';
import { minizincContender, readMinizinc } from '../../bench/minizinc/minizinc-contender.ts';
import { writeDzn } from '../../bench/minizinc/write-dzn.ts';
import { teams } from '../../bench/teams.ts';
import type { Instance } from '../../scheduler/instance.ts';

const instance: Instance = {
  name: 'two',
  days: ['mon', 'tue'],
  hours: 4,
  lines: 1,
  persons: [
    { name: 'Ann "A"', maxLoad: 3, dailyMax: 2 },
    { name: 'Bo', maxLoad: 2, dailyMax: 2 },
  ],
  busy: [
    [0, 0, 0],
    [0, 0, 1],
    [1, 3, 1],
  ],
  undesired: [[0, 2, 1]],
  forced: [[1, 0, 0]],
  nobodyForced: [[1, 0]],
  nobodyUndesired: [[0, 2]],
  penalties,
  patternRule: 'exact4',
};

test('an instance is written as data of the model, nobody among the names', () => {
  expect(writeDzn(instance)).toEqual({
    text: `days = {d1, d2};
nHours = 4;
nLines = 1;
names = {p1, p2, nobody};
Nobodies = {nobody};
maxLoad = [3, 2, 3];
maxPersonLoadPerDay = 2;
forced = array2d(Days, Hours, [
  {}, {}, {}, {},
  {p1, nobody}, {}, {}, {}
]);
busy = array2d(Days, Hours, [
  {p1, p2}, {}, {}, {},
  {}, {}, {}, {p2}
]);
undesired = array2d(Days, Hours, [
  {}, {}, {p2, nobody}, {},
  {}, {}, {}, {}
]);
`,
  });
});

test('a turn that is named twice is written once', () => {
  const twice = { ...instance, forced: [...instance.forced, ...instance.forced] };
  expect(writeDzn(twice)).toEqual(writeDzn(instance));
});

test('what the model cannot say is refused with its reason', () => {
  const [ann, bo] = instance.persons;
  const refusals = [
    generateInstance(teams.find(({ slots }) => slots === 8)!),
    { ...instance, patternRule: 'runs' as const },
    { ...instance, persons: [ann!, { ...bo!, dailyMax: 3 }] },
    { ...instance, penalties: { ...penalties, marathon: 41 } },
    { ...instance, persons: [ann!, { ...bo!, maxLoad: 6 }] },
  ].map(writeDzn);
  expect(refusals).toEqual([
    { refusal: 'its days do not have the four slots that the model knows' },
    { refusal: 'its days do not have the four slots that the model knows' },
    { refusal: 'its persons have different daily limits, the model has one' },
    { refusal: 'its price of "marathon" is not the model\'s 40' },
    { refusal: 'its loads promise more turns than there are' },
  ]);
});

const measured = (texts: object[], fields: Partial<Measured> = {}): Measured => ({
  seconds: 3,
  lines: texts.map((text, i) => ({ text: JSON.stringify(text), seconds: i + 1 })),
  complaints: '',
  code: 0,
  isOverLimit: false,
  peakKb: null,
  ...fields,
});
const solution = (json: object) => ({ type: 'solution', output: { json } });

test('its last solution counts, and is proven only where it says so', () => {
  const stream = [
    { type: 'statistics' },
    solution({ _objective: 70 }),
    solution({ cost: 50, _objective: 50 }),
  ];
  expect(readMinizinc(measured([...stream, { type: 'status', status: 'OPTIMAL_SOLUTION' }]))).toEqual({
    cost: 50,
    bound: 50,
    proven: true,
    firstMs: null,
    firstSeenMs: 2000,
    fault: null,
  });
  const ended = readMinizinc(measured(stream, { code: null, isOverLimit: true }));
  expect(ended).toMatchObject({ cost: 50, bound: null, proven: false, fault: null });
});

test('nothing found, a refusal and a crash are told apart', () => {
  expect(readMinizinc(measured([{ type: 'status', status: 'UNKNOWN' }]))).toMatchObject({
    cost: null,
    fault: null,
  });
  expect(readMinizinc(measured([{ type: 'error', message: 'no solver chuffed' }]))).toMatchObject({
    fault: 'no solver chuffed',
  });
  expect(readMinizinc(measured([], { code: 139 }))).toMatchObject({ fault: 'exit code 139' });
});

test('a folder without a model is refused with the places where one was looked for', () => {
  const options = { minizinc: 'minizinc', solver: 'gecode', limitSeconds: 1, folder: import.meta.dirname };
  expect(() => minizincContender({ ...options, ancestor: import.meta.dirname })).toThrow(
    /has no model: none of .*model\.mzn is there/,
  );
});
