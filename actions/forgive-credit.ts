import { AppError } from '../model/errors.ts';
import { nextMonday } from '../model/time.ts';
import type { IsoDate, PersonKey } from '../model/types.ts';
import type { Credit } from '../store/credit.ts';
import type { Workplace } from './workplace.ts';

export interface ForgivenCredit {
  /** The week that begins next. */
  week: IsoDate;
  /** Everybody's at its start. */
  credits: Credit;
}

/**
 * Has a person begin the next week with no turns done too many or too few, whatever the weeks before it add up to;
 * nothing is written where that is so. Everybody else's credit stays. `unknown-person`.
 */
export async function forgiveCredit(
  { store, config, clock, by }: Workplace,
  person: PersonKey,
  { reason = '' }: { reason?: string | undefined } = {},
): Promise<ForgivenCredit> {
  const week = nextMonday(config.organisation.timezone, clock());
  return store.transaction(async (parts) => {
    if (!(await parts.persons.get(person))) throw new AppError('unknown-person', { person });
    const { [person]: credit = 0, ...others } = await parts.credit.creditAt(week);
    if (credit === 0) return { week, credits: others };
    await parts.credit.setBase(week, others);
    const [before, after] = [{ credit }, { credit: 0, week, reason }];
    await parts.audit.add({ who: by, what: 'credit.forgive', subject: person, before, after });
    return { week, credits: others };
  });
}
