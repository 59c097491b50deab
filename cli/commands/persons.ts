import type { Command } from 'commander';
import { archivePerson } from '../../actions/archive-person.ts';
import { editPerson, type PersonChange } from '../../actions/edit-person.ts';
import type { Person } from '../../model/types.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup persons list|set|archive`. */
export function addPersonCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'persons', 'cli.persons.description');

  const list = group
    .command('list')
    .description(say('cli.persons.list.description'))
    .option('--all', say('cli.persons.list.all'));
  withCommonOptions(list, door).action((options: CommonOptions & { all?: boolean }) =>
    atWork(door, options, 'none', async ({ store }, speaking) => {
      const persons = await store.persons.list({ includeArchived: options.all });
      speaking.out(options.json ? JSON.stringify(persons) : personTable(persons, speaking));
    }),
  );

  const set = group
    .command('set')
    .argument('<key>', say('cli.persons.key'))
    .description(say('cli.persons.set.description'))
    .option('--name <text>', say('cli.persons.set.name'))
    .option('--email <address>', say('cli.persons.set.email'))
    .option('--extension <number>', say('cli.persons.set.extension'))
    .option('--color <hex>', say('cli.persons.set.color'))
    .option('--table <number>', say('cli.persons.set.table'))
    .option('--groups <list>', say('cli.persons.set.groups'))
    .option('--ideal-load <turns>', say('cli.persons.set.ideal-load'))
    .option('--daily-limit <turns>', say('cli.persons.set.daily-limit'))
    .option('--lunch-exempt', say('cli.persons.set.lunch-exempt'))
    .option('--no-lunch-exempt', say('cli.persons.set.no-lunch-exempt'))
    .option('--locale <code>', say('cli.persons.set.locale'))
    .option('--roles <list>', say('cli.persons.set.roles'));
  withCommonOptions(set, door).action((key: string, options: CommonOptions & PersonChange) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const { person, isNew } = await editPerson(workplace, key, options);
      const { name } = person;
      const done = isNew ? 'cli.persons.set.new' : 'cli.persons.set.done';
      out(options.json ? JSON.stringify(person) : say(done, { person: name, key }));
    }),
  );

  const archive = group
    .command('archive')
    .argument('<key>', say('cli.persons.key'))
    .description(say('cli.persons.archive.description'));
  withCommonOptions(archive, door).action((key: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const { freedTurns } = await archivePerson(workplace, key);
      if (options.json) return out(JSON.stringify({ archived: key, freedTurns }));
      out(say('cli.persons.archive.done', { person: key }));
      if (freedTurns.length > 0) out(say('cli.persons.archive.freed', { count: freedTurns.length }));
    }),
  );
}

function personTable(persons: readonly Person[], { say }: Door): string {
  const rows = persons.map((person) => [
    person.key,
    person.active ? person.name : `${person.name} (${say('cli.persons.archived')})`,
    person.idealLoad,
    person.dailyLimit,
    person.extension,
    person.table,
    person.groups.join(', '),
    person.email,
  ]);
  return printList(say, ['key', 'name', 'load', 'limit', 'extension', 'table', 'groups', 'email'], rows);
}
