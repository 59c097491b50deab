import type { Problem } from '../problem.ts';
import { limitCost, slotLimits } from '../slot-prices.ts';

/** How many members of each limit attend its slot, and what one more or less of them costs. */
export class LimitCounts {
  /** In the order of `slotLimits`. */
  readonly present: Int32Array;
  readonly #members: number[][];
  /** What each limit costs with 0, 1, 2 … members present. */
  readonly #costs: Float64Array[];
  /** The limits in which a person counts, by person and slot. */
  readonly #at: (number[] | undefined)[];
  readonly #slots: number;

  /** @param slotAt the place of a slot among all `slots` of the week */
  constructor(problem: Problem, slots: number, slotAt: (day: number, slot: number) => number) {
    this.#slots = slots;
    const limits = slotLimits(problem);
    this.#members = limits.map(({ members }) => members);
    // One more than there are members: what it would be worth.
    this.#costs = limits.map((limit) =>
      Float64Array.from({ length: limit.members.length + 2 }, (_, present) => limitCost(limit, present)),
    );
    this.present = new Int32Array(limits.length);
    this.#at = new Array<number[] | undefined>(limits.length > 0 ? problem.persons.length * slots : 0);
    limits.forEach(({ members, day, slot }, i) => {
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
    for (const i of limits) change += this.change(i, more);
    return change;
  }

  /** What one member more or less costs a limit. */
  change(limit: number, more: 1 | -1): number {
    const costs = this.#costs[limit]!;
    const count = this.present[limit]!;
    const after = costs[count + more];
    return after === undefined ? 0 : after - costs[count]!;
  }

  count(person: number, place: number, more: 1 | -1): void {
    for (const i of this.#at[person * this.#slots + place] ?? []) this.present[i]! += more;
  }

  /** Those for whom a limit may have another price, now that a person came to a slot or left it. */
  matesOf(person: number, place: number): number[] {
    return (this.#at[person * this.#slots + place] ?? []).flatMap((i) =>
      this.#isFlat(i) ? [] : this.#members[i]!,
    );
  }

  /** Whether one more or less makes no difference to a limit, neither now nor before the last change. */
  #isFlat(limit: number): boolean {
    const near = this.#costs[limit]!.subarray(
      Math.max(0, this.present[limit]! - 2),
      this.present[limit]! + 3,
    );
    return near.every((cost) => cost === near[0]);
  }
}
