import { addAbsenceCommands } from './commands/absences.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addBusyCommands } from './commands/busy.ts';
import { addConfigCommands } from './commands/check-config.ts';
import { addClosedDayCommands } from './commands/closed-days.ts';
import { addCustomerCommands } from './commands/customers.ts';
import { addExportCommand } from './commands/export.ts';
import { addFairnessCommand } from './commands/fairness.ts';
import { addFixedTurnCommands } from './commands/fixed-turns.ts';
import { addImportCommands } from './commands/import.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addPersonCommands } from './commands/persons.ts';
import { addExtensionCommands } from './commands/phones/extensions.ts';
import { addPbxCommands } from './commands/phones/pbx.ts';
import { addQueueCommands } from './commands/phones/queue.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addSayCommand } from './commands/say.ts';
import { addServeCommand } from './commands/serve.ts';
import { addWeekCommands } from './commands/weeks.ts';
import { openDoor } from './door.ts';
import { commonOptionsLast, makeProgram } from './make-program.ts';
import { runProgram } from './run-program.ts';
import { programVersion } from './version.ts';

/** `lineup`: everything that a coordinator or an administrator does outside the browser, one verb each. */
export async function runLineup(arguments_: string[]): Promise<void> {
  const door = openDoor(arguments_, 'lineup');
  await runProgram(door, async () => {
    const program = makeProgram('lineup', door, 'cli.lineup.description');
    program.version(programVersion(), '--version', door.say('cli.option.version'));
    for (const add of [
      addMigrateCommand,
      addImportCommands,
      addExportCommand,
      addPersonCommands,
      addCustomerCommands,
      addBusyCommands,
      addAbsenceCommands,
      addClosedDayCommands,
      addFixedTurnCommands,
      addWeekCommands,
      addPlanCommand,
      addQueueCommands,
      addExtensionCommands,
      addPbxCommands,
      addFairnessCommand,
      addConfigCommands,
      addBackupCommands,
      addKeyCommands,
      addSayCommand,
      addServeCommand,
    ]) {
      add(program, door);
    }
    if (arguments_.length === 0) {
      program.outputHelp();
      return 2;
    }
    await program.parseAsync(commonOptionsLast(arguments_), { from: 'user' });
    return 0;
  });
}
