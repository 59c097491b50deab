import type { Command } from 'commander';
import { closeDay, openDay } from '../../actions/edit-closed-days.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup closed-days list|add|remove`. */
export function addClosedDayCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'closed-days', 'cli.closed.description');

  const list = group.command('list').description(say('cli.closed.list.description'));
  withCommonOptions(list, door).action((options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, { say, out }) => {
      const days = await store.closedDays.list();
      const rows = days.map((day) => [day.date, day.name, day.source]);
      const table = () => printList(say, ['date', 'title', 'source'], rows);
      out(options.json ? JSON.stringify(days) : table());
    }),
  );

  const add = group
    .command('add')
    .argument('<date>', say('cli.closed.date'), calendarDay)
    .argument('<name>', say('cli.closed.name'))
    .description(say('cli.closed.add.description'));
  withCommonOptions(add, door).action((date: string, name: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const day = await closeDay(workplace, { date, name });
      out(options.json ? JSON.stringify(day) : say('cli.closed.add.done', { date }));
    }),
  );

  const remove = group
    .command('remove')
    .argument('<date>', say('cli.closed.date'), calendarDay)
    .description(say('cli.closed.remove.description'));
  withCommonOptions(remove, door).action((date: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      await openDay(workplace, date);
      out(options.json ? JSON.stringify({ removed: date }) : say('cli.closed.remove.done', { date }));
    }),
  );
}
