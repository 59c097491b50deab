import { sentence, type TextKey, type TextValues } from '../../model/texts/index.ts';
import { isIsoDate } from '../../model/time.ts';
import type { ClosedDay, FileFault } from '../../model/types.ts';
import { fileLines } from './file-lines.ts';

/**
 * Reads closed days, one a line: `YYYY-MM-DD` and, after a tab or spaces, the name. A day without a name counts
 * with an empty one (fault, kept); of a day that is there twice the first counts (fault, not kept, unless both
 * say the same); what begins with no date is void. Days come back in the file's order. Never throws.
 */
export function parseClosedDays(
  text: string,
  file: string,
): { closedDays: Omit<ClosedDay, 'source'>[]; faults: FileFault[] } {
  const byDate = new Map<string, string>();
  const faults: FileFault[] = [];
  for (const line of fileLines(text)) {
    const fault = (key: TextKey, values: TextValues, kept: boolean) =>
      faults.push({ file, line: line.line, reason: sentence(key, values), text: line.text, kept });
    const [, date, name] = /^(\S+)\s*(.*)$/.exec(line.text)!;
    if (!isIsoDate(date!)) fault('import.fault.bad-date', { value: date! }, false);
    else if (byDate.has(date!)) {
      if (byDate.get(date!) !== name) fault('import.fault.repeated-date', { date: date! }, false);
    } else {
      byDate.set(date!, name!);
      if (!name) fault('import.fault.no-day-name', { date: date! }, true);
    }
  }
  return { closedDays: [...byDate].map(([date, name]) => ({ date, name })), faults };
}
