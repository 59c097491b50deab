import type { TextKey } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import { countBits } from '../problem.ts';
import { type Change, type Edit, makeWhatIf } from '../what-if.ts';
import { type Exchange, ruleBit } from './exchange.ts';
import { newBreaches } from './identity.ts';
import { compareLifts, isForgiven, type Lift, liftedProblem, liftsOf } from './lifts.ts';
import { attends, type Cell, placeOf, type Scene } from './scene.ts';
import { tellEdits } from './tell-edits.ts';
import { walkChains } from './walk-chains.ts';

/** A smallest set of things to let go, and how the hole is filled then. */
export interface Lifting {
  lifts: Lift[];
  edits: Edit[];
  /** What the judge says of it once these are let go. */
  change: Change;
  sentences: Sentence[];
}

export interface Liftings {
  /** The cheapest way to fill the hole that breaks nothing. */
  open: { edits: Edit[]; change: Change } | null;
  /** What asks least first. */
  ways: Lifting[];
  /** Limits that alone keep somebody from the hole. */
  limits: Lift[];
}

/** More than two things to let go are no negotiation any more. */
const MOST_LIFTS = 2;
/** Candidates whose lifts are found out, and those that are checked. */
const MOST_READ = 150;
const MOST_CHECKED = 12;

/** The smallest sets of lifts that let a line be filled, directly or by one exchange of turns. */
export function findLiftings(
  scene: Scene,
  exchange: Exchange,
  cell: Cell,
  { mostWays, budget }: { mostWays: number; budget: number },
): Liftings {
  const { open, candidates } = findCandidates(scene, exchange, cell, budget);
  const read = candidates.flatMap(({ edits, price }) => {
    const lifts = liftsFor(scene, edits);
    return lifts.length > 0 && lifts.length <= MOST_LIFTS ? [{ edits, price, lifts }] : [];
  });
  read.sort((a, b) => compareLifts(a.lifts, b.lifts) || a.edits.length - b.edits.length || a.price - b.price);
  const limits = read
    .filter(({ lifts, edits }) => lifts.length === 1 && edits.length === 1)
    .map(({ lifts }) => lifts[0]!)
    .filter(({ kind }) => kind === 'limit');
  return { open, ways: smallestSets(scene, cell, read, mostWays), limits };
}

/** Chains that fill a line, by the persons in them the cheapest; what breaks nothing is apart. */
function findCandidates(scene: Scene, exchange: Exchange, cell: Cell, budget: number) {
  const found = new Map<string, { price: number; breaks: number; edits: Edit[] }>();
  const persons = scene.problem.persons.map((_, p) => p).filter((p) => !attends(scene, p, cell));
  let open: { price: number; edits: Edit[] } | null = null;
  for (const most of [1, 2]) {
    const left = { left: budget };
    for (const to of persons) {
      const options = { most, mostBreaks: MOST_LIFTS, budget: left };
      walkChains(scene, exchange, { cell, from: null, to }, options, (price, breaks, make) => {
        if (breaks === 0) {
          if (!open || price < open.price) open = { price, edits: make() };
          return;
        }
        const edits = make();
        const key = `${breaks} ${edits.map((edit) => edit.to).join(' ')}`;
        if (price < (found.get(key)?.price ?? Number.POSITIVE_INFINITY)) {
          found.set(key, { price, breaks, edits });
        }
      });
    }
  }
  const candidates = [...found.values()]
    .sort((a, b) => roughWeight(a.breaks) - roughWeight(b.breaks) || a.price - b.price)
    .slice(0, MOST_READ);
  return { open: withChange(scene, open), candidates };
}

function withChange(scene: Scene, open: { edits: Edit[] } | null): Liftings['open'] {
  return open && { edits: open.edits, change: scene.whatIf.change(open.edits) };
}

const OPTIONAL = ruleBit('optional-unavailability');
const FIRM = ruleBit('firm-unavailability');

/** How much a set of breaches asks, before anything is known of the words behind it. */
function roughWeight(breaks: number): number {
  const limits = countBits(breaks & ~OPTIONAL & ~FIRM);
  return countBits(breaks) * 100 + limits * 10 + (breaks & FIRM ? 2 : 0) + (breaks & OPTIONAL ? 1 : 0);
}

