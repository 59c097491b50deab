import { describeCustomerContract } from '../../odoo/customer-contract.ts';
import { describeNoteContract } from '../../odoo/note-contract.ts';
import { describePlannerContract } from '../../odoo/planner-contract.ts';
import { openSimulatedOdoo } from '../../support/odoo/open-simulated-odoo.ts';

/** The simulated Odoo holds what the real ones hold, so that other tests may rely on it. */
describePlannerContract('the simulated Odoo', ['jsonrpc', 'json2'], openSimulatedOdoo);
describeCustomerContract('the simulated Odoo', ['jsonrpc', 'json2'], openSimulatedOdoo);
describeNoteContract('the simulated Odoo', ['jsonrpc', 'json2'], openSimulatedOdoo);
