import {
  type CategoryNode,
  searchCategories as searchIn,
  categoryTree as treeOf,
} from '../../helpdesk/categories.ts';
import type { Workplace } from '../workplace.ts';

/** All categories in the order of the tree, those that are no longer offered too. */
export async function categoryTree({ store }: Pick<Workplace, 'store'>): Promise<CategoryNode[]> {
  return treeOf(await store.categories.list());
}

/** Those that are offered for what somebody types, the best first. */
export async function searchCategories(
  workplace: Pick<Workplace, 'store'>,
  text: string,
): Promise<CategoryNode[]> {
  return searchIn(await categoryTree(workplace), text);
}
