import { expect, it } from 'vitest';
import { searchKeys } from '../../model/customer-search.ts';
import type { SearchField } from '../../model/customers.ts';
import { describeStores, newStore } from '../support/stores.ts';
import { contract, customer } from './samples.ts';

describeStores('customers', (dialect) => {
  async function prepared() {
    const store = await newStore(dialect);
    await store.customers.saveAll([
      customer('1', {
        name: 'Núria Ñíguez i Pou',
        taxId: 'ES12345678Z',
        memberNumber: 'S000123',
        emails: ['Nuria@Example.org'],
        contracts: [contract('k1', { number: '0012345', supplyCode: 'ES0031000000000001AB0F' })],
      }),
      customer('2', { name: "Robert'); drop table customers;--", taxId: 'ES87654321X' }),
      customer('3', { name: 'Nuria Bosch', phones: customer('1').phones }),
      customer('4', { name: 'Пётр Воробьёв', phones: [], contracts: [] }),
    ]);
    const find = async (text: string, field: SearchField = 'auto', limit = 21) => {
      const found = await store.customers.search(searchKeys(text, field, 'ES'), limit);
      return found.customers.map(({ externalId }) => externalId).sort();
    };
    return { ...store, find };
  }

  it('are given back as they were kept', async () => {
    const { customers } = await prepared();
    const kept = customer('9', { flags: ['special-member'], comment: '<b>"?"</b>\n' });
    expect(await customers.saveAll([kept])).toEqual({ added: 1, changed: 0, unchanged: 0, removed: 0 });
    expect(await customers.get('9')).toEqual({ ...kept, id: 'own/9', origin: 'own' });
    expect(await customers.get('nobody')).toBeNull();
    expect(await customers.count()).toBe(5);
  });

  it('004.149 are found by a number in E.164, each one who has it', async () => {
    const { customers } = await prepared();
    const found = await customers.findByNumber('+34790000001', 5);
    expect(found.map(({ name }) => name)).toEqual(['Nuria Bosch', 'Núria Ñíguez i Pou']);
    expect(await customers.findByNumber('+34790000001', 1)).toHaveLength(1);
    expect(await customers.findByNumber('+34790999999', 5)).toEqual([]);
  });

  it.each<[SearchField, string, string[]]>([
    ['phone', '790 000 001', ['1', '3']],
    ['phone', '0034 790000001', ['1', '3']],
    ['phone', '79000', ['1', '2', '3']],
    ['name', 'NURIA', ['1', '3']],
    ['name', 'pou nur', ['1']],
    ['name', "Robert'); drop", ['2']],
    ['name', 'воробьев', ['4']],
    ['tax-id', '12345678-z', ['1']],
    ['tax-id', 'es12345678z', ['1']],
    ['member', 's000123', ['1']],
    ['member', 'S123', ['1']],
    ['email', 'NURIA@', ['1']],
    ['contract', '0012345', ['1']],
    ['contract', '12345', ['1']],
    ['supply', 'ES 0031 0000 0000 0001', ['1']],
    ['all', 'nuria', ['1', '3']],
    ['all', '0012345', ['1']],
    ['name', '%', []],
    ['name', '_uria', []],
    ['all', "' or 1=1 --", []],
    ['all', '<script>', []],
    ['all', '', []],
    ['all', 'nobody nowhere', []],
    ['all', '9'.repeat(2000), []],
    ['phone', 'anonymous', []],
  ])('004.151 by %s, "%s" finds %j', async (field, text, expected) => {
    const { find } = await prepared();
    expect(await find(text, field)).toEqual(expected);
  });

  it('004.152 tell when there are more than asked for', async () => {
    const { customers } = await newStore(dialect);
    await customers.saveAll(Array.from({ length: 22 }, (_, i) => customer(`${i}`, { name: `Pau ${i}` })));
    const search = (limit: number) => customers.search(searchKeys('pau', 'name', 'ES'), limit);
    expect(await search(21)).toMatchObject({ isTooMany: true });
    expect((await search(21)).customers).toHaveLength(21);
    expect(await search(22)).toMatchObject({ isTooMany: false });
  });

  it('are replaced when they are kept again, with all by which they were found', async () => {
    const { customers, find } = await prepared();
    const moved = customer('1', { name: 'Olga', phones: [] });
    const saved = await customers.saveAll([moved, customer('2', { name: 'Pol' })], { removeOthers: true });
    expect(saved).toEqual({ added: 0, changed: 2, unchanged: 0, removed: 2 });
    expect(await customers.findByNumber('+34790000001', 5)).toEqual([]);
    expect(await find('nuria')).toEqual([]);
    expect(await find('olga')).toEqual(['1']);
    expect(await customers.saveAll([moved])).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await customers.count()).toBe(2);
  });
});
