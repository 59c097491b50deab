import type { Category } from '../model/call-notes.ts';
import { AppError } from '../model/errors.ts';
import { byText, type StoreContext, writing } from './context.ts';
import type { CategoryRow } from './schema.ts';

export interface CategoriesStore {
  /** All of them, in their order among those of the same parent. */
  list(): Promise<Category[]>;
  get(id: string): Promise<Category | null>;
  /** `code-taken`. */
  add(category: Omit<Category, 'id'>): Promise<Category>;
  /** `unknown-category`, `code-taken`. */
  save(category: Category): Promise<void>;
  /**
   * Takes it away if nothing was ever put under it; otherwise it is only offered no more, since old calls keep it.
   * `unknown-category`.
   */
  remove(id: string): Promise<'removed' | 'disabled'>;
}

export function categoriesStore({ db, newId }: StoreContext): CategoriesStore {
  async function refuseTakenCode(source: typeof db, { id, code }: { id: string | null; code: string }) {
    const taken = await source
      .selectFrom('categories')
      .select(['id', 'name'])
      .where('code', '=', code)
      .executeTakeFirst();
    if (taken && taken.id !== id) throw new AppError('code-taken', { code, name: taken.name });
  }

  async function isUsed(source: typeof db, id: string): Promise<boolean> {
    const below = source.selectFrom('categories').select('id').where('parent', '=', id);
    const noted = source.selectFrom('call_note_categories').select('note').where('category', '=', id);
    const asked = source.selectFrom('service_requests').select('id').where('category', '=', id);
    const found = await Promise.all([
      below.limit(1).executeTakeFirst(),
      noted.limit(1).executeTakeFirst(),
      asked.limit(1).executeTakeFirst(),
    ]);
    return found.some((row) => row !== undefined);
  }

  return {
    async list() {
      const rows = await db.selectFrom('categories').selectAll().execute();
      return rows
        .map(toCategory)
        .sort((a, b) => a.order - b.order || byText(a.name, b.name) || byText(a.id, b.id));
    },

    async get(id) {
      const row = await db.selectFrom('categories').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toCategory(row) : null;
    },

    add: (category) =>
      writing(db, async (trx) => {
        await refuseTakenCode(trx, { id: null, code: category.code });
        const made = { ...category, id: newId() };
        await trx.insertInto('categories').values(toRow(made)).execute();
        return made;
      }),

    save: (category) =>
      writing(db, async (trx) => {
        await refuseTakenCode(trx, category);
        const { id, ...rest } = toRow(category);
        const done = await trx
          .updateTable('categories')
          .set(rest)
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (done.numUpdatedRows === 0n) throw new AppError('unknown-category', { id });
      }),

    remove: (id) =>
      writing(db, async (trx) => {
        if (await isUsed(trx, id)) {
          await trx.updateTable('categories').set({ enabled: 0 }).where('id', '=', id).execute();
          return 'disabled';
        }
        const done = await trx.deleteFrom('categories').where('id', '=', id).executeTakeFirstOrThrow();
        if (done.numDeletedRows === 0n) throw new AppError('unknown-category', { id });
        return 'removed';
      }),
  };
}

function toRow({ order, enabled, keywords, ...category }: Category): CategoryRow {
  return {
    ...category,
    keywords: JSON.stringify(keywords),
    enabled: enabled ? 1 : 0,
    position: order,
  };
}

function toCategory({ position, enabled, keywords, kind, ...row }: CategoryRow): Category {
  return {
    ...row,
    keywords: JSON.parse(keywords),
    enabled: enabled === 1,
    kind: kind as Category['kind'],
    order: position,
  };
}
