import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type TransactionSettings,
} from 'kysely';
import { AppError } from '../../model/errors.ts';
import { fileError } from '../file-error.ts';
import type { Database } from '../schema.ts';
import { type Engine, LIVELY_TABLES } from './engine.ts';
import { isBusy, sqliteError } from './sqlite-error.ts';

interface SqliteOptions {
  /** Make the file and its folder if they are missing; otherwise that is `no-store`. */
  create: boolean;
  busyTimeoutMs: number;
}

/** Opens a file of SQLite in WAL mode; several processes may have it open at once. */
export async function openSqlite(path: string, { create, busyTimeoutMs }: SqliteOptions): Promise<Engine> {
  const raw = openFile(path, create, busyTimeoutMs);
  try {
    refuseForeign(raw, path);
    await enterWal(raw, busyTimeoutMs);
    // 16 MB of what is new before it is moved: moving it waits for the disk.
    raw.exec('pragma synchronous = normal; pragma foreign_keys = on; pragma wal_autocheckpoint = 4000');
  } catch (error) {
    raw.close();
    throw sqliteError(error, path);
  }
  const changes: Changes = { count: 0 };
  // Changes when another connection has written, and only then.
  const others = raw.prepare('pragma data_version');
  const kysely = new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new WriterDriver(raw, { path, busyTimeoutMs, changes }),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return {
    dialect: 'sqlite',
    place: path,
    kysely,
    revision: () => `${changes.count} ${others.get()?.data_version}`,
    async tableNames(db) {
      const { rows } = await sql<{
        name: string;
      }>`select name from sqlite_master where type = 'table'`.execute(db);
      return rows.map((row) => row.name);
    },
    async check() {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(kysely);
      const found = rows[0]?.integrity_check ?? 'no answer';
      if (found !== 'ok') throw new AppError('store-unreadable', { place: path, reason: found });
    },
    async close() {
      await kysely.destroy();
      if (raw.isOpen) raw.close();
    },
  };
}

function openFile(path: string, create: boolean, busyTimeoutMs: number): DatabaseSync {
  if (!create && !existsSync(path)) throw new AppError('no-store', { place: path });
  try {
    if (create) mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const isBlocked = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isBlocked) throw fileError(error, dirname(path));
    const reason = 'it is a file where a folder is needed';
    throw new AppError('not-writable', { place: dirname(path), reason }, { cause: error });
  }
  try {
    return new DatabaseSync(path, { timeout: busyTimeoutMs });
  } catch (error) {
    throw sqliteError(error, path);
  }
}

/** A wrong path must not turn another program's database into half a store. */
function refuseForeign(raw: DatabaseSync, path: string): void {
  const tables = raw.prepare("select name from sqlite_master where type = 'table'").all();
  if (tables.length > 0 && !tables.some((table) => table.name === 'schema_version')) {
    throw new AppError('store-unreadable', { place: path, reason: 'it holds the tables of another program' });
  }
}

/** The change to WAL needs the file alone for a moment, and SQLite does not wait for that by itself. */
async function enterWal(raw: DatabaseSync, busyTimeoutMs: number): Promise<void> {
  const until = performance.now() + busyTimeoutMs;
  while (raw.prepare('pragma journal_mode').get()?.journal_mode !== 'wal') {
    try {
      raw.exec('pragma journal_mode = wal');
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await wait(20);
    }
  }
}

/** Takes the write lock at the start: a transaction that reads first and writes later would fail as busy. */
class WriterDriver extends SqliteDriver {
  readonly #raw: DatabaseSync;
  readonly #busyTimeoutMs: number;
  readonly #changes: Changes;

  constructor(
    raw: DatabaseSync,
    { path, busyTimeoutMs, changes }: { path: string; busyTimeoutMs: number; changes: Changes },
  ) {
    super({ database: kyselyDatabase(raw, path, changes) });
    this.#raw = raw;
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#changes = changes;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate');
    const until = performance.now() + this.#busyTimeoutMs;
    for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, 25)) {
      try {
        // SQLite's own waiting would stop this whole process, and with it a writer that is in it too.
        this.#raw.exec('pragma busy_timeout = 0');
        await connection.executeQuery(begin);
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      } finally {
        this.#raw.exec(`pragma busy_timeout = ${this.#busyTimeoutMs}`);
      }
      await wait(pauseMs);
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // What was read within the transaction does not hold any more.
    this.#changes.count++;
    // A full disk and the like have already rolled it back; a second time would hide the first error.
    if (this.#raw.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** Writes of this process to tables that are not written all the time. */
interface Changes {
  count: number;
}

/** Statements that are kept for the next time: preparing one takes as long as running it. */
const MOST_PREPARED = 500;

function kyselyDatabase(raw: DatabaseSync, path: string, changes: Changes): SqliteDatabase {
  function translating<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, path);
    }
  }
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const prepare = (text: string) => {
    const statement = raw.prepare(text);
    const [, verb = '', table] = /^(insert into|update|delete from) "(\w+)"/i.exec(text) ?? [];
    // A session that is only used goes on.
    const isLively =
      LIVELY_TABLES.some((name) => name === table) || (table === 'sessions' && verb === 'update');
    const counts = !isLively && !/^(select|begin|commit|rollback)\b/i.test(text);
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => translating(() => statement.all(...values.map(bind))),
      run: (values: readonly unknown[]) =>
        translating(() => {
          if (counts) changes.count++;
          return statement.run(...values.map(bind));
        }),
      // It may be read from while the same question is asked again: that one is nobody else's.
      iterate: (values: readonly unknown[]) =>
        translating(() => raw.prepare(text).iterate(...values.map(bind))),
    };
  };
  return {
    close: () => raw.close(),
    prepare: (text) =>
      translating(() => {
        const known = prepared.get(text);
        if (known) return known;
        const statement = prepare(text);
        // Only what changes data or reads it is asked again and again.
        if (/^(select|insert|update|delete)\b/i.test(text)) {
          if (prepared.size >= MOST_PREPARED) prepared.clear();
          prepared.set(text, statement);
        }
        return statement;
      }),
  };
}

/** Objects in first place would be taken for named parameters; nothing but plain values ever comes here. */
function bind(value: unknown): SQLInputValue {
  if (value === null || ['string', 'number', 'bigint'].includes(typeof value)) return value as SQLInputValue;
  throw new TypeError(`a ${typeof value} is no value of a column`);
}
