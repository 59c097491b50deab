/**
 * The tables as Kysely sees them. Both dialects hold the same: booleans are 0 or 1, JSON is text, days and
 * instants are ISO text. The steps that make them are in `migrations/`.
 */
export interface Database {
  schema_version: { version: number; name: string; at: string };
  persons: PersonRow;
  person_groups: { person: string; name: string };
  unavailabilities: UnavailabilityRow;
  absences: AbsenceRow;
  closed_days: { date: string; source: string; name: string };
  fixed_turns: { weekday: string; slot: number; line: number; person: string | null };
  timetables: TimetableRow;
  timetable_versions: TimetableVersionRow;
  plan_runs: PlanRunRow;
  credit_bases: { seq: number; week: string; credit: string; set_at: string };
  downloads: { seq: number; what: string; source: string; detail: string; at: string };
  locks: LockRow;
  sessions: SessionRow;
  api_keys: ApiKeyRow;
  calendar_feeds: CalendarFeedRow;
  audit: AuditRow;
  edits: EditRow;
  turn_requests: TurnRequestRow;
  turn_answers: { request: string; person: string; answer: string; at: string };
  outbox: OutboxRow;
  messages: MessageRow;
  calls: CallRow;
  queue_overrides: QueueOverrideRow;
  pauses: PauseRow;
  categories: CategoryRow;
  call_notes: CallNoteRow;
  call_note_categories: { note: string; category: string; position: number };
  service_requests: ServiceRequestRow;
  request_notes: RequestNoteRow;
  callbacks: CallbackRow;
  erp_writes: ErpWriteRow;
  customers: { id: string; name: string; content: string; updated_at: string };
  customer_keys: { kind: string; value: string; customer: string };
}

export interface PersonRow {
  key: string;
  name: string;
  email: string | null;
  extension: string | null;
  color: string;
  desk_table: number | null;
  ideal_load: number | null;
  daily_limit: number | null;
  lunch_exempt: number;
  locale: string | null;
  active: number;
  /** JSON: names of the roles that were given. */
  roles: string;
  coat: number;
  /** 1 at first; each write adds one. */
  version: number;
}

export interface UnavailabilityRow {
  id: string;
  person: string;
  weekday: string | null;
  date: string | null;
  slots: string | null;
  firm: number;
  reason: string;
}

export interface AbsenceRow {
  id: string;
  person: string;
  from_day: string;
  to_day: string;
  kind: string;
  source: string;
}

