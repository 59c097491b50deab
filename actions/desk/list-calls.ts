import { stringify } from 'csv-stringify/sync';
import { withBelow } from '../../helpdesk/categories.ts';
import type { CallNote, RegistryFilter } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import { toE164, writtenForms } from '../../model/phone-number.ts';
import type { Call } from '../../model/phones.ts';
import { localStamp } from '../../model/time.ts';
import type { Instant } from '../../model/types.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';

/** A line of the registry. */
export interface RegistryLine {
  /** Of the call, or of the note that has none. */
  id: string;
  kind: 'call' | 'note';
  at: Instant;
  call: Call | null;
  notes: CallNote[];
}

export interface RegistryWish extends RegistryFilter {
  limit?: number | undefined;
  /** As `next` says it. */
  before?: string | undefined;
}

/** No file has more lines. */
const MOST_LINES = 10_000;

/**
 * The registry, the newest first: every call, answered or not, with what was written about it, and what was written by
 * hand. Without the right to see all calls only one's own. `forbidden`.
 */
export async function listCalls(
  { store, config }: Workplace,
  actor: Actor,
  { limit = 100, before, ...filter }: RegistryWish = {},
): Promise<{ lines: RegistryLine[]; next: string | null }> {
  const person = filter.person ?? (may(actor, 'call.see') ? undefined : actor.person);
  if (person === null || (person !== undefined && person !== actor.person && !may(actor, 'call.see')))
    throw new AppError('forbidden');
  // What was written of calls is for people: a service that may see queues is none.
  if (actor.person === null && !may(actor, 'registry.see')) throw new AppError('forbidden');
  const { category, number } = filter;
  const e164 = number === undefined ? null : toE164(number, config.telephony.country);
  const all = category === undefined ? [] : await store.categories.list();
  const place = before === undefined ? undefined : placeOf(before);
  if (place === null) return { lines: [], next: null };
  const found = await store.registry.list({
    ...filter,
    ...(person === undefined
      ? {}
      : { person, extension: (await store.persons.get(person))?.extension ?? null }),
    ...(category === undefined ? {} : { categories: withBelow(all, category) }),
    ...(number === undefined ? {} : { numbers: [number, ...(e164 === null ? [] : writtenForms(e164))] }),
    ...(place === undefined ? {} : { before: place }),
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const ids = (kind: 'call' | 'note') => shown.filter((one) => one.kind === kind).map(({ id }) => id);
  const calls = new Map((await store.calls.getMany(ids('call'))).map((call) => [call.id, call]));
  const notes = await store.callNotes.list({ calls: ids('call') });
  const alone = new Map((await store.callNotes.getMany(ids('note'))).map((note) => [note.id, note]));
  const lines = shown.map(({ kind, id, at }): RegistryLine => {
    if (kind === 'call')
      return { kind, id, at, call: calls.get(id) ?? null, notes: notes.filter((note) => note.call === id) };
    const note = alone.get(id);
    return { kind, id, at, call: null, notes: note ? [note] : [] };
  });
  const last = shown.at(-1);
  return { lines, next: found.length > limit && last ? `${last.at} ${last.id}` : null };
}

/**
 * The registry as a file, RFC 4180, a row for each note and each call without one. Texts that a spreadsheet would take
 * for a formula get an apostrophe in front.
 */
export async function exportCalls(
  workplace: Workplace,
  actor: Actor,
  filter: RegistryFilter = {},
): Promise<string> {
  const { store, config } = workplace;
  const { lines } = await listCalls(workplace, actor, { ...filter, limit: MOST_LINES });
  const persons = await store.persons.list({ includeArchived: true });
  const names = new Map(persons.map(({ key, name }) => [key, name]));
  const categories = new Map((await store.categories.list()).map(({ id, name }) => [id, name]));
  const nameOf = (key: string | null | undefined) => (key ? (names.get(key) ?? key) : '');
  const yesNo = (value: boolean | null | undefined) =>
    value === null || value === undefined ? '' : value ? 'yes' : 'no';
  const rows = lines.flatMap(({ at, call, notes }) =>
    (notes.length > 0 ? notes : [null]).map((note) => ({
      at: localStamp(at, config.organisation.timezone),
      queue: call?.queue ?? '',
      number: call?.number ?? note?.number ?? '',
      caller: call?.callerName ?? '',
      outcome: call?.outcome ?? '',
      person: nameOf(call?.person ?? note?.operator),
      wait: call?.holdSeconds ?? '',
      talk: call?.talkSeconds ?? '',
      operator: nameOf(note?.operator),
      customer: note?.customer?.name ?? '',
      tax_id: note?.customer?.taxId ?? '',
      contract: note?.contract?.number ?? '',
      categories: note?.categories.map((id) => categories.get(id) ?? id).join('; ') ?? '',
      comment: note?.comment ?? '',
      solved: yesNo(note?.solved),
      founded: yesNo(note?.claim?.founded),
      responsible: note?.claim?.responsible ?? '',
    })),
  );
  return stringify(rows, { header: true, columns: COLUMNS, record_delimiter: '\r\n', escape_formulas: true });
}

const COLUMNS = [
  'at',
  'queue',
  'number',
  'caller',
  'outcome',
  'person',
  'wait',
  'talk',
  'operator',
  'customer',
  'tax_id',
  'contract',
  'categories',
  'comment',
  'solved',
  'founded',
  'responsible',
];

function placeOf(text: string): { at: Instant; id: string } | null {
  const match = /^(\S+) (.+)$/s.exec(text);
  return match ? { at: match[1]!, id: match[2]! } : null;
}
