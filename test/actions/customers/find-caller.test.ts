import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { customerDetails } from '../../../actions/customers/customer-details.ts';
import { findCaller } from '../../../actions/customers/find-caller.ts';
import { importCustomers } from '../../../actions/customers/import-customers.ts';
import { searchCustomers } from '../../../actions/customers/search-customers.ts';
import { defaultConfig } from '../../../model/config/parse-config.ts';
import type { Config } from '../../../model/config/schema.ts';
import type { Caller, CustomerMatch } from '../../../model/customers.ts';
import { customer } from '../../store/samples.ts';
import { openerpCustomers } from '../../support/openerp-customers.ts';
import { type OpenerpServer, startOpenerpServer } from '../../support/openerp-server.ts';
import { NOW, newFolder, newStore } from '../../support/stores.ts';

let erp: OpenerpServer;
beforeAll(async () => {
  erp = await startOpenerpServer();
});
beforeEach(() => {
  erp.tables = openerpCustomers();
  erp.fault = null;
});
afterAll(() => erp.close());

async function workplace(customers: Partial<Config['customers']> = {}) {
  const usual = defaultConfig();
  const config = { ...usual, customers: { ...usual.customers, ...customers } };
  const store = await newStore('sqlite');
  await store.customers.saveAll([
    customer('1', { name: 'Marta', memberNumber: 'S1' }),
    customer('2', { name: 'Pau' }),
    customer('3', { name: 'Pol', phones: customer('2').phones }),
  ]);
  return { config, store, clock: () => NOW, root: await newFolder(), by: 'ada' };
}

function directory(more: Partial<Config['customers']['directories'][string]>) {
  return {
    ...{ kind: 'own' as const, file: null, url: null, database: null, login: null, password: null },
    ...{ api: 'jsonrpc' as const, timeoutMs: 1500, mapping: null },
    ...more,
  };
}
const erpSettings = (more = {}) => {
  const { url, database, login, password } = erp;
  return directory({ kind: 'openerp', url, database, login, password, ...more });
};

async function stepsOf(place: Awaited<ReturnType<typeof workplace>>, number: string | null, more = {}) {
  const steps: Caller[] = [];
  const last = await findCaller(place, number, { onStep: (caller) => steps.push(caller), ...more });
  expect(steps.at(-1)).toEqual(last);
  return { last, steps, names: steps.map(({ step }) => step) };
}

describe('a caller is told step by step', () => {
  it('the number at once, then who it is', async () => {
    const { steps, names, last } = await stepsOf(await workplace(), '790 000 001');
    expect(names).toEqual(['number', 'looking', 'found']);
    expect(steps[0]).toMatchObject({ e164: '+34790000001', shown: '790 00 00 01', matches: [] });
    expect(last).toMatchObject({
      matches: [{ customer: { id: 'own/1', name: 'Marta' }, certainty: 'known', alerts: [] }],
      advice: null,
    });
  });

  it('several with one number are maybes', async () => {
    const { last } = await stepsOf(await workplace(), '+34790000002');
    expect(last.step).toBe('maybe');
    expect(last.matches.map(({ certainty }) => certainty)).toEqual(['maybe', 'maybe']);
    expect(last.advice).toMatchObject({ key: 'customer.advice.maybe' });
  });

  it('nobody has it, or somebody who called before', async () => {
    const place = await workplace();
    const { last } = await stepsOf(place, '+34790999999');
    expect(last).toMatchObject({ step: 'not-found', advice: { key: 'customer.advice.not-found' } });
    const known = (await place.store.customers.get('1'))!;
    const before: CustomerMatch = {
      ...{ customer: known, certainty: 'maybe' },
      evidence: [
        { kind: 'history', text: { key: 'customer.evidence.history', values: { date: '2025-05-04' } } },
      ],
    };
    const again = await stepsOf(place, '+34790999999', { history: async () => [before] });
    expect(again.last).toMatchObject({ step: 'maybe', matches: [{ certainty: 'maybe' }] });
  });

  it.each([
    [null, 'withheld', ''],
    ['', 'withheld', ''],
    ['anonymous', 'withheld', ''],
    ['<unknown>', 'withheld', ''],
    ['204', 'extension', '204'],
    ['CALLME', 'invalid', 'CALLME'],
    ['9'.repeat(40), 'invalid', '9'.repeat(40)],
    ["1' or '1'='1", 'invalid', "1' or '1'='1"],
    ['<script>alert(1)</script>', 'invalid', '<script>alert(1)</script>'],
    ['\u0000\n\u202e', 'invalid', ''],
  ])('%j is no number to look for', async (number, why, shown) => {
    const { last, names } = await stepsOf(await workplace(), number);
    expect(names).toEqual(['number', 'not-found']);
    expect(last).toMatchObject({ e164: null, shown, matches: [], advice: { key: `customer.advice.${why}` } });
  });
});

