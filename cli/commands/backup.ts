import { resolve } from 'node:path';
import type { Command } from 'commander';
import { restoreBackup } from '../../actions/restore-backup.ts';
import { loadConfig } from '../../actions/workplace.ts';
import { localStamp } from '../../model/time.ts';
import { type Door, speakLike } from '../door.ts';
import { atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';

/** `lineup backup FILE` and `lineup restore FILE`. */
export function addBackupCommands(program: Command, door: Door): void {
  const { say } = door;
  const backup = program
    .command('backup')
    .argument('<file>', say('cli.backup.file'))
    .description(say('cli.backup.description'));
  withCommonOptions(backup, door).action((file: string, options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, { say, out }) => {
      const summary = await store.backup(resolve(file));
      out(options.json ? JSON.stringify(summary) : say('cli.backup.done', { ...summary }));
    }),
  );

  const restore = program
    .command('restore')
    .argument('<file>', say('cli.restore.file'))
    .description(say('cli.restore.description'));
  withCommonOptions(restore, door).action(async (file: string, options: CommonOptions) => {
    const { organisation } = loadConfig(door.surroundings, options);
    const { say, out, surroundings } = speakLike(door, organisation.locale, process.argv.slice(2));
    const restored = await restoreBackup(surroundings, options, resolve(file));
    if (options.json) return out(JSON.stringify(restored));
    const { rows, place, aside } = restored;
    out(say('cli.restore.done', { rows, place, at: localStamp(restored.at, organisation.timezone) }));
    if (aside) out(say('cli.restore.aside', { aside }));
  });
}
