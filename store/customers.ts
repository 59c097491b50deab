import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { customerKeys, type KeyKind, type SearchKeys } from '../model/customer-search.ts';
import { type Customer, customerId, type FoundCustomers } from '../model/customers.ts';
import { type StoreContext, writing } from './context.ts';
import type { Database } from './schema.ts';

/** A customer of our own directory: its name in there is its external id. */
export type OwnCustomer = Omit<Customer, 'id' | 'origin'>;

export interface SavedCustomers {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

export interface CustomersStore {
  /** Keeps all of them or none; `removeOthers` forgets whoever is not among them. */
  saveAll(customers: readonly OwnCustomer[], options?: { removeOthers?: boolean }): Promise<SavedCustomers>;
  get(externalId: string): Promise<Customer | null>;
  /** Who has the number, at most so many. */
  findByNumber(e164: string, limit: number): Promise<Customer[]>;
  /** Who is found by any of the ways, at most so many. */
  search(ways: readonly SearchKeys[], limit: number): Promise<FoundCustomers>;
  count(): Promise<number>;
}

/** The name under which customers of our own table go. */
export const OWN_ORIGIN = 'own';

/** From so many changes on the database looks anew at what there is. */
const MANY = 1000;
/** Customers that are written by one statement. */
const PAGE = 200;
/** Keys of one kind that a customer has and that begin alike, about. */
const MOST_ALIKE = 4;
/** Of a word that more have than this we need not know how many. */
const MOST_COUNTED = 300;

export function customersStore({ db, now }: StoreContext): CustomersStore {
  const read = async (ids: readonly string[]): Promise<Customer[]> => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('customers')
      .select(['id', 'content'])
      .where('id', 'in', [...ids])
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(toCustomer);
  };

