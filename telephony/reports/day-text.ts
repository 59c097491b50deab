import type { Say } from '../../model/texts/index.ts';
import type { DayReport } from './day-report.ts';
import { figureRows, sayPercent, unansweredOf } from './figure-rows.ts';
import { saySeconds } from './say-seconds.ts';

/** For a chat: the day in a few lines, then who answered how much. */
export function daySummary(report: DayReport, say: Say): string {
  const { date, stats, queue } = report;
  const title =
    queue === null ? say('calls.report.title', { date }) : say('calls.report.title-of', { date, queue });
  if (stats.received === 0) return `*${title}*\n${say('calls.report.none')}`;
  const { received, answered, serviceLevel, hold } = stats;
  const lines = [
    `*${title}*`,
    say('calls.report.answered', { received, answered, percent: sayPercent(serviceLevel) }),
    say('calls.report.unanswered', {
      count: unansweredOf(stats),
      abandoned: stats.abandoned,
      timedOut: stats.timedOut,
      others: stats.full + stats.unattended,
    }),
    say('calls.report.longest', { wait: saySeconds(hold.longest) }),
    ...personLines(report, say),
  ];
  return lines.join('\n');
}

/** For a terminal and for mail without pages: every figure, then who answered how much. */
export function dayText(report: DayReport, say: Say): string {
  const rows = figureRows(report.stats, say);
  const width = Math.max(...rows.map(([name]) => [...name].length));
  const { date, queue } = report;
  return [
    queue === null ? say('calls.report.title', { date }) : say('calls.report.title-of', { date, queue }),
    '',
    ...rows.map(([name, value]) => `${name}${' '.repeat(width - [...name].length)}  ${value}`),
    ...personLines(report, say),
  ].join('\n');
}

function personLines({ stats, names }: DayReport, say: Say): string[] {
  return stats.persons.map(({ person, extension, answered, talk, missed, rejected }) => {
    const name = person === null ? (extension ?? '') : (names[person] ?? person);
    return `- ${say('calls.report.person', { name, answered, talk: saySeconds(talk.total), missed: missed + rejected })}`;
  });
}
