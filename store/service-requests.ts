import { type SqlBool, sql } from 'kysely';
import type { NotedCustomer } from '../model/call-notes.ts';
import { AppError } from '../model/errors.ts';
import type { RequestNote, ServiceRequest, ServiceRequestState } from '../model/service-requests.ts';
import type { PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import { containing, searchText, toNotedColumns } from './noted-rows.ts';
import { requirePersons } from './require-persons.ts';
import type { RequestNoteRow, ServiceRequestRow } from './schema.ts';
import { toColumns, toRequest } from './service-request-rows.ts';

export type NewServiceRequest = Pick<
  ServiceRequest,
  | 'subject'
  | 'text'
  | 'customer'
  | 'contract'
  | 'phone'
  | 'channel'
  | 'category'
  | 'priority'
  | 'assignee'
  | 'call'
  | 'createdBy'
>;

export type ServiceRequestChange = Partial<
  Omit<ServiceRequest, 'id' | 'number' | 'notes' | 'createdAt' | 'createdBy' | 'updatedAt' | 'version'>
>;

export interface ServiceRequestsWanted {
  status?: readonly ServiceRequestState[];
  /** `null`: nobody's. */
  assignee?: PersonKey | null;
  customer?: Pick<NotedCustomer, 'origin' | 'externalId'>;
  call?: string;
  phones?: readonly string[];
  text?: string;
  limit?: number;
  /** Id of a request: those before it. */
  before?: string;
}

export interface ServiceRequestsStore {
  /**
   * Opens a request; numbers count within the year. `isNew` is false where the same `key` opened one already: that
   * one is given. `unknown-person`, `unknown-category`.
   */
  add(
    request: NewServiceRequest,
    options: { year: number; key?: string | null },
  ): Promise<{ request: ServiceRequest; isNew: boolean }>;
  get(id: string): Promise<ServiceRequest | null>;
  /** By what people say of it: "2026-00042". */
  getByNumber(number: string): Promise<ServiceRequest | null>;
  /** The newest first. */
  list(wanted?: ServiceRequestsWanted): Promise<ServiceRequest[]>;
  /**
   * Changes it, with what was said or done. `unknown-service-request`, `service-request-changed` if it is of another
   * version, `unknown-person`, `unknown-category`.
   */
  change(
    id: string,
    version: number,
    change: ServiceRequestChange,
    note: Omit<RequestNote, 'id' | 'at'> | null,
  ): Promise<ServiceRequest>;
}

export function serviceRequestsStore({ db, now, newId }: StoreContext): ServiceRequestsStore {
  async function withNotes(
    rows: readonly ServiceRequestRow[],
    source: typeof db = db,
  ): Promise<ServiceRequest[]> {
    const notes = new Map<string, RequestNoteRow[]>();
    for (let i = 0; i < rows.length; i += 500) {
      const ids = rows.slice(i, i + 500).map(({ id }) => id);
      const found = await source
        .selectFrom('request_notes')
        .selectAll()
        .where('request', 'in', ids)
        .orderBy('seq')
        .execute();
      for (const note of found) notes.set(note.request, [...(notes.get(note.request) ?? []), note]);
    }
    return rows.map((row) => toRequest(row, notes.get(row.id) ?? []));
  }

  async function requireCategory(source: typeof db, id: string | null | undefined): Promise<void> {
    if (id === null || id === undefined) return;
    const row = await source.selectFrom('categories').select('id').where('id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('unknown-category', { id });
  }

  return {
    add: (request, { year, key = null }) =>
      writing(db, async (trx) => {
        const saved =
          key !== null &&
          (await trx
            .selectFrom('service_requests')
            .selectAll()
            .where('save_key', '=', key)
            .executeTakeFirst());
        if (saved) return { request: (await withNotes([saved], trx))[0]!, isNew: false };
        await requirePersons(trx, request.assignee === null ? [] : [request.assignee]);
        await requireCategory(trx, request.category);
        const last = await trx
          .selectFrom('service_requests')
          .select(({ fn }) => fn.max('number_in_year').as('number'))
          .where('year', '=', year)
          .executeTakeFirst();
        const at = now();
        const row: ServiceRequestRow = {
          id: newId(),
          seq: await nextSeq(trx, 'service_requests'),
          year,
          number_in_year: Number(last?.number ?? 0) + 1,
          subject: request.subject,
          text: request.text,
          ...toNotedColumns(request),
          phone: request.phone,
          channel: request.channel,
          category: request.category,
          priority: request.priority,
          status: 'new',
          assignee: request.assignee,
          call: request.call,
          resolution: null,
          closed_reason: null,
          created_at: at,
          created_by: request.createdBy,
          updated_at: at,
          first_response_at: null,
          closed_at: null,
          version: 1,
          save_key: key,
          search: '',
        };
        const made = toRequest(row, []);
        await trx
          .insertInto('service_requests')
          .values({ ...row, ...toColumns(made) })
          .execute();
        return { request: made, isNew: true };
      }),

    async get(id) {
      const row = await db.selectFrom('service_requests').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? (await withNotes([row]))[0]! : null;
    },

    async getByNumber(number) {
      const match = /^(\d{4})-(\d{1,9})$/.exec(number);
      if (!match) return null;
      const row = await db
        .selectFrom('service_requests')
        .selectAll()
        .where('year', '=', Number(match[1]))
        .where('number_in_year', '=', Number(match[2]))
        .executeTakeFirst();
      return row ? (await withNotes([row]))[0]! : null;
    },

    async list({ status, assignee, customer, call, phones, text, limit, before } = {}) {
      let query = db.selectFrom('service_requests').selectAll().orderBy('seq', 'desc');
      if (status !== undefined) query = query.where('status', 'in', [...status]);
      if (assignee === null) query = query.where('assignee', 'is', null);
      else if (assignee !== undefined) query = query.where('assignee', '=', assignee);
      if (customer) {
        query = query
          .where('customer_origin', '=', customer.origin)
          .where('customer_id', '=', customer.externalId);
      }
      if (phones !== undefined) query = query.where('phone', 'in', [...phones]);
      if (call !== undefined) query = query.where('call', '=', call);
      if (text !== undefined) {
        query = query.where(sql<SqlBool>`search like ${containing(searchText(text))} escape '\\'`);
      }
      if (before !== undefined) {
        const last = await db
          .selectFrom('service_requests')
          .select('seq')
          .where('id', '=', before)
          .executeTakeFirst();
        if (!last) return [];
        query = query.where('seq', '<', last.seq);
      }
      if (limit !== undefined) query = query.limit(limit);
      return withNotes(await query.execute());
    },

    change: (id, version, change, note) =>
      writing(db, async (trx) => {
        const row = await trx
          .selectFrom('service_requests')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        if (!row) throw new AppError('unknown-service-request', { id });
        const before = toRequest(row, []);
        if (row.version !== version) throw new AppError('service-request-changed', { number: before.number });
        await requirePersons(trx, change.assignee ? [change.assignee] : []);
        await requireCategory(trx, change.category);
        const at = now();
        const after: ServiceRequest = { ...before, ...change, version: version + 1, updatedAt: at };
        await trx.updateTable('service_requests').set(toColumns(after)).where('id', '=', id).execute();
        if (note) {
          await trx
            .insertInto('request_notes')
            .values({
              id: newId(),
              seq: await nextSeq(trx, 'request_notes'),
              request: id,
              at,
              author: note.by,
              event: note.event,
              text: note.text,
            })
            .execute();
        }
        return { ...after, notes: (await withNotes([row], trx))[0]!.notes };
      }),
  };
}
