import type { Config } from '../../../model/config/schema.ts';
import { nationalDigits } from '../../../model/phone-number.ts';
import type { Say } from '../../../model/texts/index.ts';
import { createOdooClient, type OdooClient } from '../../odoo/odoo-client.ts';
import { recordsOf } from '../../odoo/read-pages.ts';
import type { CustomerDirectory } from '../directory.ts';
import { type ErpSurroundings, erpDirectory } from './erp-directory.ts';
import { anyOf, digitsPattern, type ErpReader } from './erp-reader.ts';
import { knownModels } from './known-models.ts';

type Settings = Config['customers']['directories'][string];

/** A connection that was closed meanwhile is opened anew at once; for more there is no time. */
const ATTEMPTS = 2;

/** The customers of an Odoo, 14 to 19. */
export function odooDirectory(
  name: string,
  settings: Settings,
  { country, say, clock = () => new Date() }: ErpSurroundings,
): CustomerDirectory {
  const { url, database, login, password, api, mapping, timeoutMs } = settings;
  const client = createOdooClient(
    { url, database, login, password, api, timeoutSeconds: timeoutMs / 1000, attempts: ATTEMPTS },
    { say, random: () => 0 },
  );
  return erpDirectory(odooReader(client, say), {
    name,
    kind: 'odoo',
    mapping,
    timeoutMs,
    country,
    say,
    clock,
  });
}

function odooReader(client: OdooClient, say: Say): ErpReader {
  const fields = knownModels((model, signal) =>
    client.read({ model, method: 'fields_get', named: { attributes: ['type'] }, signal }),
  );
  return {
    fields,

    async find({ model, domain, fields: wanted, limit, order }, signal) {
      const there = await fields(model, signal);
      if (!there) return [];
      const named = {
        domain,
        // No field at all means every field there is, and some of those are not everybody's.
        fields: ['id', ...wanted.filter((field) => field !== 'id' && there.has(field))],
        limit,
        order: order ?? 'id',
        context: { active_test: false },
      };
      return recordsOf(
        await client.read({ model, method: 'search_read', named, signal }),
        `${model}.search_read`,
        say,
      );
    },

    async phoneDomain(model, phones, e164, signal) {
      const there = await fields(model, signal);
      // From when there is no mobile number beside: what was sanitized finds numbers that stand there without their
      // country, the other one those that Odoo takes for invalid.
      if (there?.has('phone_mobile_search') && !there.has('mobile')) {
        const exact = ['phone_sanitized', 'phone_mobile_search'].filter((field) => there.has(field));
        return anyOf(exact.map((field) => [[field, '=', e164] as const]));
      }
      // What was sanitized is that of only one of the two.
      const pattern = digitsPattern(nationalDigits(e164));
      return anyOf([
        ...(there?.has('phone_sanitized') ? [[['phone_sanitized', '=', e164] as const]] : []),
        ...phones.map((field) => [[field, '=ilike', pattern] as const]),
      ]);
    },
  };
}
