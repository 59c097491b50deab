import { administrationTexts } from './administration.ts';
import { auditTexts } from './audit.ts';
import { availabilityTexts } from './availability.ts';
import { callPageTexts } from './call.ts';
import { categoriesTexts } from './categories.ts';
import { customersPageTexts } from './customers.ts';
import { fairnessPageTexts } from './fairness.ts';
import { fixedTurnTexts } from './fixed-turns.ts';
import { myWeekTexts } from './mine.ts';
import { personsTexts } from './persons.ts';
import { plannerTexts } from './planner.ts';
import { queuePageTexts } from './queue.ts';
import { registryPageTexts } from './registry.ts';
import { requestsPageTexts } from './service-requests.ts';
import { sessionTexts } from './sessions.ts';
import { shellTexts } from './shell.ts';
import { signInTexts } from './sign-in.ts';
import { weekPageTexts } from './week.ts';

/** What the pages in the browser say by themselves; sentences about weeks come rendered from the server. */
export const webTexts = {
  ...administrationTexts,
  ...auditTexts,
  ...availabilityTexts,
  ...callPageTexts,
  ...categoriesTexts,
  ...customersPageTexts,
  ...fairnessPageTexts,
  ...fixedTurnTexts,
  ...myWeekTexts,
  ...personsTexts,
  ...plannerTexts,
  ...queuePageTexts,
  ...registryPageTexts,
  ...requestsPageTexts,
  ...sessionTexts,
  ...shellTexts,
  ...signInTexts,
  ...weekPageTexts,
};

export type WebTextKey = keyof typeof webTexts;
