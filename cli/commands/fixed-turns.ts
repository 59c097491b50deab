import type { Command } from 'commander';
import { setFixedTurn } from '../../actions/set-fixed-turn.ts';
import { weekdayName } from '../../model/time.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, wholeNumber, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup fixed-turns list|set|free`: the weekly template. */
export function addFixedTurnCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'fixed-turns', 'cli.fixed.description');

  const list = group.command('list').description(say('cli.fixed.list.description'));
  withCommonOptions(list, door).action((options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, { say, out, locale }) => {
      const turns = await store.fixedTurns.list();
      const rows = turns.map((turn) => [
        weekdayName(turn.weekday, locale),
        turn.slot + 1,
        turn.line + 1,
        turn.person ?? say('cli.fixed.nobody'),
      ]);
      const table = () => printList(say, ['weekday', 'slot', 'line', 'person'], rows);
      out(options.json ? JSON.stringify(turns) : table());
    }),
  );

  const place = (command: Command) =>
    command
      .argument('<weekday>', say('cli.fixed.weekday'))
      .argument('<slot>', say('cli.fixed.slot'), wholeNumber('SLOT', 1))
      .argument('<line>', say('cli.fixed.line'), wholeNumber('LINE', 1));

  const set = place(group.command('set'))
    .argument('<person>', say('cli.fixed.person'))
    .description(say('cli.fixed.set.description'));
  withCommonOptions(set, door).action(
    (weekday: string, slot: number, line: number, person: string, options: CommonOptions) =>
      atWork(door, options, 'none', async (workplace, { say, out }) => {
        const turns = await setFixedTurn(workplace, { weekday, slot, line, person });
        out(options.json ? JSON.stringify(turns) : say('cli.fixed.set.done'));
      }),
  );

  const free = place(group.command('free')).description(say('cli.fixed.free.description'));
  withCommonOptions(free, door).action(
    (weekday: string, slot: number, line: number, options: CommonOptions) =>
      atWork(door, options, 'none', async (workplace, { say, out }) => {
        const turns = await setFixedTurn(workplace, { weekday, slot, line, person: null });
        out(options.json ? JSON.stringify(turns) : say('cli.fixed.free.done'));
      }),
  );
}
