import type { Say } from '../../model/texts/index.ts';
import type { OdooClient } from './odoo-client.ts';
import { malformed } from './odoo-failure.ts';

export type OdooRecord = Record<string, unknown>;

/** Those of the wanted fields that this version of the model has. */
export async function knownFields(
  client: OdooClient,
  model: string,
  wanted: string[],
  say: Say,
): Promise<string[]> {
  const answer = await client.read({ model, method: 'fields_get', named: { attributes: ['type'] } });
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw malformed(`${model}.fields_get`, say('source.malformed.no-records')).error;
  }
  return wanted.filter((field) => Object.hasOwn(answer, field));
}

/**
 * All records of a search, page by page, so that no default limit of the server cuts them. A server that gives
 * the same record twice does not count pages: that is refused, since it would never end.
 */
export async function readPages(
  client: OdooClient,
  model: string,
  domain: unknown[],
  fields: string[],
  pageSize: number,
  say: Say,
): Promise<OdooRecord[]> {
  const byId = new Map<unknown, OdooRecord>();
  for (let offset = 0; ; offset += pageSize) {
    const answer = await client.read({
      model,
      method: 'search_read',
      named: { domain, fields, offset, limit: pageSize, order: 'id' },
    });
    const page = recordsOf(answer, `${model}.search_read`, say);
    for (const record of page) {
      if (byId.has(record.id))
        throw malformed(`${model}.search_read`, say('source.malformed.no-records')).error;
      byId.set(record.id, record);
    }
    if (page.length < pageSize) return [...byId.values()];
  }
}

/** Records by their ids, in as many questions as it takes. */
export async function readByIds(
  client: OdooClient,
  model: string,
  ids: number[],
  fields: string[],
  pageSize: number,
  say: Say,
): Promise<OdooRecord[]> {
  const records: OdooRecord[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    const answer = await client.read({
      model,
      method: 'read',
      ids: ids.slice(start, start + pageSize),
      named: { fields },
    });
    records.push(...recordsOf(answer, `${model}.read`, say));
  }
  return records;
}

/** Checks that an answer is a list of records; an installation's own methods may answer `{error}` instead. */
export function recordsOf(answer: unknown, what: string, say: Say): OdooRecord[] {
  const isRecord = (entry: unknown) => typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  if (Array.isArray(answer) && answer.every(isRecord)) return answer;
  throw malformed(what, say('source.malformed.no-records')).error;
}

/** A text field; Odoo says `false` where there is none. */
export function textField(record: OdooRecord, name: string): string | null {
  const value = record[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A link to one record: `[id, "name"]`, or `false`. */
export function linkField(record: OdooRecord, name: string): { id: number; name: string } | null {
  const value = record[name];
  if (!Array.isArray(value) || typeof value[0] !== 'number') return null;
  return { id: value[0], name: typeof value[1] === 'string' ? value[1] : '' };
}
