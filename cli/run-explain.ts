import { type ExplainOptions, explainCommand } from './commands/explain.ts';
import { openDoor } from './door.ts';
import { atWork, calendarDay, makeProgram, withCommonOptions } from './make-program.ts';
import { runProgram } from './run-program.ts';

/** `schedule-hours explain [DATE]`: why a week is as it is, in short; or one turn, or one person's week. */
export async function runExplain(arguments_: string[]): Promise<void> {
  const door = openDoor(arguments_, 'schedule-hours');
  await runProgram(door, async () => {
    const { say } = door;
    const program = makeProgram('schedule-hours explain', door, 'cli.explain.description');
    withCommonOptions(program, door)
      .argument('[date]', say('cli.schedule.date'), calendarDay)
      .option('--turn <turn>', say('cli.explain.turn'))
      .option('--person <key>', say('cli.explain.person'))
      .action((date: string | undefined, options: ExplainOptions) =>
        atWork(door, options, 'none', (workplace, speaking) =>
          explainCommand(workplace, speaking, date, options),
        ),
      );
    await program.parseAsync(arguments_, { from: 'user' });
    return 0;
  });
}
