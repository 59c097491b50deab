import { join } from 'node:path';
import { importDemo } from '../actions/demo/import-demo.ts';
import { openWorkplace } from '../actions/workplace.ts';
import { outputDirectory } from '../actions/write-outputs.ts';
import { nextMonday } from '../model/time.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { openDoor, speakLike } from './door.ts';
import { printTable } from './print-table.ts';
import { runProgram } from './run-program.ts';

/** `npm start`: next week's timetable, of the organisation's own people or else of the demo team. */
const arguments_ = process.argv.slice(2);
const door = openDoor(arguments_, 'npm start');
await runProgram(door, async () => {
  const workplace = await openWorkplace(door.surroundings, {}, 'demo');
  try {
    const { config, store, isDemo, clock } = workplace;
    const speaking = speakLike(door, config.organisation.locale, arguments_);
    const monday = nextMonday(config.organisation.timezone, clock());
    if (isDemo) await importDemo(store, monday);
    const code = await scheduleCommand({ ...workplace, locale: speaking.locale }, speaking, {
      save: 'draft',
    });
    const { say, out } = speaking;
    const page = join(outputDirectory(workplace), monday, 'timetable.html');
    out(`\n${say('cli.start.next')}`);
    out(
      printTable([
        [`  npx lineup weeks show ${monday}`, say('cli.start.next.show')],
        [`  ${page}`, say('cli.start.next.html')],
        [`  npx lineup weeks publish ${monday}`, say('cli.start.next.publish')],
        ['  npx lineup busy add KEY mon --reason "…"', say('cli.start.next.busy')],
        ['  npx schedule-hours', say('cli.start.next.again')],
        ['  npx lineup import tomatic DIR', say('cli.start.next.import')],
      ]),
    );
    return code;
  } finally {
    await workplace.store.close();
  }
});
