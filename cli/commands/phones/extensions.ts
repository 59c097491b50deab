import type { Command } from 'commander';
import {
  addExtension,
  listExtensions,
  loadExtensions,
  type NewSecret,
  removeExtensions,
} from '../../../actions/phones/extensions.ts';
import type { Config } from '../../../model/config/schema.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import type { Sentence } from '../../../model/types.ts';
import type { Door } from '../../door.ts';
import { addGroup } from '../../make-program.ts';
import { printList } from '../../print-table.ts';
import { atPhones, operator, type PhoneOptions, withPhoneOptions } from './at-phones.ts';

interface ChangeOptions extends PhoneOptions {
  force?: boolean;
  dryRun?: boolean;
  prune?: boolean;
  scheduled?: boolean;
}

/** `lineup extensions load|show|add|remove|clear`: people's phones at the PBX. */
export function addExtensionCommands(program: Command, door: Door): void {
  const group = addGroup(program, door, 'extensions', 'cli.extensions.description');
  addLoad(group, door);
  addShow(group, door);

  const add = group
    .command('add')
    .argument('<person>', door.say('cli.queue.person'))
    .description(door.say('cli.extensions.add.description'));
  withChange(add, door).action((person: string, options: ChangeOptions) =>
    atPhones(door, options, async (workplace, exchanges, speaking) => {
      const secret = await addExtension(workplace, exchanges, operator, { ...options, person });
      if (options.json) speaking.out(JSON.stringify(secret));
      else tellSecrets([secret], speaking);
      tellFailure(secret.failure, speaking);
    }),
  );

  const remove = group
    .command('remove')
    .argument('<extension>', door.say('cli.extensions.extension'))
    .description(door.say('cli.extensions.remove.description'));
  withChange(remove, door).action((extension: string, options: ChangeOptions) =>
    takeAway(extension, options),
  );

  const clear = group.command('clear').description(door.say('cli.extensions.clear.description'));
  withChange(clear, door).action((options: ChangeOptions) => takeAway('all', options));

  function takeAway(extension: string, options: ChangeOptions): Promise<void> {
    return atPhones(door, options, async (workplace, exchanges, { out, say }) => {
      const gone = await removeExtensions(workplace, exchanges, operator, { ...options, extension });
      if (options.json) return out(JSON.stringify({ removed: gone, dryRun: options.dryRun === true }));
      const key = options.dryRun ? 'cli.extensions.remove.dry' : 'cli.extensions.remove.done';
      out(say(key, { count: gone.length, extensions: gone.join(', ') }));
    });
  }
}

function addLoad(group: Command, door: Door): void {
  const load = group
    .command('load')
    .description(door.say('cli.extensions.load.description'))
    .option('--prune', door.say('cli.extensions.load.prune'))
    .option('--scheduled', door.say('cli.extensions.load.scheduled'));
  withChange(load, door).action((options: ChangeOptions) =>
    atPhones(
      door,
      options,
      async (workplace, exchanges, speaking) => {
        const loaded = await loadExtensions(workplace, exchanges, operator, options);
        const { out, note, say } = speaking;
        tellFailure(loaded.failure, speaking);
        if (options.json) return out(JSON.stringify(loaded));
        const { add, rename, orphans, taken, removed, same } = loaded;
        for (const { extension, name } of add) out(`+ ${extension}  ${name}`);
        for (const { extension, name, from } of rename) out(`~ ${extension}  ${from} → ${name}`);
        for (const { extension, name } of orphans) {
          if (removed.includes(extension)) out(`− ${extension}  ${name}`);
          else note(say('cli.extensions.load.orphan', { extension, name }));
        }
        for (const one of taken) note(say('cli.extensions.load.taken', { ...one }));
        out(
          say('cli.extensions.load.done', {
            added: add.length,
            renamed: rename.length,
            removed: removed.length,
            same,
          }),
        );
        if (options.dryRun) out(say('cli.queue.set.dry'));
        else tellSecrets(loaded.secrets, speaking);
      },
      { isWanted: ({ telephony }) => !options.scheduled || keepsPhones(telephony) },
    ),
  );
}

function addShow(group: Command, door: Door): void {
  const show = group.command('show').description(door.say('cli.extensions.show.description'));
  withPhoneOptions(show, door).action((options: PhoneOptions) =>
    atPhones(door, options, async (_workplace, exchanges, { out, say }) => {
      const all = await listExtensions(exchanges, operator, options);
      if (options.json) return out(JSON.stringify(all));
      const rows = all.map(({ extension, name, isRegistered }) => [
        extension,
        name,
        say(isRegistered ? 'cli.extensions.registered' : 'cli.member.unregistered'),
      ]);
      out(printList(say, ['extension', 'name', 'state'], rows));
    }),
  );
}

/** On standard output and nowhere else: whoever runs the command hands them on. */
function tellSecrets(secrets: readonly NewSecret[], { out, note, say }: Door): void {
  if (secrets.length === 0) return;
  note(say('cli.extensions.secrets'));
  const rows = secrets.map(({ extension, name, secret }) => [extension, name, secret]);
  out(printList(say, ['extension', 'name', 'secret'], rows));
}

function withChange(command: Command, door: Door): Command {
  return withPhoneOptions(command, door)
    .option('--force', door.say('cli.extensions.option.force'))
    .option('--dry-run', door.say('cli.queue.set.dry-run'));
}

function keepsPhones({ pbxs }: Config['telephony']): boolean {
  return Object.values(pbxs).some(({ extensions }) => extensions !== 'off');
}

function tellFailure(failure: Sentence | null, { note, locale }: Door): void {
  if (failure === null) return;
  note(renderSentence(locale, failure));
  process.exitCode = 1;
}