  return {
    saveAll: (customers, { removeOthers = false } = {}) =>
      writing(db, async (trx) => {
        const saved: SavedCustomers = { added: 0, changed: 0, unchanged: 0, removed: 0 };
        const known = new Map(
          (await trx.selectFrom('customers').select(['id', 'content']).execute()).map((row) => [
            row.id,
            row.content,
          ]),
        );
        const latest = new Map(customers.map((customer) => [customer.externalId, customer]));
        const fresh: OwnCustomer[] = [];
        for (const customer of latest.values()) {
          const before = known.get(customer.externalId);
          if (before === undefined) saved.added++;
          else if (before === toContent(customer)) saved.unchanged++;
          else saved.changed++;
          if (before !== toContent(customer)) fresh.push(customer);
        }
        for (const page of pagesOf(fresh)) await write(trx, page, now());
        // A database that still takes the table for a small one looks in the wrong place.
        if (fresh.length >= MANY) await sql`analyze customer_keys`.execute(trx);
        if (removeOthers) {
          const gone = [...known.keys()].filter((id) => !latest.has(id));
          for (const page of pagesOf(gone)) await remove(trx, page);
          saved.removed = gone.length;
        }
        return saved;
      }),

    async get(externalId) {
      return (await read([externalId]))[0] ?? null;
    },

    async findByNumber(e164, limit) {
      const rows = await db
        .selectFrom('customer_keys')
        .select('customer')
        .where('kind', '=', 'phone')
        .where('value', '=', e164)
        .limit(limit)
        .execute();
      return read(rows.map((row) => row.customer));
    },

    async search(ways, limit) {
      const ids = new Set<string>();
      let isTooMany = false;
      for (const { kind, values } of ways) {
        // Some have several keys that begin alike; to tell them apart in the database would take all of them.
        const most = (limit + 1) * MOST_ALIKE;
        const found = await findIds(db, kind, values, most);
        for (const id of found) ids.add(id);
        isTooMany ||= ids.size > limit || found.length === most;
        if (isTooMany) break;
      }
      return { customers: await read([...ids].slice(0, limit)), isTooMany };
    },

    async count() {
      const { count } = await db
        .selectFrom('customers')
        .select((select) => select.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

/** Whose keys of a kind begin with all of the values: the rarest leads, since the others are looked up for each. */
async function findIds(
  db: Kysely<Database>,
  kind: KeyKind,
  values: readonly string[],
  limit: number,
): Promise<string[]> {
  let [leading, ...others] = values as [string, ...string[]];
  if (others.length > 0) {
    const counts = await Promise.all(values.map((value) => countUpTo(db, kind, value)));
    if (counts.includes(0)) return [];
    const least = Math.min(...counts);
    // Of those that many have, the longest is likely to be the rarest.
    const lengths = values.map((value, i) => (counts[i] === least ? value.length : 0));
    const rarest = lengths.indexOf(Math.max(...lengths));
    leading = values[rarest]!;
    others = values.filter((_, i) => i !== rarest);
  }
  let query = db
    .selectFrom('customer_keys as k')
    .select('k.customer')
    .where('k.kind', '=', kind)
    .where('k.value', '>=', leading)
    .where('k.value', '<', endOf(leading));
  for (const value of others) {
    query = query.where(
      ({ exists, selectFrom }: ExpressionBuilder<Database & { k: Database['customer_keys'] }, 'k'>) =>
        exists(
          selectFrom('customer_keys as o')
            .select(sql.lit(1).as('one'))
            .whereRef('o.customer', '=', 'k.customer')
            .where('o.kind', '=', kind)
            .where('o.value', '>=', value)
            .where('o.value', '<', endOf(value)),
        ),
    );
  }
  // In the order of the index, so that it is read no further than needed.
  return (await query.orderBy('k.value').limit(limit).execute()).map((row) => row.customer);
}

async function countUpTo(db: Kysely<Database>, kind: KeyKind, value: string): Promise<number> {
  const { count } = await db
    .selectFrom((from) =>
      from
        .selectFrom('customer_keys')
        .select('customer')
        .where('kind', '=', kind)
        .where('value', '>=', value)
        .where('value', '<', endOf(value))
        .limit(MOST_COUNTED)
        .as('some'),
    )
    .select((select) => select.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What comes after everything that begins with the text. */
function endOf(beginning: string): string {
  return `${beginning}\u{10ffff}`;
}

async function write(db: Kysely<Database>, customers: readonly OwnCustomer[], at: string): Promise<void> {
  const ids = customers.map(({ externalId }) => externalId);
  await db.deleteFrom('customer_keys').where('customer', 'in', ids).execute();
  await db
    .insertInto('customers')
    .values(
      customers.map((customer) => ({
        id: customer.externalId,
        name: customer.name,
        content: toContent(customer),
        updated_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((excluded) => ({
        name: excluded.ref('excluded.name'),
        content: excluded.ref('excluded.content'),
        updated_at: excluded.ref('excluded.updated_at'),
      })),
    )
    .execute();
  const keys = customers.flatMap((customer) =>
    customerKeys(customer).map(({ kind, value }) => ({ kind, value, customer: customer.externalId })),
  );
  for (const page of pagesOf(keys, 2 * PAGE)) await db.insertInto('customer_keys').values(page).execute();
}

async function remove(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('customer_keys')
    .where('customer', 'in', [...ids])
    .execute();
  await db
    .deleteFrom('customers')
    .where('id', 'in', [...ids])
    .execute();
}

function pagesOf<T>(items: readonly T[], size = PAGE): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += size) pages.push(items.slice(start, start + size));
  return pages;
}

function toContent({ externalId: _, ...content }: OwnCustomer): string {
  return JSON.stringify(content);
}

function toCustomer({ id, content }: { id: string; content: string }): Customer {
  const kept = JSON.parse(content) as Omit<OwnCustomer, 'externalId'>;
  return { ...kept, id: customerId(OWN_ORIGIN, id), origin: OWN_ORIGIN, externalId: id };
}
