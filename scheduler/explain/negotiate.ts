import type { TextKey } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import { fixedHoles } from '../evaluate.ts';
import type { Problem } from '../problem.ts';
import type { Change, Edit } from '../what-if.ts';
import { type Exchange, makeExchange } from './exchange.ts';
import { findLiftings, type Lifting } from './find-liftings.ts';
import type { Lift } from './lifts.ts';
import { type Cell, placeOf, type Scene } from './scene.ts';
import { priceValues, tellEdits } from './tell-edits.ts';

export interface HoleTalk {
  cell: Cell;
  /** Empty lines there that ask for somebody. */
  count: number;
  /** What the judge says of the hole. */
  sentence: Sentence;
  /** It can be filled and break nothing; then it stays because filling it costs more, or nobody has tried. */
  open: { edits: Edit[]; change: Change; sentences: Sentence[] } | null;
  /** What would fill it, what asks least first. */
  ways: Lifting[];
}

export interface Negotiation {
  /** Turns by which the loads fall short of what the lines ask; `null`: they do not. To be told first. */
  lack: { count: number; asked: number; loads: number; sentences: Sentence[] } | null;
  /** Limits that stand in the way of several holes. */
  causes: { rule: string; slots: number; sentence: Sentence }[];
  holes: HoleTalk[];
  /** Kinds of holes that were not looked at, where there are very many. */
  left: number;
}

export interface NegotiateOptions {
  exchange?: Exchange;
  /** Ways to tell for each hole. */
  mostWays?: number;
  /** Kinds of holes to look at. */
  mostHoles?: number;
  /** Chains to look at for each of them. */
  budget?: number;
}

/**
 * What keeps a week from being filled: loads that are too small, first of all; then for each hole the smallest sets
 * of wishes, unavailabilities, absences and limits whose lifting fills it, directly or by one exchange of turns. Each
 * is checked by the judge in a week where it is lifted.
 */
export function negotiate(scene: Scene, options: NegotiateOptions = {}): Negotiation {
  const { mostWays = 3, mostHoles = 40, budget = 400_000 } = options;
  const { problem } = scene;
  const exchange = options.exchange ?? makeExchange(scene);
  const wanted = wantedHoles(scene);
  const limits: Lift[][] = [];
  const holes = wanted.slice(0, mostHoles).map(({ cell, count }): HoleTalk => {
    const found = findLiftings(scene, exchange, cell, { mostWays, budget });
    limits.push(found.limits);
    return {
      cell,
      count,
      sentence: sayHole(scene, cell, count),
      open: found.open && { ...found.open, sentences: tellOpen(problem, cell, found.open) },
      ways: found.ways,
    };
  });
  const count = wanted.reduce((total, hole) => total + hole.count, 0);
  return {
    lack: findLack(scene, count),
    causes: findCauses(limits),
    holes,
    left: Math.max(0, wanted.length - mostHoles),
  };
}

/** Empty lines, kind by kind, less those that are fixed to stay empty. */
export function wantedHoles({ problem, holes }: Scene): { cell: Cell; count: number }[] {
  const fixed = fixedHoles(problem);
  const wanted: { cell: Cell; count: number }[] = [];
  for (const cell of holes) {
    if (fixed[cell.day]![cell.slot]! > 0) {
      fixed[cell.day]![cell.slot]!--;
      continue;
    }
    const last = wanted.at(-1);
    const isSame =
      last && last.cell.day === cell.day && last.cell.slot === cell.slot && last.cell.class === cell.class;
    if (isSame) last.count++;
    else wanted.push({ cell, count: 1 });
  }
  return wanted;
}

/** Turns that the lines ask for, those that the loads give, and by how many these are too few. */
export function measureLack(problem: Problem): { count: number; asked: number; loads: number } {
  const lines = problem.days.flatMap((day) => day.slots.map((slot) => slot.lines));
  const asked = sum(lines) - sum(fixedHoles(problem).flat());
  const loads = sum(problem.persons.map((person) => person.maxLoad));
  return { count: Math.max(0, asked - loads), asked, loads };
}

function findLack({ problem, busy, loadsWithout }: Scene, holes: number): Negotiation['lack'] {
  const { count, asked, loads } = measureLack(problem);
  if (count === 0) return null;
  const sentences = [sentence('negotiation.lack', { count, asked, loads })];
  if (loadsWithout) {
    const away = sum(loadsWithout(busy)) - loads;
    sentences.push(
      away > 0 ? sentence('negotiation.lack.away', { count: away }) : sentence('negotiation.lack.blameless'),
    );
  }
  const rest = holes - count;
  if (rest > 0) sentences.push(sentence('negotiation.lack.rest', { count: rest }));
  else if (holes > 0) sentences.push(sentence('negotiation.lack.all'));
  return { count, asked, loads, sentences };
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}

function sayHole({ problem, evaluation }: Scene, cell: Cell, count: number): Sentence {
  const found = evaluation.findings.filter(
    ({ rule, day, slots }) => rule === 'holes' && day === cell.day && slots.includes(cell.slot),
  );
  const worst = found.find(({ broken }) => broken) ?? found[0];
  return worst?.sentence ?? sentence('rule.holes', { ...placeOf(problem, cell), count });
}

function tellOpen(problem: Problem, cell: Cell, open: { edits: Edit[]; change: Change }): Sentence[] {
  const price = priceValues(open.change.costDelta);
  return [
    sentence('negotiation.hole.open', { ...placeOf(problem, cell), ...price }),
    ...tellEdits(problem, open.edits),
  ];
}

const CAUSES: Record<string, TextKey> = {
  'table-limit': 'negotiation.cause.table',
  'table-noise': 'negotiation.cause.table',
  'group-idle': 'negotiation.cause.group-idle',
  'group-phoning': 'negotiation.cause.group-phoning',
  'daily-limit': 'negotiation.cause.daily-limit',
  lunch: 'negotiation.cause.lunch',
  'split-day': 'negotiation.cause.split-day',
  marathon: 'negotiation.cause.marathon',
  'first-lines': 'negotiation.cause.first-lines',
};

/** Limits without which several holes could be filled at once, the most frequent first. */
function findCauses(limits: readonly Lift[][]): Negotiation['causes'] {
  const causes = new Map<string, { rule: string; slots: number; key: TextKey; values: Sentence['values'] }>();
  for (const ofHole of limits) {
    const seen = new Set<string>();
    for (const { rule, sentence: said } of ofHole) {
      const { table = '', group = '' } = said.values;
      const id = JSON.stringify([rule, table, group]);
      const key = CAUSES[rule];
      if (!key || seen.has(id)) continue;
      seen.add(id);
      const known = causes.get(id);
      if (known) known.slots++;
      else causes.set(id, { rule, slots: 1, key, values: { table, group } });
    }
  }
  return [...causes.values()]
    .filter(({ slots }) => slots > 1)
    .sort((a, b) => b.slots - a.slots)
    .map(({ rule, slots, key, values }) => ({
      rule,
      slots,
      sentence: sentence(key, { ...values, count: slots }),
    }));
}
