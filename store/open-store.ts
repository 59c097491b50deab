import { AppError } from '../model/errors.ts';
import { type AbsencesStore, absencesStore } from './absences.ts';
import { type ApiKeysStore, apiKeysStore } from './api-keys.ts';
import { type AuditStore, auditStore } from './audit.ts';
import { type BackupSummary, writeBackup } from './backup.ts';
import { type CalendarFeedsStore, calendarFeedsStore } from './calendar-feeds.ts';
import { type CallNotesStore, callNotesStore } from './call-notes.ts';
import { type CallbacksStore, callbacksStore } from './callbacks.ts';
import { type CallsStore, callsStore } from './calls.ts';
import { type CategoriesStore, categoriesStore } from './categories.ts';
import { type ClosedDaysStore, closedDaysStore } from './closed-days.ts';
import type { StoreContext } from './context.ts';
import { type CreditStore, creditStore } from './credit.ts';
import { type CustomersStore, customersStore } from './customers.ts';
import { type DownloadsStore, downloadsStore } from './downloads.ts';
import { type EditsStore, editsStore } from './edits.ts';
import { BUSY_TIMEOUT_MS, type Engine } from './engines/engine.ts';
import { openEngine } from './engines/open-engine.ts';
import { type ErpWritesStore, erpWritesStore } from './erp-writes.ts';
import { type FixedTurnsStore, fixedTurnsStore } from './fixed-turns.ts';
import { type LocksStore, locksStore } from './locks.ts';
import { type MessagesStore, messagesStore } from './messages.ts';
import { migrate, NEWEST_VERSION, readVersion } from './migrations/migrate.ts';
import { newId as newUuid } from './new-id.ts';
import { type OutboxStore, outboxStore } from './outbox.ts';
import { type OverridesStore, overridesStore } from './overrides.ts';
import { type PausesStore, pausesStore } from './pauses.ts';
import { type PersonsStore, personsStore } from './persons.ts';
import { type PlanRunsStore, planRunsStore } from './plan-runs.ts';
import { type RegistryStore, registryStore } from './registry.ts';
import { type ServiceRequestsStore, serviceRequestsStore } from './service-requests.ts';
import { type SessionsStore, sessionsStore } from './sessions.ts';
import { type TimetablesStore, timetablesStore } from './timetables.ts';
import { type TurnRequestsStore, turnRequestsStore } from './turn-requests.ts';
import { type UnavailabilitiesStore, unavailabilitiesStore } from './unavailabilities.ts';

export interface OpenStoreOptions {
  clock: () => Date;
  /** Makes ids; by default UUIDs of version 7. */
  newId?: () => string;
  /** Bring an older store to the newest shape; by default yes. Otherwise an older one is refused. */
  migrate?: boolean;
  /** Make the store if there is none; by default what `migrate` is. Otherwise that is `no-store`. */
  create?: boolean;
  /** How long to wait for another writer before `store-busy`; by default 5000. */
  busyTimeoutMs?: number;
}

/** One store per subject. What is written by one call is there whole or not at all. */
export interface StoreParts {
  readonly persons: PersonsStore;
  readonly unavailabilities: UnavailabilitiesStore;
  readonly absences: AbsencesStore;
  readonly closedDays: ClosedDaysStore;
  readonly fixedTurns: FixedTurnsStore;
  readonly timetables: TimetablesStore;
  readonly credit: CreditStore;
  readonly planRuns: PlanRunsStore;
  readonly downloads: DownloadsStore;
  readonly sessions: SessionsStore;
  readonly apiKeys: ApiKeysStore;
  readonly calendarFeeds: CalendarFeedsStore;
  readonly audit: AuditStore;
  readonly edits: EditsStore;
  readonly turnRequests: TurnRequestsStore;
  readonly outbox: OutboxStore;
  readonly messages: MessagesStore;
  readonly calls: CallsStore;
  readonly overrides: OverridesStore;
  readonly pauses: PausesStore;
  readonly categories: CategoriesStore;
  readonly callNotes: CallNotesStore;
  readonly registry: RegistryStore;
  readonly serviceRequests: ServiceRequestsStore;
  readonly callbacks: CallbacksStore;
  readonly erpWrites: ErpWritesStore;
  readonly customers: CustomersStore;
  /**
   * Another one than before if people, their availability, fixed turns or sessions may have changed meanwhile; `null`:
   * that cannot be told. For who keeps in memory what was read.
   */
  revision(): string | null;
}

