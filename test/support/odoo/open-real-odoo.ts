import type { OdooUnderTest } from '../../odoo/seeds.ts';
import { askOdoo } from './ask-odoo.ts';
import { makeApiKey } from './make-api-key.ts';
import { realCustomers } from './real-customers.ts';
import { realSeeds } from './real-seeds.ts';
import type { RealOdoo } from './start-odoo.ts';

const opened = new Map<string, Promise<OdooUnderTest>>();

/** One for the contracts: a user without rights, keys where the version has an interface that takes them. */
export function openRealOdoo(odoo: RealOdoo): Promise<OdooUnderTest> {
  const known = opened.get(odoo.url) ?? prepare(odoo);
  opened.set(odoo.url, known);
  return known;
}

async function prepare(odoo: RealOdoo): Promise<OdooUnderTest> {
  const admin = await askOdoo(odoo, odoo.login, odoo.password);
  const keyOf = async (login: string) =>
    odoo.version === 14 ? {} : { json2: await makeApiKey(odoo, login) };
  const user = async (login: string, group: string) => {
    const password = `an0ther-s3cret-of-${login}`;
    const domain = [
      ['module', '=', 'base'],
      ['name', '=', group],
    ];
    const found = (await admin('ir.model.data', 'search_read', [domain, ['res_id']])) as { res_id: number }[];
    const groups = [[6, 0, [found[0]!.res_id]]];
    const field = odoo.version === 14 ? 'groups_id' : 'group_ids';
    await admin('res.users', 'create', [{ name: login, login, password, [field]: groups }]);
    return { login, passwords: { jsonrpc: password, ...(await keyOf(login)) } };
  };
  return {
    url: odoo.url,
    database: odoo.database,
    login: odoo.login,
    passwords: { jsonrpc: odoo.password, ...(await keyOf(odoo.login)) },
    stranger: await user('stranger', 'group_portal'),
    clerk: await user('clerk', 'group_user'),
    seeds: await realSeeds(odoo, admin),
    customers: realCustomers(odoo, admin),
  };
}
