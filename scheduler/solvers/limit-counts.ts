import type { Problem } from '../problem.ts';
import type { SlotLimit } from '../rules/rule.ts';
import { slotLimits } from '../slot-prices.ts';

/** How many members of each limit attend its slot, and what one more or less of them costs. */
export class LimitCounts {
  /** In the order of `slotLimits`. */
  readonly present: Int32Array;
  readonly #limits: SlotLimit[];
  /** The limits in which a person counts, by person and slot. */
  readonly #at: (number[] | undefined)[];
  readonly #slots: number;

  /** @param slotAt the place of a slot among all `slots` of the week */
  constructor(problem: Problem, slots: number, slotAt: (day: number, slot: number) => number) {
    this.#slots = slots;
    this.#limits = slotLimits(problem);
    this.present = new Int32Array(this.#limits.length);
    this.#at = new Array<number[] | undefined>(this.#limits.length > 0 ? problem.persons.length * slots : 0);
    this.#limits.forEach(({ members, day, slot }, i) => {
      for (const person of members) {
        const key = person * slots + slotAt(day, slot);
        this.#at[key] ??= [];
        this.#at[key].push(i);
      }
    });
  }

  /** What it costs that a person comes to a slot or leaves it; Infinity where a hard rule forbids it. */
  changeBy(person: number, place: number, more: 1 | -1): number {
    const limits = this.#at[person * this.#slots + place];
    if (!limits) return 0;
    let change = 0;
    for (const i of limits) {
      const { free, max, weight } = this.#limits[i]!;
      const count = this.present[i]!;
      if (more === -1) change -= weight * Math.max(0, count - free);
      else if (count >= max) return Number.POSITIVE_INFINITY;
      else change += weight * Math.max(0, count + 1 - free);
    }
    return change;
  }

  count(person: number, place: number, more: 1 | -1): void {
    for (const i of this.#at[person * this.#slots + place] ?? []) this.present[i]! += more;
  }

  /** Those for whom a limit has another price, now that a person came to a slot or left it. */
  matesOf(person: number, place: number): number[] {
    return (this.#at[person * this.#slots + place] ?? []).flatMap((i) => {
      const { members, free, max } = this.#limits[i]!;
      return this.present[i]! + 1 < Math.min(free, max) ? [] : members;
    });
  }
}
