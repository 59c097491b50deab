import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { odooDirectory } from '../../../connectors/customers/erp/odoo-directory.ts';
import type { OwnMapping } from '../../../model/config/customer-mappings.ts';
import { speaker } from '../../../model/texts/index.ts';
import { type OdooRow, type OdooServer, startOdooServer } from '../../support/odoo-server.ts';
import { NOW } from '../../support/stores.ts';

let server: OdooServer;
beforeAll(async () => {
  server = await startOdooServer();
});
beforeEach(() => {
  server.forbidden.clear();
  server.calls.length = 0;
});
afterEach(() => expect(server.faults.pending).toBe(0));
afterAll(() => server.close());

const { signal } = new AbortController();
function directory(api: 'jsonrpc' | 'json2', more: { password?: string; mapping?: OwnMapping } = {}) {
  const { url, database, login, password } = server;
  const settings = {
    ...{ kind: 'odoo' as const, file: null, timeoutMs: 5000, mapping: null, api },
    ...{ url, database, login, password },
    ...more,
  };
  return odooDirectory('odoo', settings, { country: 'ES', say: speaker('en'), clock: () => NOW });
}

const partner = (id: number, name: string, more: object = {}): OdooRow => ({
  ...{
    id,
    name,
    vat: false,
    ref: false,
    lang: 'ca_ES',
    city: 'Vic',
    street: 'Carrer Nou, 1',
    street2: false,
  },
  ...{
    zip: '08500',
    email: false,
    comment: '<p>Calls in <b>the</b> morning</p>',
    parent_id: false,
    phone: false,
  },
  ...more,
});

/** As Odoo 14 has them: a mobile number beside, and the sanitized one is that of only one of both. */
const of14 = (): OdooRow[] => [
  partner(1, 'Forn Vila', {
    ...{ vat: 'ESB12345674', phone: '+34 790 00 00 01', mobile: '(790) 000.002' },
    ...{ phone_sanitized: '+34790000002', email: 'Forn@Example.org, bread@example.org' },
  }),
  partner(2, 'Jan Vila', {
    parent_id: [1, 'Forn Vila'],
    mobile: '790000003',
    phone_sanitized: '+34790000003',
  }),
  partner(3, 'Other', { phone: '1790000001', mobile: false, phone_sanitized: false }),
];
/** As Odoo 19: without, and with a field that finds all. */
const of19 = (): OdooRow[] =>
  of14().map(({ mobile, ...row }) => ({
    ...row,
    phone: row.id === 2 ? (mobile as string) : (row.phone as string),
    phone_mobile_search:
      ({ 1: '+34790000001', 2: '+34790000003' } as Record<number, string>)[row.id] ?? false,
  }));
const invoices = (): OdooRow[] => [
  invoice(1, { payment_state: 'not_paid', amount_residual: 60.5, invoice_date_due: '2026-02-20' }),
  invoice(2, { payment_state: 'paid', amount_residual: 0, invoice_date_due: '2026-01-20' }),
  invoice(3, { payment_state: 'partial', amount_residual: 9.5, invoice_date_due: '2026-09-20' }),
  invoice(4, { payment_state: 'not_paid', state: 'draft' }),
];
const invoice = (id: number, more: object): OdooRow => ({
  ...{
    id,
    name: `INV/${id}`,
    move_type: 'out_invoice',
    state: 'posted',
    commercial_partner_id: [1, 'Forn Vila'],
  },
  ...{
    invoice_date: `2026-01-0${id}`,
    amount_total: 60.5,
    amount_residual: 60.5,
    invoice_date_due: '2026-02-20',
  },
  ...more,
});

