import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { Finding } from '../evaluate.ts';
import { classCount } from '../problem.ts';
import type { Change, Edit } from '../what-if.ts';
import { type Exchange, makeExchange } from './exchange.ts';
import { extentOf, identity } from './identity.ts';
import { attends, type Cell, type Scene } from './scene.ts';
import { priceValues, tellEdits } from './tell-edits.ts';
import { type Start, walkChains } from './walk-chains.ts';

/** How a finding can be had out of the week, and what that costs. */
export interface WayOut {
  /** `gone`: the rule says nothing there any more; `less`: it says something cheaper. */
  effect: 'gone' | 'less';
  /** Lines that change hands, three at most. */
  edits: Edit[];
  /** The exact difference, the finding itself included. */
  change: Change;
}

export interface WayOutAnswer {
  finding: Finding;
  /** The cheapest; `null`: there is none that breaks no hard rule. */
  way: WayOut | null;
  /** Every change of up to three turns was looked at. */
  isExhaustive: boolean;
  sentences: Sentence[];
}

export interface WayOutOptions {
  /** Shared by several questions about one scene. */
  exchange?: Exchange;
  /** Chains to look at, at most. */
  budget?: number;
}

/** Enough for every chain in a week of 120 turns, and little more than a second. */
export const WAY_OUT_BUDGET = 2_000_000;

/**
 * The cheapest change of up to three turns after which a finding is gone, or where none takes it away, the cheapest
 * one that makes it smaller. No way out breaks a hard rule or empties a line (unless the line should be empty).
 */
export function cheapestWayOut(scene: Scene, finding: Finding, options: WayOutOptions = {}): WayOutAnswer {
  const exchange = options.exchange ?? makeExchange(scene);
  const budget = { left: options.budget ?? WAY_OUT_BUDGET };
  const starts = startsFor(scene, finding);
  const effectOf = makeEffectOf(scene, finding);
  const best: Record<'gone' | 'less', { price: number; edits: Edit[] } | null> = { gone: null, less: null };
  for (const most of [1, 2, 3]) {
    for (const start of starts) {
      walkChains(scene, exchange, start, { most, mostBreaks: 0, budget }, (price, _breaks, make) => {
        if (price >= (best.gone?.price ?? Number.POSITIVE_INFINITY)) return;
        const edits = make();
        if (edits.length < most) return;
        const effect = effectOf(edits);
        if (effect && price < (best[effect]?.price ?? Number.POSITIVE_INFINITY))
          best[effect] = { price, edits };
      });
    }
  }
  const effect = best.gone ? 'gone' : 'less';
  const found = best[effect];
  const way = found && ({ effect, edits: found.edits, change: scene.whatIf.change(found.edits) } as const);
  const isExhaustive = budget.left > 0;
  return { finding, way, isExhaustive, sentences: tell(scene, way, isExhaustive) };
}

function tell(scene: Scene, way: WayOut | null, isExhaustive: boolean): Sentence[] {
  if (!way) return [sentence(isExhaustive ? 'reason.way.none' : 'reason.way.none-found')];
  const { edits, effect, change } = way;
  return [
    sentence(`reason.way.${effect}`, priceValues(change.costDelta)),
    ...tellEdits(scene.problem, edits),
  ];
}

/** The edits with which a change must begin to touch the finding. */
function startsFor(scene: Scene, finding: Finding): Start[] {
  const { problem, assignment } = scene;
  const classes = [...Array(classCount(problem)).keys()];
  const cellsOf = (day: number, slot: number): Cell[] => classes.map((c) => ({ day, slot, class: c }));
  const at = (cell: Cell) => assignment[cell.day]?.[cell.slot]?.[cell.class] ?? [];
  const everybody = problem.persons.map((_, p) => p);
  const { day, slots, persons } = finding;

  if (finding.rule === 'holes') {
    return slots.flatMap((slot) =>
      cellsOf(day!, slot)
        .filter((cell) => isHole(scene, cell))
        .flatMap((cell) =>
          everybody.filter((p) => !attends(scene, p, cell)).map((to) => ({ cell, from: null, to })),
        ),
    );
  }
  // A line that nobody should have: here, and only here, a way out may empty it.
  if (finding.rule === 'closed-days' || (finding.rule === 'fixed-turns' && persons.length === 0)) {
    return slots.flatMap((slot) =>
      cellsOf(day!, slot).flatMap((cell) => at(cell).map((from) => ({ cell, from, to: null }))),
    );
  }
  // Too few of a group: somebody comes there, or takes another's place.
  if (finding.rule === 'skills') {
    return slots.flatMap((slot) =>
      cellsOf(day!, slot).flatMap((cell) => {
        const lines = [...at(cell), ...(isHole(scene, cell) ? [null] : [])];
        const others = everybody.filter((p) => !attends(scene, p, cell));
        return lines.flatMap((from) => others.map((to) => ({ cell, from, to })));
      }),
    );
  }
  // A turn of theirs goes to somebody else; one that somebody lacks comes to her.
  const lost = persons.length === 1 && day !== null ? slots : [];
  const enters = lost
    .filter((slot) => !attends(scene, persons[0]!, { day: day!, slot }))
    .flatMap((slot) =>
      cellsOf(day!, slot).flatMap((cell) => [
        ...(isHole(scene, cell) ? [{ cell, from: null, to: persons[0]! }] : []),
        ...at(cell).map((from) => ({ cell, from, to: persons[0]! })),
      ]),
    );
  const leaves = persons
    .flatMap((person) => scene.turnsOf[person]!)
    .filter((turn) => day === null || (turn.day === day && slots.includes(turn.slot)))
    .flatMap(({ person, ...cell }) =>
      everybody
        .filter((p) => p !== person && (!attends(scene, p, cell) || classes.length > 1))
        .map((to) => ({ cell, from: person, to })),
    );
  return [...enters, ...leaves];
}

function isHole({ holes }: Scene, { day, slot, class: c }: Cell): boolean {
  return holes.some((hole) => hole.day === day && hole.slot === slot && hole.class === c);
}

/**
 * What edits do to a finding. It depends on the edits of its persons, or on those of its slot, alone, and is looked up
 * once for each of these.
 */
function makeEffectOf(scene: Scene, finding: Finding): (edits: Edit[]) => 'gone' | 'less' | null {
  const id = identity(finding);
  const known = new Map<string, 'gone' | 'less' | null>();
  const isOfPerson =
    finding.persons.length === 1 &&
    !('table' in finding.sentence.values || 'group' in finding.sentence.values);
  const concerns = ({ day, slot, from, to }: Edit) =>
    isOfPerson
      ? finding.persons.includes(from ?? -1) || finding.persons.includes(to ?? -1)
      : day === finding.day && finding.slots.includes(slot);
  return (edits) => {
    const key = JSON.stringify(edits.filter(concerns));
    let effect = known.get(key);
    if (effect !== undefined) return effect;
    const { mends, breaks } = scene.whatIf.change(edits);
    const before = mends.find((one) => identity(one) === id);
    const after = breaks.find((one) => identity(one) === id);
    effect = !before ? null : !after ? 'gone' : isLess(after, before) ? 'less' : null;
    known.set(key, effect);
    return effect;
  };
}

function isLess(after: Finding, before: Finding): boolean {
  return after.cost < before.cost || (after.broken && extentOf(after) < extentOf(before));
}
