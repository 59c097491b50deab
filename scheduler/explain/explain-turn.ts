import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { Finding } from '../evaluate.ts';
import type { Change, Edit } from '../what-if.ts';
import { newBreaches } from './identity.ts';
import { attends, type Cell, placeOf, type Scene, type Turn } from './scene.ts';
import { priceValues } from './tell-edits.ts';
import { type Obstacle, tellObstacles } from './tell-obstacles.ts';

/** Somebody who could have the turn instead. */
export interface Candidate {
  person: number;
  /** She takes it, or she takes it and gives one of hers in return: whichever is cheaper. */
  edits: Edit[];
  /** The exact difference to the timetable as it is. */
  change: Change;
  sentence: Sentence;
}

export interface TurnReasons {
  turn: Turn;
  /** Why this person has it. */
  why: Sentence[];
  /** What the judge says of it. */
  findings: Finding[];
  /** Who else could have it, the cheapest first. */
  could: Candidate[];
  /** Who could not, not even in exchange for a turn of hers, and why. In the order of the persons. */
  cannot: { person: number; obstacles: Obstacle[] }[];
}

/** Why somebody has a turn, who else could and at what price, who could not and why. */
export function explainTurn(scene: Scene, turn: Turn): TurnReasons {
  const could: Candidate[] = [];
  const cannot: TurnReasons['cannot'] = [];
  scene.problem.persons.forEach((_, person) => {
    if (person === turn.person) return;
    const found = cheapestExchange(scene, turn, person);
    if (found) could.push(found);
    else cannot.push({ person, obstacles: obstaclesOf(scene, turn, turn.person, person) });
  });
  could.sort((a, b) => a.change.objectiveDelta - b.change.objectiveDelta || a.edits.length - b.edits.length);
  const findings = scene.evaluation.findings.filter(
    ({ day, slots, persons }) =>
      day === turn.day && slots.includes(turn.slot) && persons.includes(turn.person),
  );
  return { turn, why: tellWhy(scene, turn, could, cannot), findings, could, cannot };
}

/** A person takes the turn, or takes it in return for one of hers; `null` if each way breaks a rule. */
function cheapestExchange(scene: Scene, turn: Turn, person: number): Candidate | null {
  const { problem, whatIf, turnsOf } = scene;
  const first = edit(turn, turn.person, person);
  const ways: Edit[][] = attends(scene, person, turn) ? [] : [[first]];
  for (const own of turnsOf[person]!) {
    const isHere = own.day === turn.day && own.slot === turn.slot;
    // In one slot only lines that differ can be exchanged, and only with who is there herself.
    if (isHere ? own.class === turn.class : attends(scene, turn.person, own)) continue;
    if (!isHere && attends(scene, person, turn)) continue;
    ways.push([first, edit(own, person, turn.person)]);
  }
  let best: { edits: Edit[]; price: number } | null = null;
  for (const edits of ways) {
    const { objectiveDelta: price, breaksHard } = whatIf.weigh(edits);
    if (!breaksHard && (!best || price < best.price)) best = { edits, price };
  }
  if (!best) return null;
  const { edits } = best;
  const change = whatIf.change(edits);
  const back = edits[1];
  const values = {
    other: problem.persons[person]!.name,
    person: problem.persons[turn.person]!.name,
    ...priceValues(change.costDelta),
  };
  return {
    person,
    edits,
    change,
    sentence: back
      ? sentence('reason.other.swaps', { ...values, ...placeOf(problem, back) })
      : sentence('reason.other.takes', values),
  };
}

/** What speaks against a person's taking a line from another, or from nobody. */
export function obstaclesOf(scene: Scene, cell: Cell, from: number | null, person: number): Obstacle[] {
  const other = scene.problem.persons[person]!.name;
  if (attends(scene, person, cell)) {
    return [{ rule: 'on-the-phone', sentence: sentence('reason.cannot.phone', { other }) }];
  }
  const change = scene.whatIf.change([edit(cell, from, person)]);
  const found = newBreaches(change).flatMap((breach) => tellObstacles(scene, person, cell, breach));
  if (from === null) return found;
  // A load that is used up is one exchange away; what no exchange mends is what counts.
  const others = found.filter(({ rule }) => rule !== 'weekly-load');
  if (others.length > 0) return others;
  return [...found, ...(found.length > 0 ? neededElsewhere(scene, cell, from, person) : [])];
}

/** Turns that a person cannot give in return, since too few of a group would be left there. */
function neededElsewhere(scene: Scene, cell: Cell, from: number, person: number): Obstacle[] {
  return scene.turnsOf[person]!.filter((own) => !attends(scene, from, own)).flatMap((own) => {
    const change = scene.whatIf.change([edit(cell, from, person), edit(own, person, from)]);
    const breaches = newBreaches(change).filter(
      ({ rule, day, slots }) => rule === 'skills' && day === own.day && slots.includes(own.slot),
    );
    return breaches.map(({ rule, sentence: { values } }) => {
      const other = scene.problem.persons[person]!.name;
      return { rule, sentence: sentence('reason.cannot.skills.elsewhere', { other, ...values }) };
    });
  });
}

function tellWhy(
  scene: Scene,
  turn: Turn,
  could: readonly Candidate[],
  cannot: TurnReasons['cannot'],
): Sentence[] {
  const { problem, whatIf, evaluation, bound, proven } = scene;
  const person = problem.persons[turn.person]!.name;
  const why: Sentence[] = [];
  if (isFixed(scene, turn)) why.push(sentence('reason.why.fixed', { person }));
  const count = scene.turnsOf[turn.person]!.length;
  why.push(sentence('reason.why.load', { person, count, limit: problem.persons[turn.person]!.maxLoad }));
  const onPhone = cannot.filter(({ obstacles }) => obstacles[0]?.rule === 'on-the-phone').length;
  const values = { phone: onPhone, away: cannot.length - onPhone, could: could.length };
  why.push(sentence('reason.why.others', { count: problem.persons.length - 1, ...values }));
  why.push(tellCheapest(problem.persons[could[0]?.person ?? 0]!.name, could));
  const hole = whatIf.change([edit(turn, turn.person, null)]);
  if (hole.breaksHard) why.push(sentence('reason.why.needed', { person }));
  else if (hole.costDelta > 0) why.push(sentence('reason.why.hole', { person, price: hole.costDelta }));
  if (proven) why.push(sentence('reason.why.proven'));
  else if (bound !== null) {
    const left = Math.max(0, bound - (evaluation.objective - evaluation.cost));
    why.push(sentence('reason.why.bounded', { cost: evaluation.cost, bound: left }));
  }
  return why;
}

/** How much better or worse the best of the others would be. */
function tellCheapest(other: string, could: readonly Candidate[]): Sentence {
  const change = could[0]?.change;
  if (!change) return sentence('reason.why.only');
  if (change.brokenDelta < 0) return sentence('reason.why.mends', { other });
  const least = change.objectiveDelta;
  if (least > 0) return sentence('reason.why.cheapest', { price: least });
  if (least < 0) return sentence('reason.why.dearer', { other, price: -least });
  const count = could.filter((candidate) => candidate.change.objectiveDelta === 0).length;
  return sentence('reason.why.same', { count });
}

export function isFixed({ problem }: Scene, { day, slot, person }: Turn): boolean {
  return problem.fixed.some((turn) => turn.day === day && turn.slot === slot && turn.person === person);
}

function edit({ day, slot, class: c }: Cell, from: number | null, to: number | null): Edit {
  return { day, slot, class: c, from, to };
}
