import { expect, test } from 'vitest';
import { LOCALES } from '../../model/types.ts';
import { startApi } from '../support/api.ts';
import { madeUpCustomer } from '../support/made-up-customer.ts';

async function start() {
  const api = await startApi();
  await api.store.customers.saveAll([
    madeUpCustomer('1', 'Núria Puig', ['600111222']),
    madeUpCustomer('2', 'Pau Puig', ['600333444']),
  ]);
  return { ...api, maria: await api.as('maria') };
}

test('004.152 customers are found by whatever is known of them', async () => {
  const { maria } = await start();
  const find = async (query: Record<string, string>) =>
    (await maria.get(`/api/customers?${new URLSearchParams(query)}`)).json();
  expect(await find({ text: '+34 600 111 222' })).toMatchObject({
    field: 'phone',
    isTooMany: false,
    advice: null,
    customers: [{ name: 'Núria Puig', alerts: [{ name: 'unpaid', text: '2 unpaid invoices: 45.50' }] }],
  });
  expect((await find({ text: 'puig' })).customers).toHaveLength(2);
  expect(await find({ text: 'puig', limit: '1' })).toMatchObject({ isTooMany: true, customers: [{}] });
  expect((await find({ text: '2', field: 'contract' })).customers).toMatchObject([{ name: 'Pau Puig' }]);
  expect((await maria.get('/api/customers?text=')).statusCode).toBe(400);
});

test('004.152 where none is found it is said by what was searched, in each language', async () => {
  const { maria } = await start();
  const said = new Set<string>();
  for (const locale of LOCALES)
    for (const field of ['name', 'tax-id', 'phone', 'all']) {
      const answer = await maria.get(`/api/customers?text=nobody&field=${field}`, {
        'accept-language': locale,
      });
      said.add(answer.json().advice);
    }
  expect(said.size).toBe(LOCALES.length * 4);
});

test('004.153 details come after the card, and of nobody there are none', async () => {
  const { maria } = await start();
  const details = (query: Record<string, string>) =>
    maria.get(`/api/customers/details?${new URLSearchParams(query)}`);
  const own = { origin: 'own', customer: '1' };
  expect((await details({ ...own, what: 'contracts' })).json()).toMatchObject({
    details: { what: 'contracts', contracts: [{ number: '0001' }] },
    age: { directory: 'own', isStale: false },
  });
  for (const what of ['invoices', 'readings', 'cases'])
    expect((await details({ ...own, what })).json().details).toEqual({ what, [what]: [] });
  expect((await details({ ...own, customer: '9', what: 'contracts' })).json().code).toBe('unknown-customer');
  expect((await details({ ...own, origin: 'erp', what: 'contracts' })).json().code).toBe('unknown-directory');
});
