import type { Category } from '../../model/call-notes.ts';
import type { CategoryView } from '../../model/forms/call-note.ts';
import { get, send } from './http.ts';

export type { CategoryView };
export type CategoryFields = Omit<Category, 'id'>;

/** Why people call, in the order of the tree. */
export const listCategories = async () =>
  (await get<{ categories: CategoryView[] }>('/categories')).categories;
export const addCategory = (category: Partial<CategoryFields>) =>
  send<Category>('POST', '/categories', category);
export const changeCategory = (id: string, change: Partial<CategoryFields>) =>
  send<Category>('PATCH', `/categories/${encodeURIComponent(id)}`, change);
/** One that was used is only offered no more. */
export const removeCategory = (id: string) =>
  send<{ done: 'removed' | 'disabled' }>('DELETE', `/categories/${encodeURIComponent(id)}`);
