import { type Command, Option } from 'commander';
import { addAbsence, removeAbsence } from '../../actions/edit-absences.ts';
import { ABSENCE_KINDS, type AbsenceKind } from '../../model/types.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, calendarDay, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup absences list|add|remove`: whole days away, where no outside system says them. */
export function addAbsenceCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'absences', 'cli.absences.description');

  const list = group.command('list').description(say('cli.absences.list.description'));
  withCommonOptions(list, door).action((options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store }, { say, out }) => {
      const absences = await store.absences.list();
      const rows = absences.map((a) => [
        a.person,
        a.from,
        a.to,
        say(`cli.absence.${a.kind}`),
        a.source,
        a.id,
      ]);
      const table = () => printList(say, ['person', 'from', 'to', 'kind', 'source', 'id'], rows);
      out(options.json ? JSON.stringify(absences) : table());
    }),
  );

  const add = group
    .command('add')
    .argument('<person>', say('cli.persons.key'))
    .argument('<from>', say('cli.absences.add.from'), calendarDay)
    .argument('[to]', say('cli.absences.add.to'), calendarDay)
    .description(say('cli.absences.add.description'))
    .addOption(
      new Option('--kind <kind>', say('cli.absences.add.kind'))
        .choices([...ABSENCE_KINDS])
        .default('holiday'),
    );
  withCommonOptions(add, door).action(
    (person: string, from: string, to: string | undefined, options: CommonOptions & { kind: AbsenceKind }) =>
      atWork(door, options, 'none', async (workplace, { say, out }) => {
        const { kind } = options;
        const absence = await addAbsence(workplace, { person, from, to: to ?? from, kind });
        out(options.json ? JSON.stringify(absence) : say('cli.absences.add.done', { id: absence.id }));
      }),
  );

  const remove = group
    .command('remove')
    .argument('<id>', say('cli.absences.remove.id'))
    .description(say('cli.absences.remove.description'));
  withCommonOptions(remove, door).action((id: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      await removeAbsence(workplace, id);
      out(options.json ? JSON.stringify({ removed: id }) : say('cli.absences.remove.done', { id }));
    }),
  );
}
