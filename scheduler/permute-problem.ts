import type { Certificate } from './certificate.ts';
import { slotLimits } from './evaluate.ts';
import type { Prices } from './prices.ts';
import type { Assignment, Problem } from './problem.ts';
import { shuffled } from './random.ts';

/**
 * The same problem with its persons in an order that depends on the seed, and the way back for timetables and proofs.
 * Engines that prefer whoever comes first then find another of the equally good timetables. Seed 0 changes nothing.
 */
export function permuteProblem(
  problem: Problem,
  seed: number,
): {
  problem: Problem;
  permute: (assignment: Assignment) => Assignment;
  restore: (assignment: Assignment) => Assignment;
  restoreProof: (certificate: Certificate) => Certificate;
} {
  if (seed === 0)
    return { problem, permute: (same) => same, restore: (same) => same, restoreProof: (same) => same };
  const order = shuffled([...problem.persons.keys()], seed);
  const place = new Map(order.map((person, i) => [person, i]));
  const permuted: Problem = {
    ...problem,
    persons: order.map((person) => problem.persons[person]!),
    fixed: problem.fixed.map((turn) => ({
      ...turn,
      person: turn.person === null ? null : place.get(turn.person)!,
    })),
  };
  const back = <T>(list: readonly T[]): T[] => problem.persons.map((_, person) => list[place.get(person)!]!);
  // Limits keep who they are about, but come in the order in which their first member does.
  const key = (of: Problem) =>
    slotLimits(of).map((limit) => `${limit.rule} ${limit.subject} ${limit.day} ${limit.slot}`);
  const there = new Map(key(permuted).map((name, i) => [name, i]));
  const here = key(problem);
  const restorePrices = (prices: Prices): Prices => ({
    cells: prices.cells,
    loads: back(prices.loads),
    classLoads: prices.classLoads && back(prices.classLoads),
    limits: here.map((name) => prices.limits[there.get(name)!]!),
  });
  const restoreProof = (node: Certificate): Certificate =>
    'prices' in node
      ? { prices: restorePrices(node.prices) }
      : {
          split: { ...node.split, person: order[node.split.person]! },
          works: restoreProof(node.works),
          leaves: restoreProof(node.leaves),
        };
  return {
    problem: permuted,
    permute: renamed((person) => place.get(person)!),
    restore: renamed((person) => order[person]!),
    restoreProof,
  };
}

/** The same assignment with other numbers for the persons. */
function renamed(rename: (person: number) => number): (assignment: Assignment) => Assignment {
  const inOrder = (persons: number[]) => persons.map(rename).sort((a, b) => a - b);
  return (assignment) => assignment.map((day) => day.map((slot) => slot.map(inOrder)));
}
