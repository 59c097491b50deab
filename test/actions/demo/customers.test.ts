import { expect, test } from 'vitest';
import { demoCustomers, demoNumbers } from '../../../actions/demo/customers.ts';
import { customerAlerts } from '../../../helpdesk/customers/customer-alerts.ts';
import { defaultConfig } from '../../../model/config/parse-config.ts';
import { toE164 } from '../../../model/phone-number.ts';

test('the demo’s customers are the same each time, and nobody has their numbers', () => {
  const customers = demoCustomers(500);
  expect(demoCustomers(500)).toEqual(customers);
  expect(demoCustomers(40)).toEqual(customers.slice(0, 40));
  const numbers = demoNumbers(500);
  expect(new Set(numbers).size).toBe(500);
  for (const [i, number] of numbers.entries()) {
    expect(number).toMatch(/^\+3479\d{7}$/);
    expect(toE164(number, 'ES')).toBe(number);
    expect(customers[i]!.phones.map(({ e164 }) => e164)).toContain(number);
  }
  expect(new Set(customers.map(({ externalId }) => externalId)).size).toBe(500);
  expect(new Set(customers.map(({ name }) => name)).size).toBeGreaterThan(400);
});

test('among them is something of everything that stands out', () => {
  const rules = defaultConfig().customers.alerts;
  const alerts = demoCustomers(500).flatMap((customer) =>
    customerAlerts({ ...customer, id: customer.externalId, origin: 'own' }, rules),
  );
  expect(new Set(alerts.map(({ name }) => name))).toEqual(new Set(Object.keys(rules)));
  const quiet = demoCustomers(40).filter(
    (one) => customerAlerts({ ...one, id: one.externalId, origin: 'own' }, rules).length === 0,
  );
  expect(quiet.length).toBeGreaterThan(15);
});
