import { type Evaluation, evaluate } from '../../scheduler/evaluate.ts';
import {
  type Assignment,
  classCount,
  demandOf,
  emptyAssignment,
  type Problem,
} from '../../scheduler/problem.ts';
import { needlessBreaches } from './needless-breaches.ts';

interface Day {
  price: number;
  slots: Assignment[number];
  /** Turns by person and class. */
  turns: number[][];
}

/**
 * The best timetable, found by pricing every one there is. It shares the judge with the engines and nothing else:
 * for small weeks only.
 */
export function bruteForce(problem: Problem): { assignment: Assignment; evaluation: Evaluation } {
  let weeks: Day[][] = [[]];
  problem.days.forEach((_, d) => {
    const choices = bestByTurns(everyDay(problem, d));
    const longer = weeks
      .flatMap((week) => choices.map((day) => [...week, day]))
      .filter((w) => fits(problem, w));
    weeks = bestWeeks(longer);
  });
  const best = weeks.reduce((a, b) => (priceOf(b) < priceOf(a) ? b : a));
  const assignment = best.map(({ slots }) => slots);
  const evaluation = evaluate(problem, assignment);
  if (evaluation.objective !== priceOf(best)) throw new Error('the price of a week is not that of its days');
  return { assignment, evaluation };
}

/** Every way to fill one day that breaks no rule that can be kept, loads aside. */
function everyDay(problem: Problem, d: number): Day[] {
  const alone = onlyDay(problem, d);
  const { slots } = problem.days[d]!;
  const demands = slots.map((slot) => demandOf(problem, slot));
  const here = emptyAssignment(alone)[0]!;
  const turns = problem.persons.map(() => new Array<number>(classCount(problem)).fill(0));
  const found: Day[] = [];

  const choose = (person: number, slot: number, left: number): void => {
    if (person === problem.persons.length) {
      const { objective, findings } = evaluate(alone, [here]);
      if (needlessBreaches(findings).length > 0) return;
      found.push({ price: objective, slots: structuredClone(here), turns: structuredClone(turns) });
      return;
    }
    if (slot === slots.length) {
      choose(person + 1, 0, problem.persons[person + 1]?.dailyMax ?? 0);
      return;
    }
    choose(person, slot + 1, left);
    if (left === 0 || (problem.persons[person]!.busy[d]! >> slot) & 1) return;
    demands[slot]!.forEach((lines, c) => {
      if (here[slot]![c]!.length >= lines) return;
      here[slot]![c]!.push(person);
      turns[person]![c]!++;
      choose(person, slot + 1, left - 1);
      turns[person]![c]!--;
      here[slot]![c]!.pop();
    });
  };
  choose(0, 0, problem.persons[0]?.dailyMax ?? 0);
  return found;
}

/** The problem of one day, with loads that bind nobody. */
function onlyDay(problem: Problem, d: number): Problem {
  return {
    ...problem,
    days: [problem.days[d]!],
    persons: problem.persons.map((person) => ({
      ...person,
      maxLoad: 1000,
      classLoads: null,
      busy: [person.busy[d]!],
      undesired: [person.undesired[d]!],
      ...(person.done && { done: [person.done[d]!] }),
      ...(person.closed && { closed: [person.closed[d]!] }),
      ...(person.previous && { previous: [person.previous[d]!] }),
    })),
    fixed: problem.fixed.filter(({ day }) => day === d).map((turn) => ({ ...turn, day: 0 })),
  };
}

/** Of the days on which everybody has as many turns, one that costs least. */
function bestByTurns(days: Day[]): Day[] {
  const best = new Map<string, Day>();
  for (const day of days) {
    const key = JSON.stringify(day.turns);
    if (day.price < (best.get(key)?.price ?? Number.POSITIVE_INFINITY)) best.set(key, day);
  }
  return [...best.values()];
}

function bestWeeks(weeks: Day[][]): Day[][] {
  const best = new Map<string, Day[]>();
  for (const week of weeks) {
    const key = JSON.stringify(turnsOf(week));
    const known = best.get(key);
    if (!known || priceOf(week) < priceOf(known)) best.set(key, week);
  }
  return [...best.values()];
}

function fits(problem: Problem, week: Day[]): boolean {
  return turnsOf(week).every((byClass, p) => {
    const { maxLoad, classLoads } = problem.persons[p]!;
    const total = byClass.reduce((sum, count) => sum + count, 0);
    return total <= maxLoad && (!classLoads || byClass.every((count, c) => count <= classLoads[c]!));
  });
}

function turnsOf(week: Day[]): number[][] {
  return (week[0]?.turns ?? []).map((byClass, p) =>
    byClass.map((_, c) => week.reduce((sum, day) => sum + day.turns[p]![c]!, 0)),
  );
}

function priceOf(week: Day[]): number {
  return week.reduce((sum, day) => sum + day.price, 0);
}
