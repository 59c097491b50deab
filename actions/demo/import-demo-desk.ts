import type { Category } from '../../model/call-notes.ts';
import type { Store } from '../../store/open-store.ts';
import { demoCustomers } from './customers.ts';

/** So many people may call the demo and be known. */
export const DEMO_CUSTOMERS = 500;

type Made = Pick<Category, 'name' | 'code' | 'color' | 'keywords' | 'kind'> & {
  parts?: Omit<Made, 'parts'>[];
};

const general = (name: string, code: string, keywords: string[] = []): Omit<Made, 'parts'> => {
  return { name, code, color: null, keywords, kind: 'general' };
};
const CATEGORIES: Made[] = [
  {
    ...general('Bills', 'bills', ['invoice', 'payment']),
    color: '#0b7a66',
    parts: [
      general('A bill is not understood', 'bill-explain', ['amount', 'tariff']),
      general('Another bank account', 'bill-bank', ['iban']),
      general('Pay in parts', 'bill-parts', ['debt', 'delay']),
    ],
  },
  {
    ...general('Contracts', 'contracts', ['supply']),
    color: '#2f5fd0',
    parts: [
      general('New contract', 'contract-new', ['join', 'sign']),
      general('Change of holder', 'contract-holder', ['move', 'inherit']),
      general('Power or tariff', 'contract-power', ['kw']),
      general('End of contract', 'contract-end', ['leave', 'cancel']),
    ],
  },
  { ...general('Membership', 'members', ['member', 'share']), color: '#8a4fbf' },
  {
    ...general('Claims', 'claims', ['complaint']),
    color: '#be1d16',
    kind: 'claim',
    parts: [
      { ...general('Power cut', 'claim-cut', ['outage', 'no light']), kind: 'claim' },
      { ...general('Wrong reading', 'claim-reading', ['meter']), kind: 'claim' },
      { ...general('How they were treated', 'claim-service', ['wait', 'rude']), kind: 'claim' },
    ],
  },
  { ...general('Something else', 'other'), color: '#5b6776' },
];

/** Customers and categories of the demo, where there are none yet. */
export async function importDemoDesk(store: Store): Promise<void> {
  await store.transaction(async ({ customers, categories }) => {
    if ((await customers.count()) === 0) await customers.saveAll(demoCustomers(DEMO_CUSTOMERS));
    if ((await categories.list()).length > 0) return;
    for (const [order, { parts = [], ...made }] of CATEGORIES.entries()) {
      const { id } = await categories.add({ ...made, parent: null, enabled: true, order });
      for (const [place, part] of parts.entries())
        await categories.add({ ...part, parent: id, enabled: true, order: place });
    }
  });
}
