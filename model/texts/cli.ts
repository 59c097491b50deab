import { busyTexts } from './cli/busy.ts';
import { columnTexts } from './cli/columns.ts';
import { commonTexts } from './cli/common.ts';
import { cliCustomersTexts } from './cli/customers.ts';
import { dataTexts } from './cli/data.ts';
import { explainTexts } from './cli/explain.ts';
import { extensionsTexts } from './cli/extensions.ts';
import { fairnessTexts } from './cli/fairness.ts';
import { monitorTexts } from './cli/monitor.ts';
import { peopleTexts } from './cli/people.ts';
import { cliPhonesTexts } from './cli/phones.ts';
import { planTexts } from './cli/plan.ts';
import { sayTexts } from './cli/say.ts';
import { cliServeTexts } from './cli/serve.ts';
import { verifyTexts } from './cli/verify.ts';
import { weeksTexts } from './cli/weeks.ts';

/** What the command line says: help, tables, outcomes. */
export const cliTexts = {
  ...busyTexts,
  ...columnTexts,
  ...commonTexts,
  ...cliCustomersTexts,
  ...dataTexts,
  ...extensionsTexts,
  ...fairnessTexts,
  ...explainTexts,
  ...monitorTexts,
  ...peopleTexts,
  ...cliPhonesTexts,
  ...cliServeTexts,
  ...planTexts,
  ...sayTexts,
  ...verifyTexts,
  ...weeksTexts,
};
