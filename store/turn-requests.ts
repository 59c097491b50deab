import type { RequestState, TurnAnswer, TurnRequest } from '../model/requests.ts';
import type { IsoDate, PersonKey } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import { requirePersons } from './require-persons.ts';
import type { TurnRequestRow } from './schema.ts';

export type NewTurnRequest = Pick<
  TurnRequest,
  'kind' | 'week' | 'turn' | 'other' | 'asker' | 'asked' | 'message' | 'expiresAt'
>;

export interface TurnRequestsStore {
  /** `unknown-person`. */
  add(request: NewTurnRequest): Promise<TurnRequest>;
  get(id: string): Promise<TurnRequest | null>;
  /** Newest first; those whose time is over count as expired, whether that was noted or not. */
  list(options?: { week?: IsoDate; state?: RequestState; limit?: number }): Promise<TurnRequest[]>;
  /** Keeps a person's answer in the place of an earlier one. `unknown-person`. */
  answer(id: string, person: PersonKey, answer: TurnAnswer['answer']): Promise<void>;
  /**
   * Ends an open request. Answers `false` if somebody was faster, or its time is over: in the transaction of the
   * edit it makes sure that the first yes wins.
   */
  close(
    id: string,
    end: { state: Exclude<RequestState, 'open'>; by: string; edit?: string | null },
  ): Promise<boolean>;
  /** Notes the end of those whose time is over, and answers which they were. */
  expire(): Promise<string[]>;
}

export function turnRequestsStore({ db, now, newId }: StoreContext): TurnRequestsStore {
  async function withAnswers(rows: TurnRequestRow[]): Promise<TurnRequest[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const answers = await db.selectFrom('turn_answers').selectAll().where('request', 'in', ids).execute();
    answers.sort((a, b) => byText(a.at, b.at) || byText(a.person, b.person));
    const at = now();
    return rows.map((row) => ({
      ...toRequest(row, at),
      answers: answers
        .filter(({ request }) => request === row.id)
        .map(({ person, answer, at }) => ({ person, answer: answer as TurnAnswer['answer'], at })),
    }));
  }

  return {
    add: (request) =>
      writing(db, async (trx) => {
        const { asked, asker } = request;
        await requirePersons(trx, [asker, ...(asked === 'all' ? [] : asked)]);
        const row: TurnRequestRow = {
          id: newId(),
          seq: await nextSeq(trx, 'turn_requests'),
          kind: request.kind,
          week: request.week,
          turn: JSON.stringify(request.turn),
          other: request.other === null ? null : JSON.stringify(request.other),
          asker,
          asked: JSON.stringify(asked),
          message: request.message,
          state: 'open',
          created_at: now(),
          expires_at: request.expiresAt,
          closed_at: null,
          closed_by: null,
          edit: null,
        };
        await trx.insertInto('turn_requests').values(row).execute();
        return { ...toRequest(row, row.created_at), answers: [] };
      }),

    async get(id) {
      const rows = await db.selectFrom('turn_requests').selectAll().where('id', '=', id).execute();
      return (await withAnswers(rows))[0] ?? null;
    },

    async list({ week, state, limit } = {}) {
      let query = db.selectFrom('turn_requests').selectAll().orderBy('seq', 'desc');
      if (week !== undefined) query = query.where('week', '=', week);
      // What counts as expired may still be written down as open.
      if (state !== undefined)
        query = query.where('state', 'in', state === 'expired' ? ['open', state] : [state]);
      const requests = await withAnswers(await query.execute());
      return requests.filter((request) => state === undefined || request.state === state).slice(0, limit);
    },

    answer: (id, person, answer) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [person]);
        const at = now();
        await trx
          .insertInto('turn_answers')
          .values({ request: id, person, answer, at })
          .onConflict((conflict) => conflict.columns(['request', 'person']).doUpdateSet({ answer, at }))
          .execute();
      }),

    close: (id, { state, by, edit = null }) =>
      writing(db, async (trx) => {
        const at = now();
        let query = trx
          .updateTable('turn_requests')
          .set({ state, closed_at: at, closed_by: by, edit })
          .where('id', '=', id)
          .where('state', '=', 'open');
        if (state !== 'expired')
          query = query.where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', at)]));
        return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
      }),

    expire: () =>
      writing(db, async (trx) => {
        const at = now();
        const rows = await trx
          .selectFrom('turn_requests')
          .select('id')
          .where('state', '=', 'open')
          .where('expires_at', '<=', at)
          .orderBy('seq')
          .execute();
        for (const { id } of rows) {
          await trx
            .updateTable('turn_requests')
            .set({ state: 'expired', closed_at: at, closed_by: 'lineup' })
            .where('id', '=', id)
            .execute();
        }
        return rows.map(({ id }) => id);
      }),
  };
}

function toRequest(row: TurnRequestRow, now: string): Omit<TurnRequest, 'answers'> {
  const isOver = row.state === 'open' && row.expires_at !== null && row.expires_at <= now;
  return {
    id: row.id,
    kind: row.kind as TurnRequest['kind'],
    week: row.week,
    turn: JSON.parse(row.turn),
    other: row.other === null ? null : JSON.parse(row.other),
    asker: row.asker,
    asked: JSON.parse(row.asked),
    message: row.message,
    state: isOver ? 'expired' : (row.state as RequestState),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    edit: row.edit,
  };
}
