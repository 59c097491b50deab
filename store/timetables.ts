import type { IsoDate, StoredTimetable, Timetable, TimetableState } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { TimetableRow } from './schema.ts';
import {
  derived,
  headOf,
  inForce,
  insertVersion,
  type KnownVersion,
  readStored,
  readVersion,
  refuseOtherVersion,
  selectHeads,
  type TimetableSummary,
  toSummary,
  type VersionSummary,
  writeVersion,
} from './timetable-rows.ts';

export interface TimetablesStore {
  /** Weeks in order, of one week the oldest first. */
  list(options?: {
    week?: IsoDate;
    /** Weeks from this Monday on, and before that one. */
    from?: IsoDate;
    before?: IsoDate;
    state?: TimetableState;
  }): Promise<TimetableSummary[]>;
  /** `known`: versions in memory, so that they need not be read. */
  get(id: string, known?: KnownVersion): Promise<StoredTimetable | null>;
  published(week: IsoDate): Promise<StoredTimetable | null>;
  /** What is or was in force (published, or retired and not replaced), otherwise the newest draft. */
  latest(week: IsoDate, known?: KnownVersion): Promise<StoredTimetable | null>;
  /** Adds a draft; earlier ones of the week stay. */
  saveDraft(draft: { timetable: Timetable; description: string; by: string }): Promise<StoredTimetable>;
  /**
   * Writes a new version and keeps the earlier. `version-conflict` if the newest is not the expected one,
   * `unknown-week` if there is no such timetable.
   */
  update(
    id: string,
    timetable: Timetable,
    change: { expectedVersion: number; by: string; reason: string },
  ): Promise<StoredTimetable>;
  /**
   * Puts a timetable in force. The one that was so for its week becomes retired and counts as replaced.
   * Nothing happens if it is published already. `version-conflict`, `unknown-week`.
   */
  publish(id: string, options: { by: string; expectedVersion?: number }): Promise<StoredTimetable>;
  /**
   * Takes a draft away for good if it is as it was first saved, and answers whether it did: one that was edited or
   * published since stays. A plan that made it stays on record without it.
   */
  discardDraft(id: string): Promise<boolean>;
  /** Ends the service of a published timetable; nothing happens if it is retired already. `unknown-week`. */
  retire(id: string, options?: { by?: string }): Promise<void>;
  /** Oldest first. */
  versions(id: string): Promise<VersionSummary[]>;
  /** As it was in that version. */
  version(id: string, version: number): Promise<StoredTimetable | null>;
}

export function timetablesStore({ db, now, newId }: StoreContext): TimetablesStore {
  return {
    async list({ week, from, before, state } = {}) {
      let query = selectHeads(db).orderBy('week').orderBy('seq');
      if (week !== undefined) query = query.where('week', '=', week);
      if (from !== undefined) query = query.where('week', '>=', from);
      if (before !== undefined) query = query.where('week', '<', before);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.execute()).map(toSummary);
    },

    async get(id, known) {
      const head = await selectHeads(db).where('id', '=', id).executeTakeFirst();
      return head ? readStored(db, head, known) : null;
    },

    async published(week) {
      const head = await selectHeads(db)
        .where('week', '=', week)
        .where('state', '=', 'published')
        .executeTakeFirst();
      return head ? readStored(db, head) : null;
    },

    async latest(week, known) {
      const draft = selectHeads(db)
        .where('week', '=', week)
        .where('state', '=', 'draft')
        .orderBy('seq', 'desc');
      const head = (await inForce(db, week)) ?? (await draft.limit(1).executeTakeFirst());
      return head ? readStored(db, head, known) : null;
    },

    saveDraft: ({ timetable, description, by }) =>
      writing(db, async (trx) => {
        const at = now();
        const head: TimetableRow = {
          id: newId(),
          seq: await nextSeq(trx, 'timetables'),
          week: timetable.week,
          state: 'draft',
          version: 1,
          description,
          ...derived(timetable),
          replaced_by: null,
          created_at: at,
          updated_at: at,
        };
        await trx.insertInto('timetables').values(head).execute();
        await insertVersion(trx, head, { timetable, by, reason: 'saved' });
        return readStored(trx, head);
      }),

    update: (id, timetable, { expectedVersion, by, reason }) =>
      writing(db, async (trx) => {
        const head = await headOf(trx, id);
        refuseOtherVersion(head, expectedVersion);
        if (timetable.week !== head.week) {
          throw new Error(`a timetable of ${head.week} cannot become one of ${timetable.week}`);
        }
        const state = head.state as TimetableState;
        return writeVersion(trx, head, now(), { state, timetable, replacedBy: head.replaced_by, by, reason });
      }),

    publish: (id, { by, expectedVersion }) =>
      writing(db, async (trx) => {
        const head = await headOf(trx, id);
        if (expectedVersion !== undefined) refuseOtherVersion(head, expectedVersion);
        const { timetable } = await readStored(trx, head);
        if (head.state === 'published') return readStored(trx, head);
        const former = await inForce(trx, head.week);
        if (former && former.id !== id) {
          const stored = await readStored(trx, former);
          await writeVersion(trx, former, now(), {
            state: 'retired',
            timetable: stored.timetable,
            replacedBy: id,
            by,
            reason: 'replaced',
          });
        }
        return writeVersion(trx, head, now(), {
          state: 'published',
          timetable,
          replacedBy: null,
          by,
          reason: 'published',
        });
      }),

    discardDraft: (id) =>
      writing(db, async (trx) => {
        const head = await selectHeads(trx).where('id', '=', id).executeTakeFirst();
        if (head?.state !== 'draft' || head.version !== 1) return false;
        await trx.updateTable('plan_runs').set({ timetable: null }).where('timetable', '=', id).execute();
        await trx.deleteFrom('timetable_versions').where('timetable', '=', id).execute();
        await trx.deleteFrom('timetables').where('id', '=', id).execute();
        return true;
      }),

    retire: (id, { by = 'lineup' } = {}) =>
      writing(db, async (trx) => {
        const head = await headOf(trx, id);
        if (head.state === 'retired') return;
        if (head.state === 'draft')
          throw new Error(`the draft ${id} was never published and cannot be retired`);
        const { timetable } = await readStored(trx, head);
        await writeVersion(trx, head, now(), {
          state: 'retired',
          timetable,
          replacedBy: null,
          by,
          reason: 'retired',
        });
      }),

    async versions(id) {
      const rows = await db
        .selectFrom('timetable_versions')
        .select(['version', 'state', 'saved_at', 'author', 'reason'])
        .where('timetable', '=', id)
        .orderBy('version')
        .execute();
      return rows.map(({ version, state, saved_at, author, reason }) => ({
        version,
        state: state as TimetableState,
        at: saved_at,
        by: author,
        reason,
      }));
    },

    async version(id, version) {
      const head = await selectHeads(db).where('id', '=', id).executeTakeFirst();
      return head ? readVersion(db, head, version) : null;
    },
  };
}
