import type { OwnMapping } from '../../../model/config/customer-mappings.ts';
import { AppError } from '../../../model/errors.ts';
import type { Say } from '../../../model/texts/index.ts';
import type { ErpDomain, ErpReader, ErpRecord } from './erp-reader.ts';
import { behind, fieldsOf, linkAt, type Place } from './field-values.ts';

/** What the parts of a directory in an ERP share. */
export interface ReadingErp {
  /** The directory's name. */
  name: string;
  mapping: OwnMapping;
  reader: ErpReader;
  country: string;
  say: Say;
}

/** Records asked for at once where all are wanted: more than anybody looks at. */
export const MOST_RECORDS = 500;

/** Records with what stands at the places, also behind links; each link's model is asked once. */
export async function findWith(
  { reader }: ReadingErp,
  question: { model: string; domain: ErpDomain; places: Place[]; limit: number; order?: string },
  signal: AbortSignal,
): Promise<ErpRecord[]> {
  const { model, domain, places, limit, order } = question;
  const fields = fieldsOf(places);
  const records = await reader.find({ model, domain, fields, limit, order }, signal);
  const links = places.filter((place) => place !== null && typeof place === 'object' && 'by' in place);
  await Promise.all(
    links.map(async (place) => {
      const ids = [...new Set(records.map((record) => linkAt(record, place.by)))].filter((id) => id !== null);
      if (ids.length === 0) return;
      const found = await reader.find(
        { model: place.model, domain: [['id', 'in', ids]], fields: [place.field], limit: ids.length },
        signal,
      );
      const byId = new Map(found.map((record) => [record.id, record[place.field]]));
      for (const record of records) record[behind(place)] = byId.get(linkAt(record, place.by));
    }),
  );
  return records;
}

/** Whether an ERP has a model. */
export async function hasModel({ reader }: ReadingErp, model: string, signal: AbortSignal): Promise<boolean> {
  return (await reader.fields(model, signal)) !== null;
}

/** An answer that is about something else must not be taken for what was asked. */
export function otherId({ name, say }: ReadingErp): AppError {
  return new AppError('directory-malformed', { directory: name, reason: say('customer.malformed.other-id') });
}

/** An id as it came from outside; `null`: it is none of an ERP. */
export function idOf(externalId: string): number | null {
  return /^[1-9]\d{0,14}$/.test(externalId) ? Number(externalId) : null;
}
