import { expect, test } from 'vitest';
import { demoNumbers } from '../../../actions/demo/customers.ts';
import { DEMO_CUSTOMERS, importDemoDesk } from '../../../actions/demo/import-demo-desk.ts';
import { newStore } from '../../support/stores.ts';

test('the demo has customers whose numbers are known, and categories, once', async () => {
  const store = await newStore('sqlite');
  await importDemoDesk(store);
  expect(await store.customers.count()).toBe(DEMO_CUSTOMERS);
  const [number] = demoNumbers(1);
  expect(await store.customers.findByNumber(number!, 5)).not.toEqual([]);
  const all = await store.categories.list();
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  expect(
    all.filter(({ parent }) => parent !== null).every(({ parent }) => all.some(({ id }) => id === parent)),
  ).toBe(true);
  await importDemoDesk(store);
  expect(await store.categories.list()).toEqual(all);
});
