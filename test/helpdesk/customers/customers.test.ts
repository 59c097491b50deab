import { describe, expect, it, test } from 'vitest';
import { anonymiseCaller, anonymiseCustomer, onlyEnd } from '../../../helpdesk/customers/anonymise.ts';
import { customerAlerts } from '../../../helpdesk/customers/customer-alerts.ts';
import { customerLinks } from '../../../helpdesk/customers/customer-links.ts';
import { sortContracts, sortCustomers, sortMatches } from '../../../helpdesk/customers/sort-customers.ts';
import { defaultConfig } from '../../../model/config/parse-config.ts';
import type { Customer } from '../../../model/customers.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import { contract, customer as ownCustomer } from '../../store/samples.ts';

const customer = (id: string, changes: Partial<Customer> = {}): Customer => ({
  ...ownCustomer(id, changes),
  id: `own/${id}`,
  origin: 'own',
});
const rules = defaultConfig().customers.alerts;

test('004.154 members come first, then who has contracts that run, then names', () => {
  const ended = [contract('k', { isActive: false })];
  const sorted = sortCustomers([
    customer('1', { name: 'Anna', contracts: ended }),
    customer('2', { name: 'Zoe', memberNumber: 'S1', contracts: [] }),
    customer('3', { name: 'Berta' }),
    customer('4', { name: 'Carla', memberNumber: 'S2' }),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual(['Carla', 'Zoe', 'Berta', 'Anna']);
});

test('004.155 contracts: active ones first, then holder, administrator, payer, member, the newest first', () => {
  const sorted = sortContracts([
    contract('ended', { isActive: false, roles: ['holder'] }),
    contract('notified', { roles: ['notified'] }),
    contract('member', { roles: ['member'] }),
    contract('payer', { roles: ['member', 'payer'] }),
    contract('old', { startedOn: '2019-01-01' }),
    contract('administrator', { roles: ['administrator'] }),
    contract('new', { startedOn: '2025-01-01' }),
    contract('nothing', { roles: [] }),
  ]);
  expect(sorted.map(({ number }) => number)).toEqual([
    'new',
    'old',
    'administrator',
    'payer',
    'member',
    'notified',
    'nothing',
    'ended',
  ]);
});

test('who surely has the number comes before who may', () => {
  const sorted = sortMatches([
    { customer: customer('1', { memberNumber: 'S1' }), certainty: 'maybe', evidence: [] },
    { customer: customer('2'), certainty: 'known', evidence: [] },
  ]);
  expect(sorted.map(({ customer: { externalId } }) => externalId)).toEqual(['2', '1']);
});

describe('004.157 what matters stands out', () => {
  const said = (one: Customer, more = rules) =>
    customerAlerts(one, more).map(
      (alert) => `${alert.level} ${alert.contract ?? '-'} ${renderSentence('en', alert.text)}`,
    );

  it('by the rules that there are', () => {
    const one = customer('1', {
      flags: ['special-member'],
      openInvoices: { count: 2, amountCents: 12_050, overdue: 2 },
      contracts: [
        contract('k1', { debtCents: 5000, isBillingSuspended: true, openCases: ['R1', 'B1'] }),
        contract('k2', { selfConsumption: '41', hasShares: true, hasMember: false }),
        contract('k3', { isActive: false, isBillingSuspended: true, hasMember: false, debtCents: 1 }),
      ],
    });
    expect(said(one)).toEqual([
      'danger k1 Debt: 50.00',
      'danger k3 Debt: 0.01',
      'danger - 2 unpaid invoices: 120.50',
      'warning k1 Invoicing is suspended',
      'warning k1 A claim is open',
      'warning k1 A cancellation is open',
      'warning k2 The contract has no member',
      'info - Special member',
      'info k2 Self-consumption: 41',
      'info k2 Has generation shares',
    ]);
    expect(said(customer('2'))).toEqual([]);
  });

  it('and by an organisation’s own, in its own words', () => {
    const one = customer('1', {
      flags: ['vip'],
      contracts: [
        contract('k1', { state: 'tall', pendingState: 'Carta 2', debtCents: 100_00 }),
        contract('k2'),
      ],
    });
    const own = {
      vip: { when: { flag: 'vip' }, level: 'info', text: '<b>One of the first</b> {x}' },
      cut: { when: { state: ['tall'], pendingState: '^carta', debtOver: 99 }, level: 'danger', text: '' },
      more: { when: { debtOver: 100 }, level: 'danger', text: 'no' },
      both: { when: { flag: 'other', suspended: false }, level: 'danger', text: 'no' },
      off: { when: { flag: 'vip' }, level: 'off', text: 'no' },
    } as const;
    expect(said(one, own as never)).toEqual(['danger k1 cut', 'info - <b>One of the first</b> {x}']);
  });
});

test('004.160 links are filled in, and those that lack something are left out', () => {
  const one = customer('a/b?', { emails: ['a&b=c@example.org', 'x'], taxId: '' });
  const links = {
    mail: { url: 'https://mail.example/?q={email}&n={number}', label: 'Mail', isPersonal: false },
    office: { url: 'https://office.example/{externalId}', label: '', isPersonal: true },
    tax: { url: 'https://tax.example/{taxId}', label: '', isPersonal: false },
  };
  expect(customerLinks(one, links)).toEqual([
    {
      name: 'mail',
      label: 'Mail',
      url: 'https://mail.example/?q=a%26b%3Dc%40example.org&n=790000000',
      isPersonal: false,
    },
    { name: 'office', label: 'office', url: 'https://office.example/a%2Fb%3F', isPersonal: true },
  ]);
});

describe('004.161 anonymised, only the last three characters stay', () => {
  it.each([
    ['Núria Pou', '…Pou'],
    ['abc', '…'],
    ['a', '…'],
    ['', ''],
    ['x👍🏽👍', '…👍🏽👍'],
  ])('"%s" as "%s"', (text, shown) => expect(onlyEnd(text)).toBe(shown));

  it('of everything that tells who it is', () => {
    const one = customer('7', {
      name: 'Marta Vila Serra',
      taxId: 'ES12345678Z',
      memberNumber: 'S000123',
      city: 'Girona',
      address: 'Carrer Nou, 1',
      emails: ['marta.vila@example.org'],
      comment: 'Calls Jan Soler',
      contracts: [
        contract('k', {
          number: '0012345',
          holder: 'Marta Vila',
          address: 'Carrer Nou',
          supplyCode: 'ES0031',
        }),
      ],
    });
    const told = JSON.stringify(anonymiseCustomer(one));
    for (const secret of [
      'Marta',
      'Vila',
      '12345678',
      'S000',
      'Giro',
      'Carrer',
      'marta',
      'Soler',
      '0012',
      '3479',
      '0031',
    ])
      expect(told).not.toContain(secret);
    const caller = anonymiseCaller({
      ...{
        step: 'found',
        e164: '+34790000007',
        shown: '790 00 00 07',
        troubles: [],
        stale: [],
        advice: null,
      },
      matches: [
        {
          ...{ customer: one, certainty: 'known' },
          evidence: [
            { kind: 'contact', text: { key: 'customer.evidence.contact', values: { holder: 'Jan Soler' } } },
          ],
          alerts: [{ name: 'x', level: 'info', text: { key: 'x', values: {} }, contract: '0012345' }],
        },
      ],
    });
    expect(caller.shown).toBe('… 07');
    expect(JSON.stringify(caller.matches)).not.toMatch(/Soler"|0012/);
  });
});
