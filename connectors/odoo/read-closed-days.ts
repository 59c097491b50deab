import { sentence } from '../../model/texts/index.ts';
import { isIsoDate } from '../../model/time.ts';
import type { ClosedDay } from '../../model/types.ts';
import type { WeekFindings } from '../week-findings.ts';
import type { WeekQuestion } from '../week-source.ts';
import { coverageOf, odooInstant, spanOf, spanOfDays } from './day-coverage.ts';
import { type OdooRecord, readPages, recordsOf, textField } from './read-pages.ts';
import type { ReadingOdoo } from './reading-odoo.ts';

/**
 * Closed days of the week, in calendar order, each date once (the first record names it). A closure of some
 * hours only is no closed day but a fault.
 */
export async function readClosedDays(
  odoo: ReadingOdoo,
  question: WeekQuestion,
  findings: WeekFindings,
): Promise<ClosedDay[]> {
  const { closedDays: way } = odoo.settings;
  const found =
    way === 'resource.calendar.leaves'
      ? await closures(odoo, question, findings)
      : await datedLines(odoo, question);
  const byDate = new Map<string, string>();
  for (const { date, name, record } of found) {
    if (date === null || !isIsoDate(date)) {
      findings.addFault({
        file: `Odoo ${way}`,
        line: null,
        reason: sentence('source.odoo.bad-times'),
        text: `${name} ${textField(record, 'date') ?? textField(record, 'date_from') ?? '?'}`,
        kept: false,
      });
    } else if (question.monday <= date && date <= question.sunday && !byDate.has(date)) {
      byDate.set(date, name);
    }
  }
  return [...byDate]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, name]) => ({ date, name, source: 'odoo' }));
}

type Dated = { date: string | null; name: string; record: OdooRecord };

/** Public holidays as the module for them, or the installation's own method, lists them: one record a day. */
async function datedLines(odoo: ReadingOdoo, question: WeekQuestion): Promise<Dated[]> {
  const model = 'hr.holidays.public.line';
  const { monday, sunday } = question;
  const records =
    odoo.settings.closedDays === 'get_festivities'
      ? recordsOf(
          await odoo.client.read({
            model,
            method: 'get_festivities',
            places: [
              ['start_date', monday],
              ['end_date', sunday],
            ],
          }),
          `${model}.get_festivities`,
          odoo.say,
        )
      : await readPages(
          odoo.client,
          model,
          [
            ['date', '>=', monday],
            ['date', '<=', sunday],
          ],
          ['name', 'date'],
          odoo.pageSize,
          odoo.say,
        );
  return records.map((record) => ({
    date: textField(record, 'date')?.slice(0, 10) ?? null,
    name: textField(record, 'name') ?? '',
    record,
  }));
}

/** Closures of the company: leaves of the working calendar that belong to nobody, with times in UTC. */
async function closures(odoo: ReadingOdoo, question: WeekQuestion, findings: WeekFindings): Promise<Dated[]> {
  const { client, pageSize, say, timezone } = odoo;
  const model = 'resource.calendar.leaves';
  const week = spanOfDays(question.monday, question.sunday, timezone);
  const domain = [
    ['resource_id', '=', false],
    ['date_from', '<', odooInstant(week.end)],
    ['date_to', '>', odooInstant(week.start)],
  ];
  const records = await readPages(client, model, domain, ['name', 'date_from', 'date_to'], pageSize, say);
  return records.flatMap((record): Dated[] => {
    const name = textField(record, 'name') ?? '';
    const [start, end] = [textField(record, 'date_from'), textField(record, 'date_to')];
    const span = spanOf(start, end, timezone);
    if (!span) return [{ date: null, name, record }];
    return question.days.flatMap((date): Dated[] => {
      const coverage = coverageOf(date, [span], odoo);
      if (coverage === 'whole') return [{ date, name, record }];
      if (coverage !== 'none') {
        findings.addFault({
          file: `Odoo ${model}`,
          line: null,
          reason: sentence('source.odoo.closed-in-part', { date }),
          text: `${name} ${start} – ${end}`,
          kept: false,
        });
      }
      return [];
    });
  });
}
