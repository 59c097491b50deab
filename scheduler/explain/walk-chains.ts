import { countBits } from '../problem.ts';
import type { Edit } from '../what-if.ts';
import { type Effect, type Exchange, ruleBit } from './exchange.ts';
import { newBreaches } from './identity.ts';
import { attends, type Cell, type Scene } from './scene.ts';

/** The first edit of a chain: a line changes hands. `from` null: it was a hole; `to` null: it becomes one. */
export interface Start {
  cell: Cell;
  from: number | null;
  to: number | null;
}

/** A chain as the walk meets it. `edits` is made only for who wants it. */
export type Visit = (price: number, breaks: number, edits: () => Edit[]) => void;

export interface WalkOptions {
  /** Turns that change hands at most: 1, 2 or 3. */
  most: number;
  /** Chains that break more rules than this are not followed. */
  mostBreaks: number;
  /** Chains that may still be looked at; counted down. At 0 the walk ends. */
  budget: { left: number };
}

/** Chains whose parts meet in a slot are looked at as a whole, which takes so much longer. */
const WHOLE = 20;

/**
 * Walks all chains that begin with an edit: whoever got the turn may give one of hers to another, who may do the
 * same; whoever lost it may take the last of these, or an empty line. Nobody comes in twice, no line is emptied.
 */
export function walkChains(
  scene: Scene,
  exchange: Exchange,
  { cell, from: origin, to: first }: Start,
  { most, mostBreaks, budget }: WalkOptions,
  visit: Visit,
): void {
  const { turnsOf, whatIf, problem } = scene;
  const everybody = problem.persons.map((_, p) => p);
  // A turn more than before is for those who have some left, unless a limit may be broken.
  const withRoom =
    mostBreaks > 0 ? everybody : everybody.filter((p) => turnsOf[p]!.length < problem.persons[p]!.maxLoad);
  const e1 = edit(cell, origin, first);
  const s1 = exchange.ofSlot(cell, origin, first);
  const leaves = origin === null ? NOTHING : exchange.ofPerson(origin, cell, null);
  const ends = origin === null ? [] : emptyLines(scene, exchange, origin, cell);

  const tell = (edits: () => Edit[], ...effects: Effect[]): void => {
    budget.left--;
    let price = 0;
    let breaks = 0;
    for (const effect of effects) {
      price += effect.price;
      breaks |= effect.breaks;
    }
    if (countBits(breaks) <= mostBreaks) visit(price, breaks, edits);
  };
  const tellWhole = (edits: Edit[]): void => {
    budget.left -= WHOLE;
    const change = whatIf.change(edits);
    let breaks = 0;
    for (const { rule } of newBreaches(change)) breaks |= ruleBit(rule);
    if (countBits(breaks) <= mostBreaks) visit(change.objectiveDelta, breaks, () => edits);
  };
  const isTooMuch = (...effects: Effect[]) =>
    countBits(effects.reduce((breaks, effect) => breaks | effect.breaks, 0)) > mostBreaks;

  if (first === null) {
    tell(() => [e1], s1, leaves);
    for (const end of most > 1 ? ends : []) tell(() => [e1, end.edit], s1, end.slot, end.person);
    return;
  }
  const gets = exchange.ofPerson(first, null, cell);
  tell(() => [e1], s1, gets, leaves);
  if (most < 2) return;
  for (const end of ends) tell(() => [e1, end.edit], s1, gets, end.slot, end.person);

  for (const second of turnsOf[first]!) {
    if (sameSlot(second, cell)) {
      // The two of them change lines.
      if (origin !== null && second.class !== cell.class) tellWhole([e1, edit(second, first, origin)]);
      continue;
    }
    const gives = exchange.ofPerson(first, second, cell);
    if (isTooMuch(gives)) continue;
    for (const r of everybody) {
      if (budget.left <= 0) return;
      if (r === first || attends(scene, r, second)) continue;
      const e2 = edit(second, first, r);
      const s2 = exchange.ofSlot(second, first, r);
      if (r === origin) {
        tell(() => [e1, e2], s1, gives, s2, exchange.ofPerson(r, cell, second));
        continue;
      }
      const rGets = exchange.ofPerson(r, null, second);
      tell(() => [e1, e2], s1, gives, s2, rGets, leaves);
      if (most < 3 || isTooMuch(s1, s2, gives)) continue;
      for (const end of ends) {
        if (sameSlot(end.cell, second)) tellWhole([e1, e2, end.edit]);
        else tell(() => [e1, e2, end.edit], s1, gives, s2, rGets, end.slot, end.person);
      }
      for (const third of turnsOf[r]!) {
        const rGives = exchange.ofPerson(r, third, second);
        if (isTooMuch(rGives)) continue;
        const isWhole = sameSlot(third, cell);
        if (origin !== null && (isWhole || !attends(scene, origin, third))) {
          const edits = () => [e1, e2, edit(third, r, origin)];
          // Back in the slot that she left she would only have changed lines.
          if (!isWhole) {
            const s3 = exchange.ofSlot(third, r, origin);
            tell(edits, s1, gives, s2, rGives, s3, exchange.ofPerson(origin, cell, third));
          }
        }
        for (const s of withRoom) {
          if (s === first || s === r || s === origin || attends(scene, s, third)) continue;
          const edits = () => [e1, e2, edit(third, r, s)];
          if (isWhole) tellWhole(edits());
          else {
            const s3 = exchange.ofSlot(third, r, s);
            tell(edits, s1, gives, s2, rGives, s3, exchange.ofPerson(s, null, third), leaves);
          }
        }
      }
    }
  }
}

const NOTHING: Effect = { price: 0, breaks: 0 };

function edit({ day, slot, class: c }: Cell, from: number | null, to: number | null): Edit {
  return { day, slot, class: c, from, to };
}

function sameSlot(a: Cell, b: Cell): boolean {
  return a.day === b.day && a.slot === b.slot;
}

/** Empty lines, each kind once, that whoever lost a turn might take instead. */
function emptyLines(scene: Scene, exchange: Exchange, person: number, left: Cell) {
  const open = scene.holes.filter((cell, i) => {
    const before = scene.holes[i - 1];
    const isRepeated = before && sameSlot(before, cell) && before.class === cell.class;
    return !isRepeated && !sameSlot(cell, left) && !attends(scene, person, cell);
  });
  return open.map((cell) => ({
    cell,
    edit: edit(cell, null, person),
    slot: exchange.ofSlot(cell, null, person),
    person: exchange.ofPerson(person, left, cell),
  }));
}