export interface Store extends StoreParts {
  readonly locks: LocksStore;
  /** Where it is, for people: a path, or an address without its password. */
  readonly place: string;
  /** The version it had before it was opened, if that was an older one; `null`: it was new or up to date. */
  readonly migratedFrom: number | null;
  /**
   * Runs several calls as one: either all of it is kept or, if `work` throws, nothing. Use only the parts that it
   * is given (this store would wait for itself), wait for nothing but them, and let errors pass.
   */
  transaction<T>(work: (parts: StoreParts) => Promise<T>): Promise<T>;
  /**
   * Writes everything into one new file, as it is at this moment, without hindering anybody.
   * `file-exists`, `not-writable`, `disk-full`.
   */
  backup(file: string): Promise<BackupSummary>;
  /** Looks for damage: `store-unreadable` if there is some. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store at `sqlite:/abs/path.sqlite` or `postgres://…`, first making it or bringing it up to date if
 * that is wanted. Codes of refusal: `bad-option`, `no-store`, `store-newer`, `store-unreadable`,
 * `store-unreachable`, `store-busy`, `disk-full`, `not-writable`; the last four also come from later calls.
 *
 *     const store = await openStore('sqlite:/srv/lineup/lineup.sqlite', { clock: () => new Date() });
 *     await store.persons.list();
 *     await store.close();
 */
export async function openStore(url: string, options: OpenStoreOptions): Promise<Store> {
  const { clock, migrate: mayMigrate = true, create = mayMigrate, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const engine = await openEngine(url, { create, busyTimeoutMs });
  try {
    const now = () => clock().toISOString();
    const found = await readVersion(engine, engine.kysely);
    if (found === null && !create) throw new AppError('no-store', { place: engine.place });
    if (found !== null && found < NEWEST_VERSION && !mayMigrate) {
      const reason = `its version is ${found}, not ${NEWEST_VERSION} as expected, and it may not be changed`;
      throw new AppError('store-unreadable', { place: engine.place, reason });
    }
    // Another process may have been faster: what counts is what the migration itself found.
    const before = found === NEWEST_VERSION ? found : await migrate(engine, now());
    const migratedFrom = before === NEWEST_VERSION ? null : before;
    const newId = options.newId ?? (() => newUuid(clock()));
    return buildStore(
      engine,
      { db: engine.kysely, now, newId, revision: () => engine.revision() },
      migratedFrom,
    );
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function buildStore(engine: Engine, context: StoreContext, migratedFrom: number | null): Store {
  return {
    ...buildParts(context),
    locks: locksStore(context),
    place: engine.place,
    migratedFrom,
    transaction: (work) => context.db.transaction().execute((db) => work(buildParts({ ...context, db }))),
    backup: (file) => writeBackup(engine, file, context.now()),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}

function buildParts(context: StoreContext): StoreParts {
  return {
    persons: personsStore(context),
    unavailabilities: unavailabilitiesStore(context),
    absences: absencesStore(context),
    closedDays: closedDaysStore(context),
    fixedTurns: fixedTurnsStore(context),
    timetables: timetablesStore(context),
    credit: creditStore(context),
    planRuns: planRunsStore(context),
    downloads: downloadsStore(context),
    sessions: sessionsStore(context),
    apiKeys: apiKeysStore(context),
    calendarFeeds: calendarFeedsStore(context),
    audit: auditStore(context),
    edits: editsStore(context),
    turnRequests: turnRequestsStore(context),
    outbox: outboxStore(context),
    messages: messagesStore(context),
    calls: callsStore(context),
    overrides: overridesStore(context),
    pauses: pausesStore(context),
    categories: categoriesStore(context),
    callNotes: callNotesStore(context),
    registry: registryStore(context),
    serviceRequests: serviceRequestsStore(context),
    callbacks: callbacksStore(context),
    erpWrites: erpWritesStore(context),
    customers: customersStore(context),
    revision: context.revision,
  };
}