describe('several directories are asked at once', () => {
  it('and one that is down hides no other', async () => {
    const directories = { erp: erpSettings({ url: 'http://127.0.0.1:9' }), own: directory({}) };
    const place = await workplace({ directories });
    const { last } = await stepsOf(place, '+34790000001');
    expect(last).toMatchObject({
      step: 'found',
      matches: [{ customer: { origin: 'own' } }],
      troubles: [{ directory: 'erp', failure: 'down' }],
    });
    expect((await stepsOf(place, '+34790999999')).last).toMatchObject({
      step: 'down',
      advice: { key: 'customer.advice.down', values: { directories: 'erp' } },
    });
  });

  it('and a slow one is waited for until its time is over, while the others’ answer is shown', async () => {
    erp.fault = 'slow';
    const directories = { erp: erpSettings({ timeoutMs: 400 }), own: directory({}) };
    const begun = performance.now();
    const { names, steps, last } = await stepsOf(
      await workplace({ directories, budgetMs: 150 }),
      '+34790000001',
    );
    expect(performance.now() - begun).toBeLessThan(1500);
    expect(names).toEqual(['number', 'looking', 'found', 'found', 'found']);
    expect(steps[3]).toMatchObject({ advice: { key: 'customer.advice.looking' } });
    expect(last.troubles).toMatchObject([{ directory: 'erp', failure: 'timeout' }]);
    const alone = await stepsOf(
      await workplace({ directories: { erp: directories.erp }, budgetMs: 150 }),
      '+34790000001',
    );
    expect(alone.names).toEqual(['number', 'looking', 'looking', 'down']);
  });

  it('and who is in two is one', async () => {
    const directories = { erp: erpSettings({ timeoutMs: 20_000 }), own: directory({}) };
    const place = await workplace({ directories });
    await place.store.customers.saveAll([customer('1', { name: 'Marta', taxId: '12345678Z' })]);
    const { last } = await stepsOf(place, '+34790000001');
    expect(last).toMatchObject({ step: 'found', matches: [{ customer: { id: 'erp/1' } }] });
    expect(last.matches[0]!.alerts.map(({ name, contract }) => `${name} ${contract}`)).toEqual([
      'debt 0012345',
      'unpaid null',
      'suspended 0012345',
      'claim 0012345',
      'cancellation 0012346',
      'no-member 0012347',
      'self-consumption 0012345',
      'shares 0012345',
    ]);
  });

  it('an answer of before is shown with its age when the directory has gone', async () => {
    const place = await workplace({ directories: { erp: erpSettings() }, freshSeconds: 0 });
    await stepsOf(place, '+34790000001');
    erp.fault = '500';
    expect((await stepsOf(place, '+34790000001')).last).toMatchObject({
      step: 'found',
      stale: [{ directory: 'erp', at: NOW.toISOString(), isStale: true }],
      troubles: [{ failure: 'down' }],
    });
  });

  it('until the asker has gone', async () => {
    const gone = new AbortController();
    const place = await workplace();
    gone.abort(new Error('gone'));
    await expect(findCaller(place, '+34790000001', { signal: gone.signal })).rejects.toThrow('gone');
  });
});

