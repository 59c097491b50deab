import type { DayForms } from '../day-forms.ts';
import { countBits } from '../problem.ts';

/**
 * The forms of a day as a tree in preorder: each set is followed by those that add later slots to it, so that all
 * sets with a closed slot are skipped at once.
 */
export interface FormTree {
  /** The slot that each set adds to its parent, and how many slots it has. */
  slot: Int32Array;
  depth: Int32Array;
  /** Index of the next set that is not below this one. */
  next: Int32Array;
  mask: Int32Array;
  price: Float64Array;
  /** Most slots in a set. */
  most: number;
}

export function makeFormTree({ walk, prices }: Pick<DayForms, 'walk' | 'prices'>): FormTree {
  const count = walk.length;
  const order = Int32Array.from(walk.keys()).sort((a, b) => compareSets(walk[a]!, walk[b]!));
  const tree: FormTree = {
    slot: new Int32Array(count),
    depth: new Int32Array(count),
    next: new Int32Array(count).fill(count),
    mask: new Int32Array(count),
    price: new Float64Array(count),
    most: 0,
  };
  const open: number[] = [];
  order.forEach((from, i) => {
    const mask = walk[from]!;
    const depth = countBits(mask);
    tree.mask[i] = mask;
    tree.depth[i] = depth;
    tree.slot[i] = 31 - Math.clz32(mask | 1);
    tree.price[i] = prices[from]!;
    tree.most = Math.max(tree.most, depth);
    while (open.length > 0 && tree.depth[open.at(-1)!]! >= depth) tree.next[open.pop()!] = i;
    open.push(i);
  });
  return tree;
}

/** By their slots in turn, a set before those that go on from it. */
function compareSets(a: number, b: number): number {
  const differ = a ^ b;
  const low = differ & -differ;
  if (a & low) return b >= low ? -1 : 1;
  return a >= low ? 1 : -1;
}
