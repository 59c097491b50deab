import fc from 'fast-check';
import type { Problem } from '../../scheduler/problem.ts';
import { randomWeek } from './random-week.ts';

/** Small weeks whose lines differ, where turns on the first ones are counted and some people have loads by class. */
export const countedWeek: fc.Arbitrary<Problem> = fc
  .record({
    week: randomWeek.filter(
      ({ persons, days }) =>
        persons.length <= 3 && days.length <= 2 && days.every((d) => d.slots.length <= 3),
    ),
    limit: fc.integer({ min: 1, max: 2 }),
    lineClasses: fc
      .constantFrom(1, 1, 2)
      .chain((last) => fc.array(fc.nat(last), { minLength: 5, maxLength: 5 }))
      .filter((classes) => Math.max(...classes) > 0),
    dailyMax: fc.integer({ min: 2, max: 3 }),
    classLoads: fc.array(fc.option(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 })), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ week: { queues: _, ...week }, limit, lineClasses, dailyMax, classLoads }) => ({
    ...week,
    lineClasses,
    persons: week.persons.map((person, p) => ({
      ...person,
      dailyMax,
      maxLoad: Math.min(6, person.maxLoad + 1),
      classLoads: classLoads[p]?.slice(0, Math.max(...lineClasses) + 1) ?? null,
    })),
    rules: { ...week.rules, 'first-lines': { level: 'hard' as const, limit } },
  }));
