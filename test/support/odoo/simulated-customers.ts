import type { CustomerSeeds } from '../../odoo/seeds.ts';
import type { OdooRow, OdooServer } from '../odoo-server.ts';
import { textOf } from './real-customers.ts';

/** Fills the tables of the simulated server with customers as a real one would. */
export function simulatedCustomers(server: OdooServer): CustomerSeeds {
  const table = (model: string) => {
    server.tables[model] ??= [];
    return server.tables[model];
  };
  const add = (model: string, values: Record<string, unknown>): number => {
    const id = Math.max(0, ...table(model).map((row) => row.id)) + 1;
    table(model).push({ ...values, id } as OdooRow);
    return id;
  };
  const partner: CustomerSeeds['partner'] = async ({
    name,
    phone,
    mobile,
    email,
    taxId,
    reference,
    city,
    company,
  }) => {
    const sanitized = (phone ?? mobile)?.replaceAll(' ', '') ?? false;
    const parent = table('res.partner').find(({ id }) => id === company);
    return add('res.partner', {
      name,
      display_name: name,
      active: true,
      phone: phone ?? mobile ?? false,
      phone_sanitized: sanitized,
      phone_mobile_search: sanitized,
      email: email ?? false,
      vat: taxId ?? false,
      ref: reference ?? false,
      lang: 'en_US',
      street: false,
      city: city ?? false,
      zip: false,
      comment: false,
      is_company: company === undefined,
      parent_id: parent ? [parent.id, parent.name] : false,
      commercial_partner_id: parent ? [parent.id, parent.name] : false,
    });
  };
  // What has no row yet is there all the same.
  for (const model of ['res.partner', 'account.move', 'mail.message']) table(model);
  return {
    partner,
    async invoice({ partner: customer, amount, date, dueOn }) {
      const who = table('res.partner').find(({ id }) => id === customer);
      add('account.move', {
        name: `INV/${table('account.move').length + 1}`,
        move_type: 'out_invoice',
        state: 'posted',
        payment_state: 'not_paid',
        partner_id: [customer, who?.name],
        commercial_partner_id: [customer, who?.name],
        amount_total: amount,
        amount_residual: amount,
        invoice_date: date,
        invoice_date_due: dueOn,
      });
    },
    async crowd(count) {
      for (let n = 1; n <= count; n += 1) {
        await partner({ name: `Crowd ${n}`, phone: `+3498${String(n).padStart(7, '0')}` });
      }
    },
    async notesOf(customer) {
      return table('mail.message')
        .filter(({ res_id, subtype_id }) => res_id === customer && (subtype_id as unknown[])[1] === 'Note')
        .map(({ body, date }) => ({ text: textOf(String(body)), at: String(date) }));
    },
  };
}
