import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClassSurplus } from '../../scheduler/class-surplus.ts';
import { countBits } from '../../scheduler/problem.ts';

const SLOTS = 6;
const worth = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NEGATIVE_INFINITY));
const worths = fc.array(worth, { minLength: SLOTS, maxLength: SLOTS });

/** What a day's turns are worth if those of `kept` are on the class and the others elsewhere. */
function worthOf(slots: number, kept: number, here: number[], elsewhere: number[]): number {
  let sum = 0;
  for (let slot = 0; slot < SLOTS; slot++)
    if ((slots >> slot) & 1) sum += ((kept >> slot) & 1 ? here : elsewhere)[slot]!;
  return sum;
}

test('a day is divided as it is worth most, with no more turns on the class than may be', () => {
  const surplus = new ClassSurplus(SLOTS);
  fc.assert(
    fc.property(worths, worths, fc.nat(3), fc.nat(2 ** SLOTS - 1), (here, elsewhere, most, any) => {
      surplus.start(most);
      here.forEach((value, slot) => void surplus.add(slot, value, elsewhere[slot]!));
      const best = here.map((value, slot) => Math.max(value, elsewhere[slot]!));
      // Slots that cannot be worked at all are in no day.
      const slots = best.reduce(
        (mask, value, slot) => (Number.isFinite(value) ? mask : mask & ~(1 << slot)),
        any,
      );
      let dearest = Number.NEGATIVE_INFINITY;
      for (let kept = slots; ; kept = (kept - 1) & slots) {
        if (countBits(kept) <= most) dearest = Math.max(dearest, worthOf(slots, kept, here, elsewhere));
        if (kept === 0) break;
      }
      expect(worthOf(slots, 0, best, best) - surplus.costOf(slots)).toBe(dearest);
      expect(countBits(surplus.keptOf(slots))).toBeLessThanOrEqual(most);
      expect(surplus.keptOf(slots) & ~slots).toBe(0);
      expect(worthOf(slots, surplus.keptOf(slots), here, elsewhere)).toBe(dearest);
      if (!surplus.canBe(slots)) expect(surplus.costOf(slots)).toBe(0);
    }),
    { seed: 6, numRuns: 2000 },
  );
});
