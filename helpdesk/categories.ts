import type { Category } from '../model/call-notes.ts';

export interface CategoryNode extends Category {
  /** Names from the root to this one. */
  path: string[];
  /** Its own, or that of the nearest above it that has one. */
  shownColor: string | null;
  /** It and all above it are. */
  isOffered: boolean;
}

/** Categories in the order of the tree, each after the one that it belongs to. One whose parent is gone is a root. */
export function categoryTree(categories: readonly Category[]): CategoryNode[] {
  const ids = new Set(categories.map(({ id }) => id));
  const children = Map.groupBy(categories, ({ parent }) =>
    parent !== null && ids.has(parent) ? parent : null,
  );
  const seen = new Set<string>();
  const below = (parent: CategoryNode | null): CategoryNode[] =>
    (children.get(parent?.id ?? null) ?? []).toSorted(compare).flatMap((category) => {
      if (seen.has(category.id)) return [];
      seen.add(category.id);
      const node: CategoryNode = {
        ...category,
        path: [...(parent?.path ?? []), category.name],
        shownColor: category.color ?? parent?.shownColor ?? null,
        isOffered: category.enabled && (parent?.isOffered ?? true),
      };
      return [node, ...below(node)];
    });
  return below(null);
}

/** The category and all that belong to it. */
export function withBelow(categories: readonly Category[], id: string): string[] {
  const found = [id];
  for (let i = 0; i < found.length; i++) {
    for (const one of categories) if (one.parent === found[i] && !found.includes(one.id)) found.push(one.id);
  }
  return found;
}

/** Whether a category may belong to that one: not to itself, and to none that belongs to it. */
export function mayBelongTo(categories: readonly Category[], id: string, parent: string | null): boolean {
  return parent === null || !withBelow(categories, id).includes(parent);
}

/**
 * Those that are offered for what somebody types: each word must be found in a name on the way to it, in its code or
 * its keywords, whatever the case and the accents. What begins a word comes first.
 */
export function searchCategories(tree: readonly CategoryNode[], text: string): CategoryNode[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const offered = tree.filter(({ isOffered }) => isOffered);
  if (words.length === 0) return offered;
  const scored = offered.flatMap((node) => {
    const own = fold([node.name, node.code, ...node.keywords].join(' '));
    const all = `${fold(node.path.join(' '))} ${own}`;
    if (!words.every((word) => all.includes(word))) return [];
    const begins = words.filter((word) => ` ${own}`.includes(` ${word}`)).length;
    const inside = words.filter((word) => own.includes(word)).length;
    return [{ node, score: begins * 2 + inside }];
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ node }) => node);
}

/** Lower case without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function compare(a: Category, b: Category): number {
  return a.order - b.order || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
