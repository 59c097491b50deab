import type { ApiKey } from '../model/identity.ts';
import type { Scope } from '../model/permissions.ts';
import { byText, type StoreContext, writing } from './context.ts';
import type { ApiKeyRow } from './schema.ts';

export interface ApiKeysStore {
  add(key: Pick<ApiKey, 'name' | 'scopes' | 'createdBy'>, hash: string): Promise<ApiKey>;
  /** The key with this hash, unless it was revoked; `null`: none. */
  find(hash: string): Promise<ApiKey | null>;
  /** All, revoked ones too, oldest first. */
  list(): Promise<ApiKey[]>;
  touch(id: string): Promise<void>;
  /** Answers whether it was in force. */
  revoke(id: string): Promise<boolean>;
}

export function apiKeysStore({ db, now, newId }: StoreContext): ApiKeysStore {
  return {
    add: ({ name, scopes, createdBy }, hash) =>
      writing(db, async (trx) => {
        const row: ApiKeyRow = {
          id: newId(),
          hash,
          name,
          scopes: JSON.stringify(scopes),
          created_by: createdBy,
          created_at: now(),
          last_used_at: null,
          revoked_at: null,
        };
        await trx.insertInto('api_keys').values(row).execute();
        return toKey(row);
      }),

    async find(hash) {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('hash', '=', hash)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row ? toKey(row) : null;
    },

    async list() {
      const rows = await db.selectFrom('api_keys').selectAll().execute();
      return rows.map(toKey).sort((a, b) => byText(a.createdAt, b.createdAt) || byText(a.id, b.id));
    },

    touch: (id) =>
      writing(db, async (trx) => {
        await trx.updateTable('api_keys').set({ last_used_at: now() }).where('id', '=', id).execute();
      }),

    revoke: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('api_keys')
          .set({ revoked_at: now() })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),
  };
}

function toKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as Scope[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
