import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readWeekProfile } from '../../../actions/phones/call-statistics.ts';
import {
  REPORT_FORMATS,
  type ReportFormat,
  reportDay,
  sendDayReport,
  writeReport,
} from '../../../actions/phones/report-day.ts';
import type { Call } from '../../../model/phones.ts';
import type { TextKey } from '../../../model/texts/index.ts';
import { localStamp, weekdayName } from '../../../model/time.ts';
import type { Door } from '../../door.ts';
import {
  atWork,
  type CommonOptions,
  calendarDay,
  wholeNumber,
  withCommonOptions,
} from '../../make-program.ts';
import { printList } from '../../print-table.ts';

interface DayOptions extends CommonOptions {
  date?: string;
  queue?: string;
}

interface ReportOptions extends DayOptions {
  as: ReportFormat;
  output?: string;
  send?: boolean;
  scheduled?: boolean;
}

/** `lineup queue stats|calls|report`: what has been; no exchange is asked. */
export function addQueueHistory(group: Command, door: Door): void {
  const { say } = door;
  const stats = group.command('stats').description(say('cli.queue.stats.description'));
  withDay(stats, door).action((options: DayOptions) =>
    atWork(door, options, 'none', async (workplace, { out, locale }) => {
      const report = await reportDay(workplace, options);
      const { date, queue, stats } = report;
      if (options.json) return out(JSON.stringify({ date, queue, ...stats }));
      out(writeReport(report, 'text', { locale, now: workplace.clock() }).trimEnd());
    }),
  );

  const calls = group.command('calls').description(say('cli.queue.calls.description'));
  withDay(calls, door).action((options: DayOptions) =>
    atWork(door, options, 'none', async (workplace, { out, say }) => {
      const { calls, date, zone, names } = await reportDay(workplace, options);
      if (options.json) return out(JSON.stringify(calls));
      if (calls.length === 0) return out(say('cli.queue.calls.none', { date }));
      const row = (call: Call) => [
        localStamp(call.startedAt, zone).slice(11),
        call.queue,
        call.number ?? say('cli.queue.withheld'),
        say(call.outcome === null ? 'calls.figure.waiting' : (`call.outcome.${call.outcome}` as TextKey)),
        call.person === null ? (call.answeredBy?.extension ?? '') : (names[call.person] ?? call.person),
        call.holdSeconds,
        call.talkSeconds,
      ];
      out(printList(say, ['when', 'queue', 'number', 'outcome', 'person', 'hold', 'talk'], calls.map(row)));
    }),
  );

  const profile = group
    .command('profile')
    .description(say('cli.queue.profile.description'))
    .option('--weeks <n>', say('cli.queue.profile.weeks'), wholeNumber('--weeks', 1, 104), 8)
    .option('-q, --queue <name>', say('cli.queue.option.queue'));
  withCommonOptions(profile, door).action((options: DayOptions & { weeks: number }) =>
    atWork(door, options, 'none', async (workplace, { out, say, locale }) => {
      const { weeks, queue } = options;
      const read = await readWeekProfile(workplace, { weeks, queue });
      if (options.json) return out(JSON.stringify(read));
      const rows = read.cells.map(({ weekday, start, end, received, answered, unanswered, figures }) => [
        weekdayName(weekday, locale),
        `${start}–${end}`,
        received,
        answered,
        unanswered,
        figures.hold.average,
      ]);
      out(say('cli.queue.profile.title', { from: read.from, to: read.to }));
      out(printList(say, ['weekday', 'slot', 'received', 'answered', 'unanswered', 'hold'], rows));
    }),
  );

  const report = group
    .command('report')
    .description(say('cli.queue.report.description'))
    .addOption(
      new Option('--as <format>', say('cli.queue.report.as')).choices([...REPORT_FORMATS]).default('text'),
    )
    .option('-o, --output <file>', say('cli.queue.report.output'))
    .option('--send', say('cli.queue.report.send'))
    .option('--scheduled', say('cli.queue.report.scheduled'));
  withDay(report, door).action((options: ReportOptions) =>
    atWork(door, options, 'none', async (workplace, { out, say, locale }) => {
      if (options.scheduled && !workplace.config.telephony.dailyReport) return;
      if (options.send) {
        const sent = await sendDayReport(workplace, options.date);
        return out(options.json ? JSON.stringify(sent) : say('calls.report.sent', sent));
      }
      const written = writeReport(await reportDay(workplace, options), options.as, {
        locale,
        now: workplace.clock(),
      });
      if (options.output === undefined) return out(written.trimEnd());
      writeFileSync(options.output, written);
      out(say('cli.queue.report.written', { file: options.output }));
    }),
  );
}

function withDay(command: Command, door: Door): Command {
  return withCommonOptions(command, door)
    .option('-d, --date <date>', door.say('cli.queue.option.date'), calendarDay)
    .option('-q, --queue <name>', door.say('cli.queue.option.queue'));
}
