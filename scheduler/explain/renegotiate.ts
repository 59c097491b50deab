import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import { type Evaluation, evaluate, type Finding } from '../evaluate.ts';
import type { Assignment, Problem, ProblemPerson } from '../problem.ts';
import { levelOf } from '../rules/rule-level.ts';
import { newBreaches } from './identity.ts';
import { isForgiven, type Lift, liftedProblem, liftsOf } from './lifts.ts';
import { measureLack, wantedHoles } from './negotiate.ts';
import { type Scene, setScene } from './scene.ts';

/** What a week made anew would need to have lifted, and how many holes less it would have. */
export interface WholeLifting {
  lifts: Lift[];
  filled: number;
  left: number;
  sentences: Sentence[];
}

/** What may be lifted, from little to much: in slots that one entry keeps, in all of them, … */
export const STAGES = ['one-entry', 'unavailability', 'absence', 'limits'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * For weeks in which no small exchange fills a hole: the whole week is made anew by `solve`, with every unavailability
 * at a price, then with absences too, then with the limits of rules too, until no hole is left but those of too little
 * load. Answers with the fewest lifts that fill most; `null`: nothing helps.
 */
export async function renegotiate(
  scene: Scene,
  solve: (problem: Problem) => Promise<Assignment>,
  stages: readonly Stage[] = STAGES,
): Promise<WholeLifting | null> {
  const before = countWanted(scene);
  const lack = measureLack(scene.problem).count;
  let best: WholeLifting | null = null;
  for (const stage of stages) {
    const assignment = await solve(pricedProblem(scene, stage));
    const lifts = liftsIn(scene, assignment);
    const lifted = setScene(liftedProblem(scene, lifts), assignment);
    const holds = moreBreaches(scene, lifted.evaluation).every((breach) => isForgiven(breach, lifts));
    const left = countWanted(lifted);
    if (!holds || lifts.length === 0 || left >= (best?.left ?? before)) continue;
    const filled = before - left;
    const sentences = [
      sentence('negotiation.anew', { count: filled, left }),
      ...lifts.map((lift) => lift.sentence),
    ];
    best = { lifts, filled, left, sentences };
    if (left <= lack) break;
  }
  return best;
}

function countWanted(scene: Scene): number {
  return wantedHoles(scene).reduce((sum, { count }) => sum + count, 0);
}

/** Every breach that a week has by its own rules, and that was not there before, as something to let go. */
function liftsIn(scene: Scene, assignment: Assignment): Lift[] {
  const { problem } = scene;
  const lifts = moreBreaches(scene, evaluate(problem, assignment)).flatMap((breach) =>
    liftsOf(scene, breach),
  );
  return [...new Map(lifts.map((lift) => [lift.id, lift])).values()];
}

/** Hard rules but that about holes that a week breaks, or breaks further than the scene's does. */
function moreBreaches({ evaluation }: Scene, { findings }: Evaluation): Finding[] {
  const breaches = newBreaches({ breaks: findings, mends: evaluation.findings });
  return breaches.filter(({ rule }) => rule !== 'holes');
}

/** Holes are dearest, then each slot or limit that a stage lets go; nothing else has a price. */
function pricedProblem(scene: Scene, stage: Stage): Problem {
  const { problem } = scene;
  const { rules, fixed } = problem;
  const keepsLimits = stage === 'limits' ? ('soft' as const) : ('hard' as const);
  /** Soft rules do not count; hard ones are kept, or have the least price that there is. */
  const settle = <T extends { level: string }>(rule: T): T => ({
    ...rule,
    level: rule.level === 'hard' ? keepsLimits : 'off',
    ...('weight' in rule && { weight: 1 }),
    ...('farWeight' in rule && { farWeight: 1 }),
  });
  const strict = <Setting extends 'table-limit' | 'first-lines'>(setting: Setting): RuleSet[Setting] => ({
    ...rules[setting],
    level: levelOf(rules, setting) === 'hard' && stage !== 'limits' ? 'hard' : 'off',
  });
  const settled = Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, typeof rule === 'object' ? settle(rule) : rule]),
  ) as unknown as RuleSet;
  const wishesAreHard = levelOf(rules, 'optional-unavailability') === 'hard';
  const isBusy = (person: number, day: number, slot: number) =>
    (((problem.persons[person]!.busy[day] ?? 0) >> slot) & 1) === 1;
  return {
    ...problem,
    persons: problem.persons.map((person): ProblemPerson => {
      const stays = person.busy.map((mask, d) => mask & stayingMask(scene, person, d, stage));
      const wishes = wishesAreHard ? person.undesired : [];
      return {
        ...person,
        dailyMax: person.dailyMax + (stage === 'limits' ? 1 : 0),
        busy: stays,
        undesired: person.busy.map((mask, d) => (mask | (wishes[d] ?? 0)) & ~stays[d]!),
      };
    }),
    // A hole that should be stays one; a fixed turn counts where it must be kept and can be.
    fixed: fixed.filter(
      ({ person, day, slot }) =>
        person === null || (levelOf(rules, 'fixed-turns') === 'hard' && !isBusy(person, day, slot)),
    ),
    rules: {
      ...settled,
      'fixed-turns': { level: 'hard', weight: 1 },
      'optional-unavailability': { level: 'soft', weight: 1 },
      holes: { level: 'soft', weight: 1000, extraWeight: 0, limit: null },
      // These have no soft form; what stands for them in the last stage keeps their breaches few.
      'table-limit': strict('table-limit'),
      'first-lines': strict('first-lines'),
      ...(stage === 'limits' && {
        'table-noise': { level: 'soft', weight: 1 },
        'concentrated-load': { level: 'soft', weight: 1 },
      }),
    },
  };
}

/** The slots that a stage leaves to those who said that they cannot. */
function stayingMask({ problem, busy }: Scene, { key }: ProblemPerson, day: number, stage: Stage): number {
  if (stage === 'absence' || stage === 'limits') return 0;
  const { date } = problem.days[day]!;
  let once = 0;
  let stays = 0;
  for (const entry of busy) {
    if (entry.person !== key || entry.date !== date || !entry.firm) continue;
    if (entry.kind === 'absence') stays |= entry.mask;
    if (stage === 'one-entry') stays |= once & entry.mask;
    once |= entry.mask;
  }
  return stays;
}
