type Tree = Record<string, unknown>;

/**
 * A copy of a tree in which each place at fault holds its default, or nothing where there is none, so that what is
 * right can still be looked at. A list with a fault in it is replaced as a whole.
 * @param paths dotted
 */
export function putDefaults(tree: Tree, defaults: Tree, paths: readonly string[]): Tree {
  const copy = structuredClone(tree);
  for (const path of paths) {
    const steps = path.split('.');
    let at = copy;
    let below: Tree | undefined = defaults;
    for (const [i, step] of steps.entries()) {
      const next = at[step];
      if (i < steps.length - 1 && isMap(next)) {
        at = next;
        below = isMap(below?.[step]) ? below[step] : undefined;
        continue;
      }
      if (below && step in below) at[step] = structuredClone(below[step]);
      else delete at[step];
      break;
    }
  }
  return copy;
}

function isMap(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
