import type { CallNote, NotedCustomer } from '../model/call-notes.ts';
import { AppError } from '../model/errors.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import { fromNotedColumns, searchText, toNotedColumns } from './noted-rows.ts';
import { requirePersons } from './require-persons.ts';
import type { CallNoteRow } from './schema.ts';

export type NewCallNote = Omit<CallNote, 'id' | 'updatedAt' | 'version' | 'externalId'>;
export type CallNoteChange = Partial<Omit<NewCallNote, 'call' | 'operator'>>;

export interface CallNotesStore {
  /**
   * Keeps a note. `isNew` is false where the same `key` was saved already: that one is given, and nothing changes.
   * `note-exists` (with its id) if its operator has noted that call before, `unknown-person`, `unknown-category`.
   */
  add(note: NewCallNote, key?: string | null): Promise<{ note: CallNote; isNew: boolean }>;
  get(id: string): Promise<CallNote | null>;
  /** In no order; those that are not there are left out. */
  getMany(ids: readonly string[]): Promise<CallNote[]>;
  /** Of calls, of a customer, or of numbers; the oldest first, of many the newest. */
  list(wanted: {
    calls?: readonly string[];
    customer?: Pick<NotedCustomer, 'origin' | 'externalId'>;
    numbers?: readonly string[];
    limit?: number;
  }): Promise<CallNote[]>;
  /** Answers it as it is then. `unknown-note`, `note-changed` if it is of another version, `unknown-category`. */
  change(id: string, version: number, change: CallNoteChange): Promise<CallNote>;
  /** The note goes, the call stays. `unknown-note`, `note-changed`. */
  remove(id: string, version: number): Promise<void>;
  /** Its id in the foreign registry; no change of the note itself. */
  setExternalId(id: string, externalId: string): Promise<void>;
}

export function callNotesStore({ db, now, newId }: StoreContext): CallNotesStore {
  async function withCategories(rows: readonly CallNoteRow[], source = db): Promise<CallNote[]> {
    const chosen = new Map<string, string[]>();
    for (let i = 0; i < rows.length; i += 500) {
      const ids = rows.slice(i, i + 500).map(({ id }) => id);
      const found = await source
        .selectFrom('call_note_categories')
        .selectAll()
        .where('note', 'in', ids)
        .orderBy('position')
        .execute();
      for (const { note, category } of found) chosen.set(note, [...(chosen.get(note) ?? []), category]);
    }
    return rows.map((row) => toNote(row, chosen.get(row.id) ?? []));
  }

  async function read(source: typeof db, id: string, version: number): Promise<CallNote> {
    const row = await source.selectFrom('call_notes').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('unknown-note', { id });
    if (row.version !== version) throw new AppError('note-changed', { version: row.version });
    return (await withCategories([row], source))[0]!;
  }

  async function setCategories(source: typeof db, note: string, categories: readonly string[]) {
    const ids = [...new Set(categories)];
    if (ids.length > 0) {
      const known = await source.selectFrom('categories').select('id').where('id', 'in', ids).execute();
      const id = ids.find((one) => !known.some((row) => row.id === one));
      if (id !== undefined) throw new AppError('unknown-category', { id });
    }
    await source.deleteFrom('call_note_categories').where('note', '=', note).execute();
    if (ids.length === 0) return;
    await source
      .insertInto('call_note_categories')
      .values(ids.map((category, position) => ({ note, category, position })))
      .execute();
  }

  return {
    add: (note, key = null) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [note.operator]);
        const all = trx.selectFrom('call_notes').selectAll();
        const saved = key !== null && (await all.where('save_key', '=', key).executeTakeFirst());
        if (saved) return { note: (await withCategories([saved], trx))[0]!, isNew: false };
        if (note.call !== null) {
          const other = await all
            .where('call', '=', note.call)
            .where('operator', '=', note.operator)
            .executeTakeFirst();
          if (other) throw new AppError('note-exists', { id: other.id });
        }
        const made: CallNote = { ...note, id: newId(), updatedAt: now(), version: 1, externalId: null };
        const row = { ...toRow(made), seq: await nextSeq(trx, 'call_notes'), save_key: key };
        await trx.insertInto('call_notes').values(row).execute();
        await setCategories(trx, made.id, made.categories);
        return { note: { ...made, categories: [...new Set(made.categories)] }, isNew: true };
      }),

    async get(id) {
      const row = await db.selectFrom('call_notes').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? (await withCategories([row]))[0]! : null;
    },

    async getMany(ids) {
      const rows: CallNoteRow[] = [];
      for (let i = 0; i < ids.length; i += 500) {
        const some = ids.slice(i, i + 500);
        rows.push(...(await db.selectFrom('call_notes').selectAll().where('id', 'in', some).execute()));
      }
      return withCategories(rows);
    },

    async list({ calls, customer, numbers, limit }) {
      const all = db.selectFrom('call_notes').selectAll();
      const rows: CallNoteRow[] = [];
      if (calls) {
        for (let i = 0; i < calls.length; i += 500)
          rows.push(...(await all.where('call', 'in', calls.slice(i, i + 500)).execute()));
      } else if (customer) {
        let query = all
          .where('customer_origin', '=', customer.origin)
          .where('customer_id', '=', customer.externalId)
          .orderBy('at', 'desc');
        if (limit !== undefined) query = query.limit(limit);
        rows.push(...(await query.execute()));
      } else if (numbers) {
        let query = all.where('number', 'in', [...numbers]).orderBy('at', 'desc');
        if (limit !== undefined) query = query.limit(limit);
        rows.push(...(await query.execute()));
      }
      return withCategories(rows.sort((a, b) => a.seq - b.seq));
    },

    change: (id, version, change) =>
      writing(db, async (trx) => {
        const before = await read(trx, id, version);
        const after: CallNote = { ...before, ...change, version: version + 1, updatedAt: now() };
        const { id: _, ...row } = toRow(after);
        await trx.updateTable('call_notes').set(row).where('id', '=', id).execute();
        if (change.categories) await setCategories(trx, id, change.categories);
        return { ...after, categories: [...new Set(after.categories)] };
      }),

    remove: (id, version) =>
      writing(db, async (trx) => {
        await read(trx, id, version);
        await trx.deleteFrom('call_note_categories').where('note', '=', id).execute();
        await trx.deleteFrom('call_notes').where('id', '=', id).execute();
      }),

    setExternalId: (id, externalId) =>
      writing(db, async (trx) => {
        await trx.updateTable('call_notes').set({ external_id: externalId }).where('id', '=', id).execute();
      }),
  };
}

function toRow(note: CallNote): Omit<CallNoteRow, 'seq' | 'save_key'> {
  const { customer, contract } = note;
  return {
    id: note.id,
    call: note.call,
    operator: note.operator,
    at: note.at,
    number: note.number,
    ...toNotedColumns(note),
    comment: note.comment,
    solved: note.solved === null ? null : Number(note.solved),
    claim: note.claim && JSON.stringify(note.claim),
    updated_at: note.updatedAt,
    version: note.version,
    external_id: note.externalId,
    search: searchText(note.number, customer?.name, customer?.taxId, contract?.number, note.comment),
  };
}

function toNote(row: CallNoteRow, categories: string[]): CallNote {
  return {
    id: row.id,
    call: row.call,
    operator: row.operator,
    at: row.at,
    number: row.number,
    ...fromNotedColumns(row),
    categories,
    comment: row.comment,
    solved: row.solved === null ? null : row.solved === 1,
    claim: row.claim === null ? null : JSON.parse(row.claim),
    updatedAt: row.updated_at,
    version: row.version,
    externalId: row.external_id,
  };
}
