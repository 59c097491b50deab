import type { RuleSet } from '../../model/config/schema.ts';
import type { Person, PersonKey } from '../../model/types.ts';
import { roundHalfEven } from '../load/round-half-even.ts';
import type { Burden, CarriedBurdens } from './carried.ts';

/** What people are compared by. */
export type Comparable = Pick<Person, 'key' | 'idealLoad' | 'dailyLimit'>;

/** Most steps that anybody can stand above the least-loaded colleague. */
export const MOST_STEPS = 4;

/**
 * How far each person stands above the least-loaded colleague, in steps from 0 to `MOST_STEPS`.
 *
 * Compared are points per turn, so that neither part-timers nor people who were away look better or worse than they
 * fared. Hard slots, wishes and holes can fall on anybody and are compared with everybody's. All else comes with the
 * load (six turns in five days make a double day): it counts as far as it differs from what is usual among her equals,
 * those with the same ideal load, to the whole turn, and the same limit of turns a day.
 *
 * From the least to the most loaded there are `MOST_STEPS` steps of one size, which is at least what one turn against
 * a wish costs somebody with an average number of turns; the figures are whole steps. Who had no turn in these weeks
 * stands on 0 and is nobody's measure.
 *
 * @param dailyTurns most turns a day of those without a limit of their own
 */
export function fairnessSteps(
  persons: readonly Comparable[],
  { perPerson }: Pick<CarriedBurdens, 'perPerson'>,
  rules: Pick<RuleSet, 'optional-unavailability'>,
  dailyTurns: number,
): Record<PersonKey, number> {
  const compared = groupEquals(persons, dailyTurns).flatMap((equals) => {
    const carried = equals.flatMap(({ key }) => {
      const burden = perPerson[key];
      return burden && burden.turns > 0 ? [{ key, burden }] : [];
    });
    const burdens = carried.map(({ burden }) => burden);
    const usual = sum(burdens.map(withLoad)) / Math.max(1, sum(burdens.map(({ turns }) => turns)));
    return carried.map(({ key, burden }) => ({
      key,
      turns: burden.turns,
      rate: burden.points / burden.turns - usual,
    }));
  });
  if (compared.length === 0) return {};
  const least = Math.min(...compared.map(({ rate }) => rate));
  const greatest = Math.max(...compared.map(({ rate }) => rate)) - least;
  const turns = sum(compared.map((one) => one.turns)) / compared.length;
  const leastStep = Math.max(1, rules['optional-unavailability'].weight) / turns;
  const step = Math.max(leastStep, greatest / MOST_STEPS);
  return Object.fromEntries(compared.map(({ key, rate }) => [key, Math.floor((rate - least) / step + DUST)]));
}

/** Closer below a whole number than this is that number: what division misses the true value by. */
const DUST = 1e-9;

/** Points that come with the load and the form of days. */
function withLoad({ points, byCause }: Burden): number {
  return points - byCause.hardSlots - byCause.optional - byCause.holes;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

/** People with their equals, in the order given. */
export function groupEquals<P extends Comparable>(persons: readonly P[], dailyTurns: number): P[][] {
  const groups = new Map<string, P[]>();
  for (const person of persons) {
    if (person.idealLoad === null) continue;
    const key = `${roundHalfEven(person.idealLoad)} ${person.dailyLimit ?? dailyTurns}`;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()];
}