describe('customers are searched in all directories', () => {
  it('by what the text seems to be, members first', async () => {
    const directories = { own: directory({}), erp: erpSettings() };
    const place = await workplace({ directories });
    const found = await searchCustomers(place, { text: ' marta ' });
    expect(found).toMatchObject({ field: 'name', isTooMany: false, advice: null, troubles: [] });
    expect(found.customers.map(({ id }) => id)).toEqual(['own/1', 'erp/1']);
    expect((await searchCustomers(place, { text: '12345678Z' })).field).toBe('tax-id');
    const many = await searchCustomers(place, { text: 'crowd' });
    expect(many).toMatchObject({
      isTooMany: true,
      advice: { key: 'customer.found.too-many', values: { count: 21 } },
    });
    expect(await searchCustomers(place, { text: 'nobody' })).toMatchObject({
      customers: [],
      advice: { key: 'customer.found.none', values: { field: 'name' } },
    });
    expect((await searchCustomers(place, { text: '  ' })).customers).toEqual([]);
    erp.fault = '500';
    expect(await searchCustomers(place, { text: 'nobody else' })).toMatchObject({
      troubles: [{ directory: 'erp' }],
      advice: { key: 'customer.advice.down' },
    });
  });

  it('004.161 anonymised where that is wanted', async () => {
    const place = await workplace({ anonymised: true });
    expect((await searchCustomers(place, { text: 'marta' })).customers).toMatchObject([
      { name: '…rta', id: 'own/1' },
    ]);
    const { last } = await stepsOf(place, '+34790000001');
    expect(last).toMatchObject({ shown: '… 01', matches: [{ customer: { name: '…rta' } }] });
  });

  it('details come from the one that was named, and from no other', async () => {
    const place = await workplace({ directories: { erp: erpSettings(), own: directory({}) } });
    const contracts = await customerDetails(place, { origin: 'erp', externalId: '1' }, 'contracts');
    expect(contracts.value).toMatchObject({
      contracts: [{ number: '0012345' }, { number: '0012347' }, { number: '0012346', isActive: false }],
    });
    const of = (origin: string, externalId: string) =>
      customerDetails(place, { origin, externalId }, 'invoices');
    await expect(of('other', '1')).rejects.toMatchObject({
      code: 'unknown-directory',
      values: { directory: 'other', directories: 'erp, own' },
    });
    await expect(of('own', '9')).rejects.toMatchObject({ code: 'unknown-customer' });
    erp.fault = 'fault';
    await expect(of('erp', '2')).rejects.toMatchObject({ code: 'directory-malformed' });
  });
});

test('customers are imported from a file: the good lines, all at once, and found right after', async () => {
  const place = await workplace();
  const file = join(place.root, 'c.csv');
  await writeFile(file, 'id,name,phones\n1,Marta,600000001\n8,Olga,600000008\n,nobody,\n');
  const imported = await importCustomers(place, file);
  expect(imported).toMatchObject({
    added: 1,
    changed: 1,
    removed: 0,
    isRefused: false,
    faults: [{ line: 4, kept: false }],
  });
  expect((await stepsOf(place, '600000008')).last.matches).toMatchObject([{ customer: { name: 'Olga' } }]);
  expect(await place.store.audit.list()).toMatchObject([{ who: 'ada', what: 'customers.import' }]);

  expect(await importCustomers(place, file, { replace: true })).toMatchObject({
    isRefused: true,
    removed: 0,
  });
  expect(await place.store.customers.count()).toBe(4);
  await writeFile(file, 'id,name\n8,Olga\n');
  expect(await importCustomers(place, file, { replace: true })).toMatchObject({ changed: 1, removed: 3 });
  await expect(importCustomers(place, join(place.root, 'none.csv'))).rejects.toMatchObject({
    code: 'file-missing',
  });
  await writeFile(file, new Uint8Array([0xff, 0xfe, 0]));
  await expect(importCustomers(place, file)).rejects.toMatchObject({ code: 'bad-file' });
});
