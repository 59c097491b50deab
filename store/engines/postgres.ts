import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  sql,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import type { Database } from '../schema.ts';
import type { Engine } from './engine.ts';
import { postgresError } from './postgres-error.ts';

/** Any number will do, as long as all Lineups use the same: "line" in ASCII. */
const WRITER_LOCK = 0x6c696e65;

interface PostgresOptions {
  /** Printable form of the URL, for messages. */
  place: string;
  busyTimeoutMs: number;
}

/** Connects to a PostgreSQL database; `store-unreachable` if it does not answer. */
export async function openPostgres(url: string, { place, busyTimeoutMs }: PostgresOptions): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    application_name: 'lineup',
    allowExitOnIdle: true,
  });
  // A lost connection fails its query and is replaced by the pool; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new WriterDriver({ pool: translatingPool(pool, place) }, busyTimeoutMs),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  try {
    await sql`select 1`.execute(kysely);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    dialect: 'postgres',
    place,
    kysely,
    // Telling would take as long as reading anew.
    revision: () => null,
    async tableNames(db) {
      const { rows } = await sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
      return rows.map((row) => row.name);
    },
    // The server looks after its own files.
    check: async () => {},
    close: () => kysely.destroy(),
  };
}

/**
 * Makes writers wait for one another, as SQLite does. What they write is small and rare, and nobody has to
 * think about what two of them could do to each other.
 */
class WriterDriver extends PostgresDriver {
  readonly #busyTimeoutMs: number;

  constructor(config: PostgresDialectConfig, busyTimeoutMs: number) {
    super(config);
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    if (settings.accessMode === 'read only') return;
    try {
      await connection.executeQuery(CompiledQuery.raw(`set local lock_timeout = ${this.#busyTimeoutMs}`));
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITER_LOCK})`));
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
      throw error;
    }
  }
}

/** The pool with its errors translated. */
function translatingPool(pool: pg.Pool, place: string): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await translating(pool.connect());
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped;
    },
  };

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    const query = (text: string, values: unknown[]) => translating(client.query(text, values));
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy?: boolean) => client.release(destroy),
    };
  }

  async function translating<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw postgresError(error, place);
    }
  }
}
