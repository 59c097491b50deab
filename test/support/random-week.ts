import fc from 'fast-check';
import type { Problem } from '../../scheduler/problem.ts';
import { makeProblem, type PersonSketch, type ProblemSketch } from './problem-builder.ts';

/** Sizes that brute force can look at: a person has at most `turns` a day. */
const frames = [
  { persons: 2, days: 1, slots: 4, turns: 4, classes: 1 },
  { persons: 2, days: 2, slots: 4, turns: 3, classes: 1 },
  { persons: 2, days: 3, slots: 3, turns: 3, classes: 1 },
  { persons: 3, days: 1, slots: 4, turns: 2, classes: 1 },
  { persons: 3, days: 2, slots: 3, turns: 3, classes: 1 },
  { persons: 3, days: 3, slots: 3, turns: 2, classes: 1 },
  { persons: 4, days: 1, slots: 3, turns: 2, classes: 1 },
  { persons: 4, days: 3, slots: 2, turns: 2, classes: 1 },
  { persons: 2, days: 2, slots: 3, turns: 2, classes: 2 },
  { persons: 3, days: 2, slots: 2, turns: 2, classes: 2 },
  { persons: 3, days: 1, slots: 3, turns: 2, classes: 2 },
  { persons: 3, days: 3, slots: 4, turns: 2, classes: 1 },
  { persons: 4, days: 2, slots: 3, turns: 2, classes: 1 },
  { persons: 6, days: 3, slots: 2, turns: 1, classes: 1 },
];

const level = fc.constantFrom('hard' as const, 'soft' as const, 'off' as const);
const softLevel = fc.constantFrom('soft' as const, 'soft' as const, 'off' as const);
const strictLevel = fc.constantFrom('hard' as const, 'off' as const);
const weight = fc.constantFrom(0, 1, 5, 7, 10, 20, 30, 50, 100);

const rules = fc.record({
  'optional-unavailability': fc.record({ level, weight }),
  'concentrated-load': fc.record({ level: softLevel, weight }),
  lunch: fc.record({ level, weight }),
  'split-day': fc.record({
    level,
    weight,
    farWeight: weight,
    unlessDailyLimit: fc.integer({ min: 2, max: 4 }),
  }),
  marathon: fc.record({ level, weight, from: fc.integer({ min: 2, max: 3 }) }),
  'fixed-turns': fc.record({ level, weight }),
  holes: fc.record({
    level: fc.constantFrom('soft' as const, 'soft' as const, 'hard' as const, 'off' as const),
    weight,
    extraWeight: fc.constantFrom(0, 1, 40),
    limit: fc.option(fc.nat(2)),
  }),
  'table-noise': fc.record({ level, weight }),
  'table-limit': fc.record({ level: strictLevel, limit: fc.integer({ min: 1, max: 2 }) }),
  'group-idle': fc.record({
    level,
    weight,
    countAbsent: fc.boolean(),
    groups: fc.record({ it: fc.nat(2), door: fc.nat(1) }, { requiredKeys: [] }),
  }),
  'group-phoning': fc.record({
    level,
    weight,
    groups: fc.record({ it: fc.nat(2), door: fc.nat(1) }, { requiredKeys: [] }),
  }),
  skills: fc.record({
    level,
    weight,
    groups: fc.record({ it: fc.nat(2), door: fc.nat(1), nobody: fc.nat(1) }, { requiredKeys: [] }),
  }),
  'first-lines': fc.record({ level: strictLevel, limit: fc.constant(1) }),
  fairness: fc.record({
    level: fc.constantFrom('soft' as const, 'soft' as const, 'off' as const),
    weight: fc.nat(3),
  }),
  stability: fc.record({
    level: fc.constantFrom('soft' as const, 'soft' as const, 'off' as const),
    weight: fc.nat(20),
  }),
});

/** Small weeks of every kind: few people, some away, fixed turns, tables, groups, lines that differ. */
export const randomWeek: fc.Arbitrary<Problem> = fc.constantFrom(...frames).chain((frame) => {
  const bits = (ones: number) =>
    fc
      .array(fc.nat(9), { minLength: frame.slots, maxLength: frame.slots })
      .map((digits) => digits.map((digit) => (digit < ones ? '1' : '0')).join(''));
  const byDay = (ones: number) => fc.array(bits(ones), { minLength: frame.days, maxLength: frame.days });
  const person = fc.record<PersonSketch>({
    maxLoad: fc.nat(frame.days * frame.turns),
    dailyMax: fc.integer({ min: 1, max: frame.turns }),
    classLoads: frame.classes === 1 ? fc.constant(null) : fc.option(fc.tuple(fc.nat(2), fc.nat(3))),
    lunchExempt: fc.boolean(),
    table: fc.option(fc.nat(1)),
    groups: fc.subarray(['it', 'door']),
    busy: byDay(2),
    undesired: byDay(3),
    fairness: fc.nat(4),
  });
  const turn = fc.record({
    day: fc.nat(frame.days - 1),
    slot: fc.nat(frame.slots - 1),
    line: fc.option(fc.nat(2)),
    person: fc.option(fc.nat(frame.persons - 1)),
  });
  const sketch: fc.Arbitrary<ProblemSketch> = fc.record({
    days: fc.constant(frame.days),
    slots: fc.array(fc.integer({ min: Math.max(1, frame.slots - 1), max: frame.slots }), {
      minLength: frame.days,
      maxLength: frame.days,
    }),
    lines: fc.array(fc.constantFrom(0, 1, 1, 2, 2, 3, 3, 5), {
      minLength: frame.slots,
      maxLength: frame.slots,
    }),
    lineClasses: fc.array(fc.nat(frame.classes - 1), { minLength: 5, maxLength: 5 }),
    queues: fc.constantFrom(undefined, ['sales', 'support']),
    persons: fc.array(person, { minLength: frame.persons, maxLength: frame.persons }),
    fixed: fc.array(turn, { maxLength: 4 }),
    hard: byDay(3),
    shapes: fc.constantFrom('runs' as const, 'exact4' as const),
    rules,
    holeUndesired: fc.array(fc.tuple(fc.nat(frame.days - 1), fc.nat(frame.slots - 1)), { maxLength: 1 }),
  });
  return sketch.map((made) => {
    // A turn in a slot that a shorter day does not have is none.
    const slots = made.slots as number[];
    const fixed = made.fixed!.filter(({ day, slot }) => slot < slots[day!]!);
    // Loads by class are for lines that differ.
    const differ = made.lineClasses!.includes(1);
    const queues = differ && made.queues ? made.queues : undefined;
    const loadsOf = ({ classLoads, maxLoad }: PersonSketch) => {
      // Of a queue that she serves she may have all.
      if (queues && classLoads) return classLoads.map((load) => (load === 0 ? 0 : maxLoad!));
      return differ ? classLoads! : null;
    };
    const persons = made.persons!.map((one) => ({ ...one, classLoads: loadsOf(one) }));
    return makeProblem({ ...made, queues, persons, fixed });
  });
});
