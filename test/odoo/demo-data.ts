import { beforeAll, describe, expect, it } from 'vitest';
import { odooDirectory } from '../../connectors/customers/erp/odoo-directory.ts';
import { speaker } from '../../model/texts/index.ts';
import { type AskOdoo, askOdoo } from '../support/odoo/ask-odoo.ts';
import type { RealOdoo } from '../support/odoo/start-odoo.ts';

interface Partner {
  id: number;
  name: string;
  phone_sanitized: string;
  parent_id: [number, string] | false;
}

/** Customers that Odoo itself has made up: nobody here has chosen how their numbers and invoices look. */
export function describeDemoData(odoo: RealOdoo): void {
  describe(`the demo data of Odoo ${odoo.version}`, () => {
    const never = new AbortController().signal;
    let ask: AskOdoo;
    let partners: Partner[];
    const directory = odooDirectory(
      'erp',
      {
        kind: 'odoo',
        file: null,
        url: odoo.url,
        database: odoo.database,
        login: odoo.login,
        password: odoo.password,
        api: 'jsonrpc',
        timeoutMs: 15_000,
        mapping: null,
      },
      { country: 'US', say: speaker('en') },
    );

    beforeAll(async () => {
      ask = await askOdoo(odoo, odoo.login, odoo.password);
      const domain = [
        ['phone_sanitized', '!=', false],
        ['create_date', '<', new Date(Date.now() - 60_000).toISOString().slice(0, 19).replace('T', ' ')],
        ['email', '!=', false],
      ];
      const fields = ['name', 'phone_sanitized', 'parent_id'];
      partners = (await ask('res.partner', 'search_read', [domain], { fields, limit: 15 })) as Partner[];
    });

    it('004.149 has each of its customers found by their number', async () => {
      expect(partners.length).toBeGreaterThan(5);
      for (const { id, phone_sanitized, parent_id } of partners) {
        const matches = await directory.findByNumber(phone_sanitized, never);
        const found = matches.map(({ customer }) => customer.externalId);
        expect(found).toContain(String(parent_id ? parent_id[0] : id));
      }
    });

    it('004.159 has the same invoices as Odoo shows', async () => {
      const domain = [
        ['move_type', '=', 'out_invoice'],
        ['state', '=', 'posted'],
        ['create_date', '<', new Date(Date.now() - 60_000).toISOString().slice(0, 19).replace('T', ' ')],
      ];
      const fields = ['name', 'commercial_partner_id', 'amount_total', 'amount_residual', 'invoice_date_due'];
      const moves = (await ask('account.move', 'search_read', [domain], { fields })) as {
        name: string;
        commercial_partner_id: [number, string];
        amount_total: number;
        amount_residual: number;
        invoice_date_due: string;
      }[];
      expect(moves.length).toBeGreaterThan(2);
      const newest = moves[0]!;
      const [customer] = newest.commercial_partner_id;
      const details = await directory.details(String(customer), 'invoices', never);
      if (details.what !== 'invoices') return expect.fail('invoices were asked for');
      expect(details.invoices).toContainEqual(
        expect.objectContaining({
          number: newest.name,
          amountCents: Math.round(newest.amount_total * 100),
          openCents: Math.round(newest.amount_residual * 100),
          dueOn: newest.invoice_date_due,
        }),
      );
    });
  });
}