describe.each([
  ['14', 'jsonrpc', of14],
  ['19', 'jsonrpc', of19],
  ['19', 'json2', of19],
] as const)('Odoo %s over %s', (version, api, partners) => {
  beforeEach(() => {
    server.tables = { 'res.partner': partners(), 'account.move': invoices() };
  });

  it('004.149 finds a customer by the number, with what is unpaid', async () => {
    const found = await directory(api).findByNumber('+34790000001', signal);
    expect(found).toMatchObject([
      {
        certainty: 'known',
        evidence: [{ kind: 'phone' }],
        customer: {
          id: 'odoo/1',
          name: 'Forn Vila',
          taxId: 'ESB12345674',
          memberNumber: '',
          address: 'Carrer Nou, 1, 08500',
          comment: 'Calls in the morning',
          emails: ['forn@example.org', 'bread@example.org'],
          contracts: [],
          openInvoices: { count: 2, amountCents: 7000, overdue: 1 },
        },
      },
    ]);
  });

  it('finds the company of a contact', async () => {
    const [match] = await directory(api).findByNumber('+34790000003', signal);
    expect(match).toMatchObject({
      customer: { id: 'odoo/1', name: 'Forn Vila' },
      evidence: [{ kind: 'contact', text: { values: { holder: 'Jan Vila' } } }],
    });
    if (version === '14')
      expect((await directory(api).findByNumber('+34790000002', signal))[0]?.evidence[0]?.kind).toBe(
        'mobile',
      );
    expect(await directory(api).findByNumber('+34790999999', signal)).toEqual([]);
  });

  it('004.151 searches, and loads invoices after the card', async () => {
    const ids = async (text: string, field: 'name' | 'tax-id' | 'email' | 'all') =>
      (await directory(api).search({ text, field }, signal)).customers.map(({ externalId }) => externalId);
    expect(await ids('vila forn', 'name')).toEqual(['1']);
    expect(await ids('jan', 'name')).toEqual(['1']);
    expect(await ids('B12345674', 'tax-id')).toEqual(['1']);
    expect(await ids('bread@', 'email')).toEqual(['1']);
    expect(await ids('Other', 'all')).toEqual(['3']);
    expect(await ids("x' or 1=1", 'all')).toEqual([]);
    const details = await directory(api).details('1', 'invoices', signal);
    expect(details).toMatchObject({
      invoices: expect.arrayContaining([
        expect.objectContaining({ number: 'INV/1', amountCents: 6050, openCents: 6050 }),
      ]),
    });
    expect(await directory(api).details('1', 'readings', signal)).toEqual({ what: 'readings', readings: [] });
    await expect(directory(api).details('77', 'invoices', signal)).rejects.toMatchObject({
      code: 'unknown-customer',
    });
  });

  it('takes contracts and members from where the configuration says', async () => {
    server.tables['contract.contract'] = [
      {
        id: 5,
        name: 'C-5',
        partner_id: [1, 'Forn Vila'],
        date_start: '2024-01-01',
        active: true,
        x_cups: 'ES1',
      },
    ];
    const mapping: OwnMapping = {
      contracts: {
        ...{ model: 'contract.contract', active: { field: 'active', is: [true] } },
        fields: { number: 'name', supplyCode: 'x_cups' },
      },
    };
    const [match] = await directory(api, { mapping }).findByNumber('+34790000001', signal);
    expect(match!.customer.contracts).toMatchObject([
      { number: 'C-5', supplyCode: 'ES1', isActive: true, startedOn: '2024-01-01', roles: ['holder'] },
    ]);
  });

  it('says what goes wrong', async () => {
    const find = (more = {}) => directory(api, more).findByNumber('+34790000001', signal);
    await expect(find({ password: 'wrong' })).rejects.toMatchObject({ code: 'directory-refused' });
    server.forbidden.add('account.move');
    expect((await find())[0]!.customer.openInvoices).toBeNull();
    server.faults.schedule({ at: 'fields_get', status: 500, times: 2 });
    await expect(find()).rejects.toMatchObject({ code: 'directory-down' });
    server.faults.schedule({ at: 'search_read', body: { result: 'nonsense' } });
    await expect(find()).rejects.toMatchObject({ code: 'directory-malformed' });
  });
});
