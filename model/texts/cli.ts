import { busyTexts } from './cli/busy.ts';
import { columnTexts } from './cli/columns.ts';
import { commonTexts } from './cli/common.ts';
import { dataTexts } from './cli/data.ts';
import { explainTexts } from './cli/explain.ts';
import { fairnessTexts } from './cli/fairness.ts';
import { peopleTexts } from './cli/people.ts';
import { planTexts } from './cli/plan.ts';
import { cliServeTexts } from './cli/serve.ts';
import { verifyTexts } from './cli/verify.ts';
import { weeksTexts } from './cli/weeks.ts';

/** What the command line says: help, tables, outcomes. */
export const cliTexts = {
  ...busyTexts,
  ...columnTexts,
  ...commonTexts,
  ...dataTexts,
  ...fairnessTexts,
  ...explainTexts,
  ...peopleTexts,
  ...cliServeTexts,
  ...planTexts,
  ...verifyTexts,
  ...weeksTexts,
};
