import { AppError } from '../../model/errors.ts';
import { EMAIL } from '../../model/messages.ts';
import { speaker } from '../../model/texts/index.ts';
import type { IsoDate, Locale } from '../../model/types.ts';
import { callsCsv, figuresCsv } from '../../telephony/reports/day-csv.ts';
import { dayHtml } from '../../telephony/reports/day-html.ts';
import type { DayReport } from '../../telephony/reports/day-report.ts';
import { daySummary, dayText } from '../../telephony/reports/day-text.ts';
import { tellTeam } from '../tell-team.ts';
import type { Workplace } from '../workplace.ts';
import { type DayWish, readDayFigures } from './call-statistics.ts';

/** The calls of a day with their figures. */
export async function reportDay(workplace: Workplace, wish: DayWish = {}): Promise<DayReport> {
  const { name, timezone } = workplace.config.organisation;
  const { date, calls, stats, persons } = await readDayFigures(workplace, wish);
  return {
    organisation: name,
    zone: timezone,
    date,
    queue: wish.queue ?? null,
    stats,
    calls: calls.toReversed(),
    names: Object.fromEntries(persons.map((person) => [person.key, person.name])),
  };
}

export const REPORT_FORMATS = ['text', 'html', 'csv', 'calls'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report as a file: `calls` is a row for each call, `csv` one for each slot. `bad-option`. */
export function writeReport(
  report: DayReport,
  format: ReportFormat,
  { locale, now }: { locale: Locale; now: Date },
): string {
  if (format === 'text') return `${dayText(report, speaker(locale))}\n`;
  if (format === 'html') return dayHtml(report, { locale, now });
  if (format === 'csv') return figuresCsv(report);
  if (format === 'calls') return callsCsv(report);
  throw new AppError('bad-option', { option: '--as', value: format, expected: REPORT_FORMATS.join(', ') });
}

/**
 * Puts the report of a day into the outbox, once: a summary for the default channel, and a mail with the page and the
 * figures for each coordinator who has an address. `onlyIfCalled`: nothing of a day without calls. Answers to how many it goes.
 */
export async function sendDayReport(
  workplace: Workplace,
  date?: IsoDate,
  { onlyIfCalled = false }: { onlyIfCalled?: boolean } = {},
): Promise<{ date: IsoDate; count: number }> {
  const { store, config, clock, events, by } = workplace;
  const report = await reportDay(workplace, { date });
  if (onlyIfCalled && report.calls.length === 0) return { date: report.date, count: 0 };
  const { organisation, messaging } = config;
  const now = clock();
  const summary = daySummary(report, speaker(organisation.locale));
  const coordinators = (await store.persons.list()).filter(
    ({ roles, email }) => roles.includes('supervisor') && email !== null && messaging.email.host !== null,
  );
  const added = await store.transaction(async (parts) => {
    const key = `day-report ${report.date}`;
    const messages = [await tellTeam(workplace, parts, { text: summary, dedupeKey: `${key} team` })];
    for (const { key: person, email, locale: own } of coordinators) {
      const locale = own ?? organisation.locale;
      const say = speaker(locale);
      const name = `calls-${report.date}`;
      const { message, isNew } = await parts.messages.add({
        channel: EMAIL,
        target: email!,
        person,
        by,
        subject: say('calls.report.title', { date: report.date }),
        text: daySummary(report, say),
        attachments: [
          { name: `${name}.html`, type: 'text/html', content: dayHtml(report, { locale, now }) },
          { name: `${name}.csv`, type: 'text/csv', content: figuresCsv(report) },
        ],
        dedupeKey: `${key} ${person}`,
      });
      if (isNew) messages.push(message);
    }
    return messages.filter((message) => message !== null);
  });
  for (const { id } of added) events.publish('message-queued', { id });
  return { date: report.date, count: added.length };
}
