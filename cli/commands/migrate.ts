import type { Command } from 'commander';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';

/** `lineup migrate`: makes the own store, or brings it up to date. */
export function addMigrateCommand(program: Command, door: Door): void {
  const command = program.command('migrate').description(door.say('cli.migrate.description'));
  withCommonOptions(command, door).action((options: CommonOptions) =>
    atWork(door, options, 'own', async ({ store }, { say, out }) => {
      const { migratedFrom, place } = store;
      if (options.json) out(JSON.stringify({ place, migratedFrom }));
      else out(say(migratedFrom === null ? 'cli.migrate.ready' : 'cli.migrate.done', { place }));
    }),
  );
}
