import { busyTexts } from './cli/busy.ts';
import { commonTexts } from './cli/common.ts';
import { dataTexts } from './cli/data.ts';
import { peopleTexts } from './cli/people.ts';
import { weeksTexts } from './cli/weeks.ts';

/** What the command line says: help, tables, outcomes. */
export const cliTexts = { ...busyTexts, ...commonTexts, ...dataTexts, ...peopleTexts, ...weeksTexts };
