import pg from 'pg';
import type { CustomerSeeds } from '../../odoo/seeds.ts';
import type { AskOdoo } from './ask-odoo.ts';
import type { RealOdoo } from './start-odoo.ts';

/** Asks a real Odoo, as its administrator, to have customers; many at once come by its database. */
export function realCustomers(odoo: RealOdoo, ask: AskOdoo): CustomerSeeds {
  const hasMobile = odoo.version === 14;
  return {
    async partner({ name, phone, mobile, email, taxId, reference, city, company }) {
      const values = {
        name,
        phone: phone ?? false,
        ...(hasMobile ? { mobile: mobile ?? false } : phone ? {} : { phone: mobile ?? false }),
        email: email ?? false,
        vat: taxId ?? false,
        ref: reference ?? false,
        city: city ?? false,
        ...(company === undefined ? { is_company: true } : { parent_id: company, type: 'contact' }),
      };
      // Odoo's own note that it was created is not what is looked for.
      return (await ask('res.partner', 'create', [values], {
        context: { tracking_disable: true },
      })) as number;
    },

    async invoice({ partner, amount, date, dueOn }) {
      const line = { name: 'Energy', quantity: 1, price_unit: amount, tax_ids: [[6, 0, []]] };
      const id = await ask('account.move', 'create', [
        {
          move_type: 'out_invoice',
          partner_id: partner,
          invoice_date: date,
          invoice_date_due: dueOn,
          invoice_payment_term_id: false,
          invoice_line_ids: [[0, 0, line]],
        },
      ]);
      await ask('account.move', 'action_post', [[id]]);
    },

    async crowd(count) {
      const client = new pg.Client({ host: odoo.postgres, user: 'odoo', database: odoo.database });
      await client.connect();
      try {
        const { rows } = await client.query<{ column_name: string }>(
          `select column_name from information_schema.columns where table_name = 'res_partner'
           and column_name not in ('id', 'name', 'complete_name', 'display_name', 'phone', 'phone_sanitized',
             'mobile', 'email', 'email_normalized', 'vat', 'ref', 'parent_id', 'commercial_partner_id', 'barcode')
           and is_generated = 'NEVER'`,
        );
        const others = rows.map(({ column_name }) => `model."${column_name}"`).join(', ');
        const names = rows.map(({ column_name }) => `"${column_name}"`).join(', ');
        const model = 'select * from res_partner where is_company and active order by id desc limit 1';
        await client.query(
          `insert into res_partner (name, phone, phone_sanitized, commercial_partner_id, ${names})
           select 'Crowd ' || n, '+3498' || lpad(n::text, 7, '0'), '+3498' || lpad(n::text, 7, '0'),
             null, ${others}
           from generate_series(1, $1::int) n, (${model}) model`,
          [count],
        );
        await client.query(
          'update res_partner set commercial_partner_id = id where commercial_partner_id is null',
        );
        await client.query('analyze res_partner');
      } finally {
        await client.end();
      }
    },

    async notesOf(partner) {
      const domain = [
        ['model', '=', 'res.partner'],
        ['res_id', '=', partner],
        ['subtype_id.internal', '=', true],
      ];
      const found = (await ask('mail.message', 'search_read', [domain], {
        fields: ['body', 'date'],
        order: 'id',
      })) as {
        body: string;
        date: string;
      }[];
      return found.map(({ body, date }) => ({ text: textOf(body), at: date }));
    },
  };
}

/** What people read of a note in HTML. */
export function textOf(body: string): string {
  return body
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
