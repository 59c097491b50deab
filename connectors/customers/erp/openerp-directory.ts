import type { Config } from '../../../model/config/schema.ts';
import { AppError } from '../../../model/errors.ts';
import { nationalDigits } from '../../../model/phone-number.ts';
import type { Say } from '../../../model/texts/index.ts';
import { createOpenerpClient, type OpenerpClient } from '../../openerp/openerp-client.ts';
import type { CustomerDirectory } from '../directory.ts';
import { type ErpSurroundings, erpDirectory } from './erp-directory.ts';
import { anyOf, digitsPattern, type ErpReader, type ErpRecord } from './erp-reader.ts';
import { knownModels } from './known-models.ts';

type Settings = Config['customers']['directories'][string];

/** The customers of an OpenERP over XML-RPC, by the fields of its mapping. */
export function openerpDirectory(
  name: string,
  settings: Settings,
  { country, say, clock = () => new Date() }: ErpSurroundings,
): CustomerDirectory {
  const { url, database, login, password, mapping, timeoutMs } = settings;
  const client = createOpenerpClient(
    { url: url ?? '', database: database ?? '', login: login ?? '', password: password ?? '' },
    say,
  );
  return erpDirectory(openerpReader(client, say), {
    name,
    kind: 'openerp',
    mapping,
    timeoutMs,
    country,
    say,
    clock,
  });
}

/** All arguments have their place; `false` is none. */
function openerpReader(client: OpenerpClient, say: Say): ErpReader {
  const fields = knownModels((model, signal) => client.execute(model, 'fields_get', [], signal));
  const malformed = (what: string) => {
    const reason = say('source.malformed.no-records');
    return new AppError('source-malformed', { source: 'OpenERP', what, reason });
  };
  return {
    fields,

    async find({ model, domain, fields: wanted, limit, order }, signal) {
      const there = await fields(model, signal);
      if (!there) return [];
      const context = { active_test: false };
      const found = await client.execute(
        model,
        'search',
        [domain, 0, limit, order ?? false, context],
        signal,
      );
      if (!Array.isArray(found) || !found.every((id) => typeof id === 'number'))
        throw malformed(`${model}.search`);
      if (found.length === 0) return [];
      const named = wanted.filter((field) => field !== 'id' && there.has(field));
      const read = await client.execute(model, 'read', [found, named, context], signal);
      // Of one id some versions give the record itself.
      const records = Array.isArray(read) ? read : [read];
      if (!records.every(isRecord)) throw malformed(`${model}.read`);
      const byId = new Map((records as ErpRecord[]).map((record) => [record.id, record]));
      if ([...byId.keys()].some((id) => !found.includes(id as number))) throw malformed(`${model}.read`);
      // They come in any order.
      return found.map((id) => byId.get(id)).filter((record) => record !== undefined);
    },

    phoneDomain: async (_model, phones, e164) => {
      const pattern = digitsPattern(nationalDigits(e164));
      return anyOf(phones.map((field) => [[field, 'like', pattern] as const]));
    },
  };
}

function isRecord(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as ErpRecord).id === 'number'
  );
}
