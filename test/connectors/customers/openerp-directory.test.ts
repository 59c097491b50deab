import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openerpDirectory } from '../../../connectors/customers/erp/openerp-directory.ts';
import type { OwnMapping } from '../../../model/config/customer-mappings.ts';
import type { SearchField } from '../../../model/customers.ts';
import { speaker } from '../../../model/texts/index.ts';
import { openerpCustomers } from '../../support/openerp-customers.ts';
import { type OpenerpFault, type OpenerpServer, startOpenerpServer } from '../../support/openerp-server.ts';
import { NOW } from '../../support/stores.ts';

let server: OpenerpServer;
beforeAll(async () => {
  server = await startOpenerpServer();
});
beforeEach(() => {
  server.tables = openerpCustomers();
  server.fault = null;
  server.calls.length = 0;
});
afterAll(() => server.close());

const { signal } = new AbortController();
function directory(more: { password?: string; database?: string; mapping?: OwnMapping; url?: string } = {}) {
  const { url, database, login, password } = server;
  const settings = {
    ...{ kind: 'openerp' as const, file: null, api: 'jsonrpc' as const, timeoutMs: 5000, mapping: null },
    ...{ url, database, login, password },
    ...more,
  };
  return openerpDirectory('erp', settings, { country: 'ES', say: speaker('en'), clock: () => NOW });
}

describe('004.149 whoever has a number is found by it', () => {
  it('with what matters of the customer, in the fields that OpenERP has', async () => {
    const [match, ...others] = await directory().findByNumber('+34790000001', signal);
    expect(others).toEqual([]);
    expect(match).toMatchObject({
      certainty: 'known',
      evidence: [{ kind: 'mobile', text: { key: 'customer.evidence.mobile' } }],
      customer: {
        id: 'erp/1',
        name: 'Vila Serra, Marta',
        taxId: 'ES12345678Z',
        memberNumber: 'S000123',
        language: 'ca',
        city: 'Girona',
        address: 'Carrer Nou, 1',
        emails: ['marta@example.org'],
        flags: ['virtual-office'],
        comment: 'Calls in the morning',
        openInvoices: { count: 1, amountCents: 6025, overdue: 1 },
      },
    });
    const contracts = match!.customer.contracts.map(({ number, roles }) => [number, roles]);
    expect(contracts).toEqual([
      ['0012345', ['holder', 'payer', 'member']],
      ['0012346', ['administrator']],
      ['0012347', ['payer']],
    ]);
    expect(match!.customer.contracts[0]).toMatchObject({
      supplyCode: 'ES0031000000000011AB0F',
      address: 'Carrer Nou, 11',
      tariff: '2.0TD',
      power: '4.6',
      startedOn: '2020-05-01',
      endedOn: null,
      lastReadingOn: '2026-02-01',
      isActive: true,
      isBillingSuspended: true,
      debtCents: 12050,
      selfConsumption: '41',
      openCases: ['R1'],
      hasShares: true,
      hasMember: true,
      holder: 'Vila Serra, Marta',
    });
    expect(match!.customer.contracts[1]).toMatchObject({
      isActive: false,
      endedOn: '2025-01-31',
      selfConsumption: '',
      openCases: ['B1'],
      hasMember: false,
    });
  });

  it('or by a contact, whose name is the evidence', async () => {
    const [match] = await directory().findByNumber('+34790000002', signal);
    expect(match).toMatchObject({
      customer: { id: 'erp/1' },
      evidence: [{ kind: 'contact', text: { values: { holder: 'Jan Vila' } } }],
    });
  });

  it('nobody, one, several, or more than fit', async () => {
    const count = async (number: string) => (await directory().findByNumber(number, signal)).length;
    expect(await count('+34790999999')).toBe(0);
    expect(await count('+34790000001')).toBe(1);
    expect(await count('+34790000003')).toBe(2);
    expect(await count('+34790000022')).toBe(22);
  });

  it('without contracts where there are no such models', async () => {
    for (const model of Object.keys(server.tables))
      if (!model.startsWith('res.')) delete server.tables[model];
    const [match] = await directory().findByNumber('+34790000001', signal);
    expect(match!.customer).toMatchObject({ name: 'Vila Serra, Marta', contracts: [] });
  });

  it('by fields that the configuration names', async () => {
    server.tables['res.partner']!.push({ id: 50, name: 'Own', x_tel: '790 000 050', x_code: 'A-7' });
    const mapping = {
      customers: { fields: { memberNumber: 'x_code', taxId: null }, phones: { x_tel: 'phone' } },
      contacts: null,
    } as const;
    const [match] = await directory({ mapping }).findByNumber('+34790000050', signal);
    expect(match!.customer).toMatchObject({ memberNumber: 'A-7', taxId: '', name: 'Own' });
  });
});

