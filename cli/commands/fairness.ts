import type { Command } from 'commander';
import { CAUSES, type FairnessReport, MOST_STEPS, reportFairness } from '../../actions/report-fairness.ts';
import { mondayOf, nextMonday, weekdayName } from '../../model/time.ts';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, calendarDay, wholeNumber, withCommonOptions } from '../make-program.ts';
import { printTable } from '../print-table.ts';

type FairnessOptions = CommonOptions & { week?: string; weeks?: number };

/** `lineup fairness`: who carried what in the last weeks. */
export function addFairnessCommand(program: Command, door: Door): void {
  const { say } = door;
  const command = program
    .command('fairness')
    .description(say('cli.fairness.description'))
    .option('--week <date>', say('cli.fairness.week'), calendarDay)
    .option('--weeks <count>', say('cli.fairness.weeks'), wholeNumber('--weeks', 1, 1000));
  withCommonOptions(command, door).action((options: FairnessOptions) =>
    atWork(door, options, 'none', async (workplace, speaking) => {
      const { config, clock } = workplace;
      const monday = options.week
        ? mondayOf(options.week)
        : nextMonday(config.organisation.timezone, clock());
      const weeks = options.weeks ?? config.rules[config.rules.preset].fairness.weeks;
      const report = await reportFairness(workplace, { monday, weeks });
      speaking.out(options.json ? JSON.stringify(report) : describe(report, speaking));
    }),
  );
}

function describe(report: FairnessReport, { say, locale }: Door): string {
  const { week, weeks, hardSlots } = report;
  if (weeks.length === 0) return say('cli.fairness.none', { week });
  const slots = hardSlots.map(({ weekday, slot }) => `${weekdayName(weekday, locale)} ${slot}`).join(', ');
  return [
    say('cli.fairness.title', { count: weeks.length, week }),
    slots ? say('cli.fairness.hard', { slots }) : say('cli.fairness.hard.none'),
    '',
    burdenTable(report, say),
    '',
    say('cli.fairness.legend', { most: MOST_STEPS }),
  ].join('\n');
}

/** One table, so that its columns line up, with a line before each group of equals. */
function burdenTable({ equals }: FairnessReport, say: Door['say']): string {
  const all = equals.flatMap(({ rows }) => rows);
  // What nobody carried needs no column.
  const causes = CAUSES.filter((cause) => all.some((row) => row.times[cause] > 0));
  const header = [
    say('cli.column.person'),
    ...(['turns', ...causes, 'points', 'perTurn', 'steps', 'credit'] as const).map((name) =>
      say(`cli.fairness.column.${name}`),
    ),
  ];
  const rows = all.map(({ name, turns, times, points, perTurn, steps, credit }) => {
    return [name, turns, ...causes.map((cause) => times[cause]), points, perTurn, steps, credit];
  });
  const [head, ...lines] = printTable([header, ...rows]).split('\n');
  const groups = equals.map(({ idealLoad, dailyLimit, rows }) => {
    const title = say('cli.fairness.equals', { load: idealLoad, limit: dailyLimit });
    return ['', title, ...lines.splice(0, rows.length)].join('\n');
  });
  return [head, ...groups].join('\n');
}
