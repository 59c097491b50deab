import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportTomatic } from '../../actions/export-tomatic.ts';
import { mondayOf, nextMonday } from '../../model/time.ts';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';

/** `lineup export DIR`: the store as the files that Tomatic reads. */
export function addExportCommand(program: Command, door: Door): void {
  const { say } = door;
  const command = program
    .command('export')
    .argument('<dir>', say('cli.export.dir'))
    .description(say('cli.export.description'))
    .option('--week <date>', say('cli.export.week'), calendarDay);
  withCommonOptions(command, door).action((dir: string, options: CommonOptions & { week?: string }) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const { timezone } = workplace.config.organisation;
      const monday = options.week ? mondayOf(options.week) : nextMonday(timezone, workplace.clock());
      const files = await exportTomatic(workplace, resolve(dir), monday);
      out(
        options.json
          ? JSON.stringify({ files })
          : say('cli.export.done', { count: files.length, dir: resolve(dir) }),
      );
    }),
  );
}
