import type { BusyEntry } from '../availability.ts';
import { type Certificate, checkCertificate } from '../certificate.ts';
import { canPriceDays } from '../day-forms.ts';
import { type Evaluation, evaluate } from '../evaluate.ts';
import { type Assignment, classCount, demandOf, type Problem } from '../problem.ts';
import { makeWhatIf, type WhatIf } from '../what-if.ts';

/** One kind of line of one slot. */
export interface Cell {
  day: number;
  slot: number;
  class: number;
}

export interface Turn extends Cell {
  person: number;
}

/** A timetable that is to be explained, with all that explanations look at; made once for many of them. */
export interface Scene {
  problem: Problem;
  assignment: Assignment;
  evaluation: Evaluation;
  whatIf: WhatIf;
  /** No timetable has a lower objective than this; `null`: nothing is proved. */
  bound: number | null;
  /** The bound meets the timetable: none is better. */
  proven: boolean;
  /** Why people are not to be had. Empty: nobody said why. */
  busy: readonly BusyEntry[];
  /** Turns that each person would owe if entries were no more; `null`: nobody knows. */
  loadsWithout: ((lifted: readonly BusyEntry[]) => number[]) | null;
  /** Every person's turns, in the order of the week. */
  turnsOf: Turn[][];
  /** Lines without anybody, each as often as it is empty, in the order of the week. */
  holes: Cell[];
}

export interface SceneOptions {
  /** A proof of what this problem costs at least, or the bound itself (an objective), if there is one. */
  proof?: Certificate | number | null;
  busy?: readonly BusyEntry[];
  loadsWithout?: Scene['loadsWithout'];
}

/**
 * Sets the scene. The proof must be one of this very problem.
 *
 *     const scene = setScene(problem, assignment, { proof: certificate, busy });
 *     explainTurn(scene, { day: 0, slot: 1, class: 0, person: 3 }).why;
 */
export function setScene(problem: Problem, assignment: Assignment, options: SceneOptions = {}): Scene {
  const evaluation = evaluate(problem, assignment);
  const bound = boundOf(problem, options.proof ?? null);
  const turnsOf: Turn[][] = problem.persons.map(() => []);
  const holes: Cell[] = [];
  problem.days.forEach((open, day) => {
    open.slots.forEach((asked, slot) => {
      const demand = demandOf(problem, asked);
      for (let c = 0; c < classCount(problem); c++) {
        const here = assignment[day]?.[slot]?.[c] ?? [];
        for (const person of here) turnsOf[person]!.push({ day, slot, class: c, person });
        for (let k = here.length; k < demand[c]!; k++) holes.push({ day, slot, class: c });
      }
    });
  });
  return {
    problem,
    assignment,
    evaluation,
    whatIf: makeWhatIf(problem, assignment),
    bound,
    proven: bound !== null && bound >= evaluation.objective,
    busy: options.busy ?? [],
    loadsWithout: options.loadsWithout ?? null,
    turnsOf,
    holes,
  };
}

function boundOf(problem: Problem, proof: Certificate | number | null): number | null {
  if (proof === null || typeof proof === 'number') return proof;
  return canPriceDays(problem) ? checkCertificate(problem, proof) : null;
}

/** Where in the week, for sentences. */
export function placeOf(problem: Problem, { day, slot }: { day: number; slot: number }) {
  const open = problem.days[day]!;
  return { day: open.label, time: open.slots[slot]!.label };
}

/** Whether a person attends a slot on any line. */
export function attends(scene: Scene, person: number, { day, slot }: { day: number; slot: number }): boolean {
  return ((scene.whatIf.workedMask(person, day) >> slot) & 1) === 1;
}

/** What keeps a person from a slot, entry by entry. */
export function entriesAt(
  { problem, busy }: Pick<Scene, 'problem' | 'busy'>,
  person: number,
  { day, slot }: { day: number; slot: number },
  firm: boolean,
): BusyEntry[] {
  const { key } = problem.persons[person]!;
  const { date } = problem.days[day]!;
  return busy.filter(
    (entry) =>
      entry.person === key && entry.date === date && entry.firm === firm && ((entry.mask >> slot) & 1) === 1,
  );
}
