import type { Workplace } from '../workplace.ts';
import { attendedTimes } from './keep-day.ts';
import { dayAt } from './opening-hours.ts';
import { sendDayReport } from './report-day.ts';

/** A server that comes up later does not send it: the day is told while it is fresh. */
const FRESH_MS = 3 * 3_600_000;

/**
 * Sends the report of the day when phones have closed, if `telephony.dailyReport` says so: once, however often and by
 * however many servers it is asked. Answers whether it went out now.
 */
export async function reportAtClosing(workplace: Workplace): Promise<boolean> {
  const { config, clock } = workplace;
  if (!config.telephony.dailyReport) return false;
  const now = clock();
  const today = dayAt(now, config.organisation.timezone);
  const closing = attendedTimes(config, today).at(-1)?.to;
  if (closing === undefined) return false;
  const since = now.getTime() - Date.parse(closing);
  if (since < 0 || since > FRESH_MS) return false;
  const { count } = await sendDayReport(workplace, today, { onlyIfCalled: true });
  return count > 0;
}
