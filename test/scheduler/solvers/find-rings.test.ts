import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRings, type MoveGraph, makeMoveGraph } from '../../../scheduler/solvers/find-rings.ts';

function graphOf(nodes: number, moves: [number, number, number][]): MoveGraph {
  const graph = makeMoveGraph(nodes);
  for (const [from, to, price] of moves) graph.price[from * nodes + to] = price;
  return graph;
}

/** What the moves of a ring cost together. */
function costOf({ nodes, price }: MoveGraph, ring: number[]): number {
  return ring.reduce(
    (sum, to, i) => sum + price[ring[(i + ring.length - 1) % ring.length]! * nodes + to]!,
    0,
  );
}

/** Floyd and Warshall's method: whether a way from some node to itself costs less than nothing. */
function hasRing({ nodes, price }: MoveGraph): boolean {
  const least = Float64Array.from(price);
  for (let via = 0; via < nodes; via++) {
    for (let from = 0; from < nodes; from++) {
      for (let to = 0; to < nodes; to++) {
        const there = least[from * nodes + via]! + least[via * nodes + to]!;
        least[from * nodes + to] = Math.min(least[from * nodes + to]!, there);
      }
    }
  }
  return Array.from({ length: nodes }, (_, node) => least[node * nodes + node]!).some((cost) => cost < 0);
}

test('finds the ring that costs less than nothing, in the order of its moves', () => {
  const graph = graphOf(4, [
    [0, 1, 5],
    [1, 2, -9],
    [2, 0, 3],
    [2, 3, 1],
    [3, 1, 20],
  ]);
  const [ring] = findRings(graph);
  expect(ring).toHaveLength(3);
  expect(costOf(graph, ring!)).toBe(-1);
});

test('finds several that have no node in common', () => {
  const graph = graphOf(4, [
    [0, 1, -1],
    [1, 0, 0],
    [2, 3, -1],
    [3, 2, 0],
  ]);
  expect(findRings(graph).map((ring) => ring.toSorted())).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('a ring that costs nothing is none', () => {
  expect(
    findRings(
      graphOf(2, [
        [0, 1, -7],
        [1, 0, 7],
      ]),
    ),
  ).toEqual([]);
});

test('finds one exactly where there is one; else its distances are prices that no move undercuts', () => {
  const graphs = fc.integer({ min: 1, max: 7 }).chain((nodes) => {
    const node = fc.nat(nodes - 1);
    const moves = fc.array(fc.tuple(node, node, fc.integer({ min: -10, max: 12 })), { maxLength: 3 * nodes });
    return moves.map((list) =>
      graphOf(
        nodes,
        list.filter(([from, to]) => from !== to),
      ),
    );
  });
  let rings = 0;
  fc.assert(
    fc.property(graphs, (graph) => {
      const found = findRings(graph);
      expect(found.length > 0).toBe(hasRing(graph));
      rings += found.length;
      for (const ring of found) expect(costOf(graph, ring)).toBeLessThan(0);
      expect(new Set(found.flat()).size).toBe(found.flat().length);
      if (found.length > 0) return;
      for (let from = 0; from < graph.nodes; from++) {
        for (let to = 0; to < graph.nodes; to++) {
          const price = graph.price[from * graph.nodes + to]!;
          expect(graph.distance[to]).toBeLessThanOrEqual(graph.distance[from]! + price);
        }
      }
    }),
    { seed: 15, numRuns: 500 },
  );
  expect(rings).toBeGreaterThan(50);
});
