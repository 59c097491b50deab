import type { Command } from 'commander';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';
import { openServer, placeFrom, type ServeOptions, withServeOptions } from '../serve.ts';

/** `lineup serve`: the pages and the API, until somebody ends it. */
export function addServeCommand(program: Command, door: Door): void {
  const command = program.command('serve').description(door.say('cli.serve.description'));
  withServeOptions(withCommonOptions(command, door), door).action((options: CommonOptions & ServeOptions) =>
    atWork(door, options, 'none', async (workplace, speaking) => {
      const server = await openServer(workplace, speaking, placeFrom(options, workplace), options);
      await server.tell();
      await server.ended;
    }),
  );
}