describe('004.151 customers are searched', () => {
  it.each<[SearchField, string, string[]]>([
    ['name', 'marta vila', ['1']],
    ['name', '%', []],
    ['tax-id', '12345678z', ['1']],
    ['member', 'S000123', ['1']],
    ['email', 'MARTA@example', ['1']],
    ['contract', '0012347', ['1', '2']],
    ['supply', 'ES0031000000000011', ['1']],
    ['phone', '790 000 002', ['1']],
    ['all', '0012345', ['1']],
    ['all', 'Roca', ['2']],
    ['name', "x') or ('1'='1", []],
    ['name', '<b>&amp;', []],
    ['contract', 'nothing', []],
    ['name', '', []],
  ])('by %s "%s"', async (field, text, expected) => {
    const { customers } = await directory().search({ text, field }, signal);
    expect(customers.map(({ externalId }) => externalId).sort()).toEqual(expected);
  });

  it('004.152 and too many are told', async () => {
    const found = await directory().search({ text: 'Crowd', field: 'name' }, signal);
    expect(found.isTooMany).toBe(true);
    expect(found.customers).toHaveLength(21);
  });
});

describe('004.159 details come after the card', () => {
  it('invoices, readings and cases, the newest first', async () => {
    const details = (what: 'invoices' | 'readings' | 'cases') => directory().details('1', what, signal);
    expect(await details('invoices')).toMatchObject({
      invoices: [
        { number: 'FE2', contract: '0012345', openCents: 6025, dueOn: '2026-02-20', energyKwh: 210 },
        { number: 'FE1', openCents: 0, state: 'paid' },
      ],
    });
    expect(await details('readings')).toMatchObject({
      readings: [
        { contract: '0012345', meter: 'M-5', date: '2026-02-28', value: 1100, origin: '' },
        { value: 1000, period: 'P1', origin: 'Real' },
      ],
    });
    expect(await details('cases')).toMatchObject({
      cases: [
        { contract: '0012346', process: 'B1' },
        { process: 'A3', state: 'done' },
        { contract: '0012345', process: 'R1', date: '2026-02-01', text: '' },
      ],
    });
  });

  it.each(['999', 'x', '-1', '1; drop table', "1' or 1=1", '1.5'])('and "%s" is nobody', async (id) => {
    await expect(directory().details(id, 'contracts', signal)).rejects.toMatchObject({
      code: 'unknown-customer',
    });
  });
});

describe('what goes wrong is told as what it is', () => {
  const find = (more = {}) => directory(more).findByNumber('+34790000001', signal);

  it.each<[OpenerpFault, string]>([
    ['fault', 'directory-malformed'],
    ['reset', 'directory-down'],
    ['500', 'directory-down'],
    ['half', 'directory-malformed'],
    ['html', 'directory-malformed'],
    ['deep', 'directory-malformed'],
    ['null', 'directory-malformed'],
  ])('%s', async (fault, code) => {
    server.fault = fault;
    const error = await find().catch((thrown) => thrown);
    expect(error).toMatchObject({ code, values: { directory: 'erp' } });
    expect(JSON.stringify(error.values)).not.toContain('s3cret');
  });

  it('a wrong password, a wrong database, nobody there', async () => {
    await expect(find({ password: 'wrong' })).rejects.toMatchObject({ code: 'directory-refused' });
    await expect(find({ database: 'other' })).rejects.toMatchObject({ code: 'directory-down' });
    await expect(find({ url: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'directory-down' });
  });

  it('an answer for another id', async () => {
    const asked = directory();
    await asked.findByNumber('+34790000001', signal);
    server.fault = 'other-id';
    await expect(asked.details('1', 'contracts', signal)).rejects.toMatchObject({
      code: 'directory-malformed',
    });
  });

  it('slowness ends with the asker’s patience', async () => {
    server.fault = 'slow';
    const giveUp = new AbortController();
    const asking = directory().findByNumber('+34790000001', giveUp.signal);
    setTimeout(() => giveUp.abort(new Error('enough')), 50);
    await expect(asking).rejects.toThrow('enough');
  });
});
