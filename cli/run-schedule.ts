import { Option } from 'commander';
import { SOURCE_NAMES } from '../actions/choose-source.ts';
import { ENGINES } from '../actions/engines.ts';
import { AppError } from '../model/errors.ts';
import { WEEKDAYS, type Weekday } from '../model/types.ts';
import { type ScheduleOptions, scheduleCommand } from './commands/schedule.ts';
import { openDoor } from './door.ts';
import { atWork, calendarDay, makeProgram, wholeNumber, withCommonOptions } from './make-program.ts';
import { runProgram } from './run-program.ts';
import { programVersion } from './version.ts';

/** `schedule-hours`: the coordinator's weekly job. */
export async function runSchedule(arguments_: string[]): Promise<void> {
  const door = openDoor(arguments_, 'schedule-hours');
  await runProgram(door, async () => {
    let code = 0;
    const { say } = door;
    const program = makeProgram('schedule-hours', door, 'cli.schedule.description');
    program.version(programVersion(), '--version', say('cli.option.version'));
    withCommonOptions(program, door)
      .argument('[date]', say('cli.schedule.date'), calendarDay)
      .option('--week <date>', say('cli.option.week'), calendarDay)
      .option('--keep', say('cli.schedule.keep'))
      .addOption(new Option('--source <name>', say('cli.schedule.source')).choices([...SOURCE_NAMES]))
      .option('--lines <n>', say('cli.schedule.lines'), wholeNumber('--lines', 1, 1000))
      .option('--max-overload <n>', say('cli.schedule.max-overload'), wholeNumber('--max-overload', 0, 1000))
      .option('--adjust-lines', say('cli.schedule.adjust-lines'))
      .option('--no-adjust-lines', say('cli.schedule.no-adjust-lines'))
      .option('--forgive', say('cli.schedule.forgive'))
      .option('--seed <n>', say('cli.schedule.seed'), wholeNumber('--seed', 0, 2_147_483_647))
      .option('--time-limit <s>', say('cli.schedule.time-limit'), wholeNumber('--time-limit', 1, 86_400))
      .option('--stop-penalty <n>', say('cli.schedule.stop-penalty'), wholeNumber('--stop-penalty', 0))
      .addOption(new Option('--engine <name>', say('cli.schedule.engine')).choices([...ENGINES]))
      .option('--search-days <list>', say('cli.schedule.search-days'), weekdays)
      .option('--ideal-loads <file>', say('cli.schedule.ideal-loads'))
      .option('--summary <file>', say('cli.schedule.summary'))
      .option('--out <dir>', say('cli.schedule.out'))
      .addOption(
        new Option('--save <how>', say('cli.schedule.save'))
          .choices(['draft', 'publish', 'no'])
          .default('draft'),
      )
      .option('--strict', say('cli.schedule.strict'))
      .addHelpText('after', `\n${say('cli.schedule.more')}`)
      .action((date: string | undefined, options: ScheduleOptions) =>
        atWork(door, options, 'none', async (workplace, speaking) => {
          if (date && options.week) {
            const expected = speaking.say('expected.one-date');
            throw new AppError('bad-option', { option: 'DATE', value: date, expected });
          }
          code = await scheduleCommand(workplace, speaking, { ...options, week: options.week ?? date });
        }),
      );
    await program.parseAsync(arguments_, { from: 'user' });
    return code;
  });
}

function weekdays(text: string): Weekday[] {
  return text.split(',').map((word) => {
    const found = WEEKDAYS.find((weekday) => weekday === word.trim().toLowerCase());
    if (found) return found;
    throw new AppError('bad-option', { option: '--search-days', value: text, expected: WEEKDAYS.join(',') });
  });
}
