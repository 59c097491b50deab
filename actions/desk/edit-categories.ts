import { mayBelongTo } from '../../helpdesk/categories.ts';
import type { Category } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import type { StoreParts } from '../../store/open-store.ts';
import type { Workplace } from '../workplace.ts';

export type CategoryWish = Partial<Omit<Category, 'id'>> & Pick<Category, 'name' | 'code'>;

/** `code-taken`, `unknown-category` (its parent). */
export function addCategory(workplace: Workplace, wish: CategoryWish): Promise<Category> {
  return write(workplace, async (parts) => {
    const all = await parts.categories.list();
    const parent = wish.parent ?? null;
    if (parent !== null && !all.some(({ id }) => id === parent))
      throw new AppError('unknown-category', { id: parent });
    const last = Math.max(-1, ...all.filter((one) => one.parent === parent).map(({ order }) => order));
    const after = await parts.categories.add({
      name: wish.name.trim(),
      code: wish.code.trim(),
      parent,
      color: wish.color ?? null,
      keywords: wish.keywords ?? [],
      enabled: wish.enabled ?? true,
      kind: wish.kind ?? 'general',
      order: wish.order ?? last + 1,
    });
    return { what: 'category.add', before: null, after };
  });
}

/** `unknown-category`, `code-taken`, `category-loop`. */
export function changeCategory(
  workplace: Workplace,
  id: string,
  change: Partial<Omit<Category, 'id'>>,
): Promise<Category> {
  return write(workplace, async (parts) => {
    const all = await parts.categories.list();
    const before = all.find((one) => one.id === id);
    if (!before) throw new AppError('unknown-category', { id });
    const after: Category = { ...before, ...change };
    if (after.parent !== null && !all.some((one) => one.id === after.parent))
      throw new AppError('unknown-category', { id: after.parent });
    if (!mayBelongTo(all, id, after.parent)) throw new AppError('category-loop', { name: before.name });
    await parts.categories.save(after);
    return { what: 'category.edit', before, after };
  });
}

/** Takes it away; one that was used is offered no more, and old calls keep it. `unknown-category`. */
export async function removeCategory(workplace: Workplace, id: string): Promise<'removed' | 'disabled'> {
  let done: 'removed' | 'disabled' = 'removed';
  await write(workplace, async (parts) => {
    const before = await parts.categories.get(id);
    if (!before) throw new AppError('unknown-category', { id });
    done = await parts.categories.remove(id);
    const after = done === 'removed' ? before : { ...before, enabled: false };
    return { what: 'category.remove', before, after };
  });
  return done;
}

async function write(
  { store, by, events }: Workplace,
  work: (parts: StoreParts) => Promise<{ what: string; before: Category | null; after: Category }>,
): Promise<Category> {
  const category = await store.transaction(async (parts) => {
    const { what, before, after } = await work(parts);
    await parts.audit.add({ who: by, what, subject: `category:${after.id}`, before, after });
    return after;
  });
  events.publish('desk-changed', { what: 'category', id: category.id });
  return category;
}
