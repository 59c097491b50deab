import { inject } from 'vitest';
import { openRealOdoo } from '../support/odoo/open-real-odoo.ts';
import { describeCustomerContract } from './customer-contract.ts';
import { describeDemoData } from './demo-data.ts';
import { describeNoteContract } from './note-contract.ts';
import { describePlannerContract } from './planner-contract.ts';

/** What every Odoo has to hold; the simulated one does in test/connectors/odoo/contracts.test.ts. */
export function describeAllContracts(version: 14 | 19, apis: ('jsonrpc' | 'json2')[]): void {
  const odoo = inject('odoos').find((one) => one.version === version);
  if (!odoo) throw new Error(`Odoo ${version} was not started`);
  const name = `Odoo ${version}`;
  const open = () => openRealOdoo(odoo);
  describeDemoData(odoo);
  describePlannerContract(name, apis, open);
  describeCustomerContract(name, apis, open);
  describeNoteContract(name, apis, open);
}