/** The head of a timetable; its content is that of the row of `timetable_versions` with the same version. */
export interface TimetableRow {
  id: string;
  /** Order of first saving. */
  seq: number;
  week: string;
  state: string;
  version: number;
  description: string;
  cost: number | null;
  holes: number;
  /** JSON: person → turns above (+) or below (−) the prorated load. */
  overload: string;
  /** Id of the timetable that took its place for the same week. */
  replaced_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface TimetableVersionRow {
  timetable: string;
  version: number;
  state: string;
  /** JSON of a `Timetable`. */
  content: string;
  saved_at: string;
  author: string;
  reason: string;
}

export interface PlanRunRow {
  id: string;
  seq: number;
  week: string;
  state: string;
  result: string | null;
  started_at: string;
  finished_at: string | null;
  started_by: string;
  options: string;
  timetable: string | null;
}

export interface LockRow {
  name: string;
  /** Distinguishes two holdings by the same process. */
  token: string;
  pid: number;
  host: string;
  since: string;
  /** From then on it counts as forgotten. */
  stale_at: string;
}

export interface SessionRow {
  id: string;
  token_hash: string;
  person: string;
  method: string;
  user_agent: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

export interface ApiKeyRow {
  id: string;
  hash: string;
  name: string;
  /** JSON: a list. */
  scopes: string;
  created_by: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface CalendarFeedRow {
  id: string;
  token_hash: string;
  person: string;
  created_at: string;
  revoked_at: string | null;
}

export interface AuditRow {
  seq: number;
  at: string;
  who: string;
  what: string;
  subject: string;
  /** JSON of what was there. */
  before: string | null;
  after: string | null;
}

export interface EditRow {
  id: string;
  seq: number;
  timetable: string;
  /** The version that the edit made. */
  version: number;
  author: string;
  at: string;
  /** JSON, as is `inverse`: what undoes it. */
  change: string;
  inverse: string;
  reason: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface TurnRequestRow {
  id: string;
  seq: number;
  kind: string;
  week: string;
  /** JSON of a place in the week, as is `other`. */
  turn: string;
  other: string | null;
  asker: string;
  /** JSON: keys, or "all". */
  asked: string;
  message: string;
  state: string;
  created_at: string;
  expires_at: string | null;
  closed_at: string | null;
  closed_by: string | null;
  /** Id of the edit that fulfilled it. */
  edit: string | null;
}

export interface OutboxRow {
  id: string;
  seq: number;
  person: string;
  kind: string;
  /** JSON of a `Sentence`. */
  sentence: string;
  subject: string | null;
  created_at: string;
  seen_at: string | null;
  sent_at: string | null;
}

export interface MessageRow {
  id: string;
  seq: number;
  channel: string;
  target: string;
  person: string | null;
  notice: string | null;
  author: string;
  subject: string | null;
  text: string;
  html: string | null;
  /** JSON: a list. */
  attachments: string;
  thread_key: string | null;
  created_at: string;
  due_at: string;
  expires_at: string | null;
  attempts: number;
  state: string;
  /** JSON of a `Sentence`. */
  last_error: string | null;
  sent_at: string | null;
  dedupe_key: string | null;
  /** Distinguishes two takings by senders. */
  lease: string | null;
  leased_until: string | null;
}

export interface CallRow {
  id: string;
  pbx: string;
  queue: string;
  number: string | null;
  caller_name: string | null;
  state: string;
  outcome: string | null;
  started_at: string;
  answered_at: string | null;
  ended_at: string | null;
  hold_seconds: number | null;
  talk_seconds: number | null;
  answered_extension: string | null;
  answered_interface: string | null;
  person: string | null;
  /** JSON: a list, as are `transfers`. */
  rings: string;
  transfers: string;
  ended_by: string | null;
  position: number | null;
  source: string;
}

export interface QueueOverrideRow {
  id: string;
  queue: string;
  person: string;
  extension: string;
  kind: string;
  from_at: string;
  until_at: string;
  author: string;
  reason: string;
  ended_at: string | null;
}

export interface PauseRow {
  id: string;
  queue: string;
  person: string | null;
  extension: string;
  reason: string;
  started_at: string;
  started_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface CategoryRow {
  id: string;
  name: string;
  code: string;
  parent: string | null;
  color: string | null;
  /** JSON: a list. */
  keywords: string;
  enabled: number;
  kind: string;
  position: number;
}

/** What was noted of a customer, flat. */
interface NotedRow {
  customer_origin: string | null;
  customer_id: string | null;
  customer_name: string | null;
  customer_tax_id: string | null;
  /** JSON. */
  contract: string | null;
}

export interface CallNoteRow extends NotedRow {
  id: string;
  seq: number;
  call: string | null;
  operator: string;
  at: string;
  number: string | null;
  comment: string;
  solved: number | null;
  /** JSON. */
  claim: string | null;
  updated_at: string;
  version: number;
  external_id: string | null;
  /** Of the page that saved it: saved twice it is there once. */
  save_key: string | null;
  /** What is searched in: lower case without accents. */
  search: string;
}

export interface ServiceRequestRow extends NotedRow {
  id: string;
  seq: number;
  year: number;
  number_in_year: number;
  subject: string;
  text: string;
  phone: string | null;
  channel: string;
  category: string | null;
  priority: string;
  status: string;
  assignee: string | null;
  call: string | null;
  resolution: string | null;
  closed_reason: string | null;
  created_at: string;
  created_by: string;
  updated_at: string;
  first_response_at: string | null;
  closed_at: string | null;
  version: number;
  save_key: string | null;
  search: string;
}

export interface RequestNoteRow {
  id: string;
  seq: number;
  request: string;
  at: string;
  author: string;
  event: string;
  text: string;
}

export interface CallbackRow {
  id: string;
  seq: number;
  number: string;
  call: string;
  missed: number;
  state: string;
  created_at: string;
  missed_at: string;
  offered_to: string | null;
  taken_at: string | null;
  closed_at: string | null;
  closed_by: string | null;
}

export interface ErpWriteRow {
  id: string;
  seq: number;
  origin: string;
  subject: string;
  kind: string;
  /** JSON. */
  payload: string;
  created_at: string;
  due_at: string;
  attempts: number;
  state: string;
  /** JSON of a `Sentence`. */
  last_error: string | null;
  done_at: string | null;
  lease: string | null;
  leased_until: string | null;
}

/** Tables of the living: no backup holds them. A restored store has nobody signed in. */
export const LIVING_TABLES = ['sessions', 'locks'] as const satisfies readonly (keyof Database)[];

/**
 * Every table that a backup holds, those that are referred to before those that refer, with the columns that
 * give its rows an order.
 */
export const KEPT_TABLES = [
  { name: 'persons', order: ['key'] },
  { name: 'person_groups', order: ['person', 'name'] },
  { name: 'unavailabilities', order: ['id'] },
  { name: 'absences', order: ['id'] },
  { name: 'closed_days', order: ['date', 'source'] },
  { name: 'fixed_turns', order: ['weekday', 'slot', 'line'] },
  { name: 'timetables', order: ['id'] },
  { name: 'timetable_versions', order: ['timetable', 'version'] },
  { name: 'plan_runs', order: ['id'] },
  { name: 'credit_bases', order: ['seq'] },
  { name: 'downloads', order: ['seq'] },
  { name: 'api_keys', order: ['id'] },
  { name: 'calendar_feeds', order: ['id'] },
  { name: 'audit', order: ['seq'] },
  { name: 'edits', order: ['id'] },
  { name: 'turn_requests', order: ['id'] },
  { name: 'turn_answers', order: ['request', 'person'] },
  { name: 'outbox', order: ['id'] },
  { name: 'messages', order: ['id'] },
  { name: 'calls', order: ['id'] },
  { name: 'queue_overrides', order: ['id'] },
  { name: 'pauses', order: ['id'] },
  { name: 'categories', order: ['id'] },
  { name: 'call_notes', order: ['id'] },
  { name: 'call_note_categories', order: ['note', 'category'] },
  { name: 'service_requests', order: ['id'] },
  { name: 'request_notes', order: ['id'] },
  { name: 'callbacks', order: ['id'] },
  { name: 'erp_writes', order: ['id'] },
  { name: 'customers', order: ['id'] },
  { name: 'customer_keys', order: ['kind', 'value', 'customer'] },
] as const satisfies readonly { name: keyof Database; order: readonly string[] }[];
