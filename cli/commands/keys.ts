import type { Command } from 'commander';
import { addKey, revokeKey } from '../../actions/identity/keys.ts';
import { SCOPES } from '../../model/permissions.ts';
import { localStamp } from '../../model/time.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

/** `lineup keys list|add|revoke`: services that ask the API. */
export function addKeyCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'keys', 'cli.keys.description');

  const list = group.command('list').description(say('cli.keys.list.description'));
  withCommonOptions(list, door).action((options: CommonOptions) =>
    atWork(door, options, 'none', async ({ store, config }, { say, out }) => {
      const keys = await store.apiKeys.list();
      const at = (instant: string | null) => instant && localStamp(instant, config.organisation.timezone);
      const rows = keys.map((key) => [
        key.name,
        key.scopes.join(', '),
        at(key.createdAt),
        at(key.lastUsedAt),
        at(key.revokedAt),
        key.id,
      ]);
      const table = () => printList(say, ['name', 'scopes', 'created', 'used', 'revoked', 'id'], rows);
      out(options.json ? JSON.stringify(keys) : table());
    }),
  );

  const add = group
    .command('add')
    .argument('<name>', say('cli.keys.add.name'))
    .argument('<scopes>', say('cli.keys.add.scopes', { scopes: SCOPES.join(', ') }))
    .description(say('cli.keys.add.description'));
  withCommonOptions(add, door).action((name: string, scopes: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      const wanted = scopes.split(',').map((scope) => scope.trim());
      const { key, secret } = await addKey(workplace, { name, scopes: wanted });
      out(
        options.json ? JSON.stringify({ ...key, secret }) : say('cli.keys.add.done', { id: key.id, secret }),
      );
    }),
  );

  const revoke = group
    .command('revoke')
    .argument('<id>', say('cli.keys.revoke.id'))
    .description(say('cli.keys.revoke.description'));
  withCommonOptions(revoke, door).action((id: string, options: CommonOptions) =>
    atWork(door, options, 'none', async (workplace, { say, out }) => {
      await revokeKey(workplace, id);
      out(options.json ? JSON.stringify({ revoked: id }) : say('cli.keys.revoke.done', { id }));
    }),
  );
}