/** The smallest sets among candidates in the order of what they ask, each checked by the judge. */
function smallestSets(
  scene: Scene,
  cell: Cell,
  candidates: readonly { edits: Edit[]; lifts: Lift[] }[],
  most: number,
): Lifting[] {
  const chosen: Lifting[] = [];
  let checked = 0;
  for (const { edits, lifts } of candidates) {
    if (chosen.length === most || checked === MOST_CHECKED) break;
    const covers = (known: Lifting) => known.lifts.every(({ id }) => lifts.some((lift) => lift.id === id));
    if (chosen.some(covers)) continue;
    checked++;
    const minimal = smallestThatHolds(scene, edits, lifts);
    if (!minimal || chosen.some((known) => hasSameLifts(known.lifts, minimal.lifts))) continue;
    chosen.push({ ...minimal, edits, sentences: tellLifting(scene, cell, minimal.lifts, edits) });
  }
  return chosen.sort((a, b) => compareLifts(a.lifts, b.lifts));
}

/** What edits would need to have lifted. */
function liftsFor(scene: Scene, edits: Edit[]): Lift[] {
  const lifts = liftsOfChange(scene, scene.whatIf.change(edits));
  const entries = lifts.filter(({ kind }) => kind !== 'limit');
  const mayGo = ({ rule }: Lift) =>
    rule === 'group-idle' || (rule === 'weekly-load' && scene.loadsWithout !== null);
  if (entries.length === 0 || !lifts.some(mayGo)) return lifts;
  // Whoever comes all the same counts among those of whom some must stay free, and owes more: that may do.
  const come = makeWhatIf(liftedProblem(scene, entries), scene.assignment).change(edits);
  return [...lifts.filter((lift) => !mayGo(lift)), ...liftsOfChange(scene, come).filter(mayGo)];
}

function liftsOfChange(scene: Scene, change: Change): Lift[] {
  const lifts = newBreaches(change).flatMap((breach) => liftsOf(scene, breach));
  return [...new Map(lifts.map((lift) => [lift.id, lift])).values()];
}

/** The part of the lifts that is enough for the edits to break nothing; `null`: not even all of them are. */
function smallestThatHolds(scene: Scene, edits: Edit[], lifts: Lift[]) {
  const subsets = lifts.length === 2 ? [[lifts[0]!], [lifts[1]!], lifts] : [lifts];
  for (const subset of subsets) {
    const change = makeWhatIf(liftedProblem(scene, subset), scene.assignment).change(edits);
    const holds = newBreaches(change).every((breach) => isForgiven(breach, subset));
    if (holds) return { lifts: subset, change };
  }
  return null;
}

function hasSameLifts(a: readonly Lift[], b: readonly Lift[]): boolean {
  return a.length === b.length && a.every(({ id }) => b.some((lift) => lift.id === id));
}

/** Lifts in the hole's own slot that are told in one sentence with what they are good for. */
const IN_ONE_SENTENCE: Partial<Record<string, TextKey>> = {
  'negotiation.lift.optional': 'negotiation.if.optional',
  'negotiation.lift.unavailability': 'negotiation.if.unavailability',
  'negotiation.lift.unsaid': 'negotiation.if.unsaid',
  'negotiation.lift.absence': 'negotiation.if.absence',
  'negotiation.lift.weekly-load': 'negotiation.if.weekly-load',
  'negotiation.lift.daily-limit': 'negotiation.if.daily-limit',
  'negotiation.lift.table-limit': 'negotiation.if.table-limit',
  'negotiation.lift.group-idle': 'negotiation.if.group-idle',
  'negotiation.lift.group-phoning': 'negotiation.if.group-phoning',
  'negotiation.lift.queues': 'negotiation.if.queues',
};

function tellLifting(scene: Scene, cell: Cell, lifts: readonly Lift[], edits: readonly Edit[]): Sentence[] {
  const { problem } = scene;
  const place = placeOf(problem, cell);
  const only = lifts.length === 1 ? lifts[0]! : null;
  const key = only && IN_ONE_SENTENCE[only.sentence.key];
  const isHere = only?.kind !== 'limit' && only?.day === cell.day && only.slot === cell.slot;
  if (key && (edits.length === 1 || isHere)) {
    const to = problem.persons[edits[0]!.to!]!.name;
    const said = sentence(key, { ...only.sentence.values, ...place, to });
    return [said, ...tellEdits(problem, edits.slice(1))];
  }
  return [
    sentence('negotiation.fills', place),
    ...lifts.map((lift) => lift.sentence),
    ...tellEdits(problem, edits),
  ];
}
