import { join } from 'node:path';
import { importDemo } from '../actions/demo/import-demo.ts';
import { importDemoDesk } from '../actions/demo/import-demo-desk.ts';
import { openDemoWeek } from '../actions/demo/open-demo-week.ts';
import { staffDemoQueues } from '../actions/demo/staff-demo-queues.ts';
import { openWorkplace, type Workplace } from '../actions/workplace.ts';
import { outputDirectory } from '../actions/write-outputs.ts';
import { addDays, nextMonday } from '../model/time.ts';
import type { IsoDate } from '../model/types.ts';
import { arePagesStale, buildPages } from './build-pages.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { type Door, openDoor, speakLike } from './door.ts';
import { makeProgram, withCommonOptions } from './make-program.ts';
import { printTable } from './print-table.ts';
import { runProgram } from './run-program.ts';
import { openServer, placeFrom, type ServeOptions, withServeOptions } from './serve.ts';

/** `npm start`: next week's timetable, of the organisation's own people or else of the demo team, and the pages. */
const arguments_ = process.argv.slice(2);
const door = openDoor(arguments_, 'npm start');
await runProgram(door, async () => {
  let code = 0;
  const program = makeProgram('npm start --', door, 'cli.start.description');
  withServeOptions(withCommonOptions(program, door), door)
    .option('--no-serve', door.say('cli.start.no-serve'))
    .action(
      async (options: ServeOptions & { serve: boolean; data?: string; store?: string; config?: string }) => {
        const { data, store, config } = options;
        const workplace = await openWorkplace(door.surroundings, { data, store, config }, 'demo');
        try {
          const speaking = speakLike(door, workplace.config.organisation.locale, arguments_);
          code = await start({ ...workplace, locale: speaking.locale }, speaking, options);
        } finally {
          await workplace.store.close();
        }
      },
    );
  await program.parseAsync(arguments_, { from: 'user' });
  return code;
});

async function start(workplace: Workplace, speaking: Door, options: ServeOptions & { serve: boolean }) {
  const { config, clock } = workplace;
  if (!options.serve) return makeWeek(workplace, speaking, nextMonday(config.organisation.timezone, clock()));
  await makePages(workplace, speaking);
  // The simulated phones are those of its people.
  if (workplace.isDemo) {
    await importDemo(workplace.store, nextMonday(config.organisation.timezone, clock()));
    await importDemoDesk(workplace.store);
  }
  // Before the week is made: whether the port is free is told at once.
  const server = await openServer(workplace, speaking, placeFrom(options, workplace), options);
  const code = await makeWeek(workplace, speaking, nextMonday(config.organisation.timezone, clock()));
  if (workplace.isDemo) await staffDemoQueues({ ...workplace, by: 'lineup' }, server.phones);
  speaking.out('');
  await server.tell();
  await server.ended;
  return code;
}

async function makePages({ root }: Workplace, { say, note }: Door): Promise<void> {
  if (!arePagesStale(root)) return;
  note(say('cli.start.building'));
  try {
    await buildPages(root);
  } catch (error) {
    // Without its pages Lineup still makes weeks.
    const { stderr, message } = error as Error & { stderr?: string };
    note(say('cli.start.not-built', { reason: (stderr || message).trim() }));
  }
}

/** The week as `schedule-hours` makes it. The demo's is put in force, so that whoever comes in sees one. */
async function makeWeek(workplace: Workplace, speaking: Door, monday: IsoDate): Promise<number> {
  const { store, isDemo } = workplace;
  const { say, out } = speaking;
  if (isDemo) {
    await importDemo(store, monday);
    const running = addDays(monday, -7);
    await importDemo(store, running);
    await openDemoWeek(workplace, running);
  }
  const isMade = isDemo && (await store.timetables.published(monday)) !== null;
  const save = isDemo ? 'publish' : 'draft';
  const code = isMade ? 0 : await scheduleCommand(workplace, speaking, { save });
  if (isMade) out(say('cli.start.made', { week: monday }));
  const page = join(outputDirectory(workplace), monday, 'timetable.html');
  out(`\n${say('cli.start.next')}`);
  out(
    printTable([
      [`  npx lineup weeks show ${monday}`, say('cli.start.next.show')],
      [`  ${page}`, say('cli.start.next.html')],
      ...(isDemo ? [] : [[`  npx lineup weeks publish ${monday}`, say('cli.start.next.publish')]]),
      ['  npx lineup busy add KEY mon --reason "…"', say('cli.start.next.busy')],
      ['  npx schedule-hours', say('cli.start.next.again')],
      ['  npx lineup import tomatic DIR', say('cli.start.next.import')],
    ]),
  );
  return code;
}
