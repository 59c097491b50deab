/** Prices of moves between nodes, row by row (Infinity: none), and room for the search. */
export interface MoveGraph {
  nodes: number;
  price: Float64Array;
  /** Filled by the search: where it finds no ring, prices of nodes between which no move costs less than they differ. */
  distance: Float64Array;
  before: Int32Array;
}

/** Less than this is nothing. */
const EPSILON = 1e-9;

export function makeMoveGraph(nodes: number): MoveGraph {
  return {
    nodes,
    price: new Float64Array(nodes ** 2).fill(Number.POSITIVE_INFINITY),
    distance: new Float64Array(nodes),
    before: new Int32Array(nodes),
  };
}

/**
 * Rings of moves that cost less than nothing together, with no node in common, each in the order of its moves; none if
 * there is none. Bellman and Ford's method, from all nodes at once.
 */
export function findRings({ nodes, price, distance, before }: MoveGraph): number[][] {
  distance.fill(0);
  before.fill(-1);
  for (let round = 0; round < nodes; round++) {
    let isStill = true;
    for (let from = 0; from < nodes; from++) {
      const start = distance[from]!;
      const row = from * nodes;
      for (let to = 0; to < nodes; to++) {
        const there = start + price[row + to]!;
        if (there >= distance[to]! - EPSILON) continue;
        distance[to] = there;
        before[to] = from;
        isStill = false;
      }
    }
    if (isStill) return [];
    const rings = ringsOf(before);
    if (rings.length > 0) return rings;
  }
  return [];
}

/** Rings among nodes each of which has at most one before it. */
function ringsOf(before: Int32Array): number[][] {
  const seen = new Int32Array(before.length);
  const rings: number[][] = [];
  for (let start = 0; start < before.length; start++) {
    let node = start;
    while (node >= 0 && seen[node] === 0) {
      seen[node] = start + 1;
      node = before[node]!;
    }
    if (node < 0 || seen[node] !== start + 1) continue;
    const ring: number[] = [];
    let at = node;
    do {
      ring.push(at);
      at = before[at]!;
    } while (at !== node);
    rings.push(ring.reverse());
  }
  return rings;
}
