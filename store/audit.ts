import type { AuditEntry } from '../model/identity.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { AuditRow } from './schema.ts';

export interface AuditStore {
  /** Best in the transaction of what it tells of, so that neither is there without the other. */
  add(entry: Omit<AuditEntry, 'seq' | 'at'>): Promise<AuditEntry>;
  /** Newest first: those before the entry `before`, at most `limit` (100). */
  list(options?: { before?: number; limit?: number; subject?: string }): Promise<AuditEntry[]>;
}

export function auditStore({ db, now }: StoreContext): AuditStore {
  return {
    add: ({ who, what, subject, before, after }) =>
      writing(db, async (trx) => {
        const row: AuditRow = {
          seq: await nextSeq(trx, 'audit'),
          at: now(),
          who,
          what,
          subject,
          before: toText(before),
          after: toText(after),
        };
        await trx.insertInto('audit').values(row).execute();
        return toEntry(row);
      }),

    async list({ before, limit = 100, subject } = {}) {
      let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
      if (before !== undefined) query = query.where('seq', '<', before);
      if (subject !== undefined) query = query.where('subject', '=', subject);
      return (await query.execute()).map(toEntry);
    },
  };
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function toEntry({ seq, at, who, what, subject, before, after }: AuditRow): AuditEntry {
  return { seq, at, who, what, subject, before: parse(before), after: parse(after) };
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
