import { expect, it } from 'vitest';
import { demoCustomers } from '../../actions/demo/customers.ts';
import { searchKeys } from '../../model/customer-search.ts';
import type { SearchField } from '../../model/customers.ts';
import { describeStores, newStore } from '../support/stores.ts';

const COUNT = 50_000;
/** Of each search, and of a number: so many of a hundred are faster. */
const P95_MS = 50;

describeStores('50 000 customers', (dialect) => {
  it(`are searched by any field in less than ${P95_MS} ms at p95`, { timeout: 300_000 }, async () => {
    const { customers } = await newStore(dialect);
    const all = demoCustomers(COUNT);
    await customers.saveAll(all);
    const some = Array.from({ length: 40 }, (_, i) => all[(i * 1237) % COUNT]!);
    const wordsOf = ({ name }: (typeof all)[number]) => name.split(' ').filter((word) => word !== '');
    const questions: [SearchField, string][] = some.flatMap((one): [SearchField, string][] => [
      ['phone', one.phones[0]!.raw],
      ['phone', one.phones[0]!.raw.slice(0, 5)],
      ['name', one.name],
      ['name', wordsOf(one)[0]!],
      ['name', wordsOf(one)[0]!.slice(0, 1)],
      ['name', `${wordsOf(one).at(-1)!.slice(0, 2)} ${wordsOf(one)[0]!.slice(0, 2)}`],
      ['tax-id', one.taxId],
      ['member', one.memberNumber],
      ['email', one.emails[0] ?? 'nobody@'],
      ['contract', one.contracts[0]?.number ?? '1'],
      ['supply', one.contracts[0]?.supplyCode ?? 'ES0031'],
      ['all', one.taxId.slice(2)],
      ['all', 'customer'],
      ['name', 'nobody nowhere'],
    ]);
    const measure = async () => {
      const times = new Map<string, number[]>();
      const timed = async (what: string, work: () => Promise<unknown>) => {
        const begun = performance.now();
        await work();
        times.set(what, [...(times.get(what) ?? []), performance.now() - begun]);
      };
      for (const [field, text] of questions)
        await timed(field, () => customers.search(searchKeys(text, field, 'ES'), 21));
      for (const one of some) await timed('number', () => customers.findByNumber(one.phones[0]!.e164!, 22));
      return [...times].map(([what, some]): [string, number] => {
        const sorted = some.toSorted((a, b) => a - b);
        return [what, Math.round(sorted[Math.floor(sorted.length * 0.95)]! * 10) / 10];
      });
    };
    // Others work on the same machine: what counts is the best of a few rounds.
    let slow: [string, number][] = [];
    for (let round = 0; round < 4; round++) {
      slow = (await measure()).filter(([, ms]) => ms >= P95_MS);
      if (slow.length === 0) break;
    }
    expect(slow).toEqual([]);
  });
});
