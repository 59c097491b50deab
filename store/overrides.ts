import type { QueueOverride } from '../model/phones.ts';
import type { Instant } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';
import type { QueueOverrideRow } from './schema.ts';

export interface OverridesStore {
  /** Takes the place of another one that is in force for the person in that queue. `unknown-person`. */
  add(override: Omit<QueueOverride, 'id' | 'endedAt'>): Promise<QueueOverride>;
  /** In force at that moment, in the order of their making. */
  active(queue: string, at: Instant): Promise<QueueOverride[]>;
  /** Takes it back from now on. Answers whether it was still in force. */
  end(id: string): Promise<boolean>;
}

export function overridesStore({ db, now, newId }: StoreContext): OverridesStore {
  return {
    add: (override) =>
      writing(db, async (trx) => {
        const { queue, person } = override;
        await requirePersons(trx, [person]);
        await trx
          .updateTable('queue_overrides')
          .set({ ended_at: now() })
          .where('queue', '=', queue)
          .where('person', '=', person)
          .where('until_at', '>', override.from)
          .where('ended_at', 'is', null)
          .execute();
        const row: QueueOverrideRow = {
          id: newId(),
          queue,
          person,
          extension: override.extension,
          kind: override.kind,
          from_at: override.from,
          until_at: override.until,
          author: override.by,
          reason: override.reason,
          ended_at: null,
        };
        await trx.insertInto('queue_overrides').values(row).execute();
        return toOverride(row);
      }),

    async active(queue, at) {
      const rows = await db
        .selectFrom('queue_overrides')
        .selectAll()
        .where('queue', '=', queue)
        .where('from_at', '<=', at)
        .where('until_at', '>', at)
        .where('ended_at', 'is', null)
        .orderBy('from_at')
        .orderBy('id')
        .execute();
      return rows.map(toOverride);
    },

    end: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('queue_overrides')
          .set({ ended_at: now() })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),
  };
}

function toOverride(row: QueueOverrideRow): QueueOverride {
  return {
    id: row.id,
    queue: row.queue,
    person: row.person,
    extension: row.extension,
    kind: row.kind as QueueOverride['kind'],
    from: row.from_at,
    until: row.until_at,
    by: row.author,
    reason: row.reason,
    endedAt: row.ended_at,
  };
}
