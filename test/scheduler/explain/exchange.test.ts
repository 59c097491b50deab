import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeExchange } from '../../../scheduler/explain/exchange.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import { walkChains } from '../../../scheduler/explain/walk-chains.ts';
import { makeFirstTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { randomWeek } from '../../support/random-week.ts';

test('the parts of a chain add up to what the judge says of it, and they know what breaks', () => {
  fc.assert(
    fc.property(randomWeek, fc.nat(20), fc.nat(1000), (problem, seed, pick) => {
      const scene = setScene(problem, makeFirstTimetable(problem, seed));
      const exchange = makeExchange(scene);
      const turns = scene.turnsOf.flat();
      const starts = [
        ...turns.map(({ person, ...cell }) => ({ cell, from: person })),
        ...scene.holes.map((cell) => ({ cell, from: null })),
      ];
      if (starts.length === 0) return;
      const { cell, from } = starts[pick % starts.length]!;
      const here = scene.assignment[cell.day]![cell.slot]!.flat();
      const to = problem.persons.findIndex((_, p) => p !== from && !here.includes(p));
      if (to < 0) return;
      const options = { most: 3, mostBreaks: 5, budget: { left: 3_000 } };
      let seen = 0;
      walkChains(scene, exchange, { cell, from, to }, options, (price, breaks, edits) => {
        // A look at some of them will do.
        if (seen++ % 7 !== 0) return;
        const change = scene.whatIf.weigh(edits());
        expect(price).toBe(change.objectiveDelta);
        if (change.breaksHard) expect(breaks).not.toBe(0);
      });
    }),
    { numRuns: 200, seed: 7 },
  );
});
