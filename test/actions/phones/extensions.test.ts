import { describe, expect, test } from 'vitest';
import {
  addExtension,
  listExtensions,
  loadExtensions,
  removeExtensions,
} from '../../../actions/phones/extensions.ts';
import { person } from '../../store/samples.ts';
import { actor } from '../../support/demo-week.ts';
import { atWork, TEAM } from './phones-at-work.ts';

const lead = actor('eva', 'supervisor');

/** A place whose exchange is open, and one more person who has no phone there yet. */
async function place() {
  const one = await atWork('sqlite');
  one.pbx.open();
  await one.workplace.store.persons.save(person('fay', { extension: '206' }));
  return one;
}

describe('people’s phones', () => {
  test('004.99 004.101 a new one gets a secret of chance, shown once; the others keep theirs', async () => {
    const { workplace, exchanges } = await place();
    const loaded = await loadExtensions(workplace, exchanges, lead);
    expect(loaded).toMatchObject({ add: [{ extension: '206' }], rename: [], same: TEAM.length, removed: [] });
    expect(loaded.secrets).toEqual([
      { extension: '206', name: 'Fay', secret: expect.stringMatching(/^[\w-]{24}$/) },
    ]);
    expect(loaded.secrets[0]!.secret).not.toContain('206');
    const again = await loadExtensions(workplace, exchanges, lead);
    expect(again).toMatchObject({ add: [], secrets: [], same: TEAM.length + 1 });
    expect((await listExtensions(exchanges, lead)).map(({ extension }) => extension)).toContain('206');

    const entries = (await workplace.store.audit.list()).filter(({ what }) => what === 'extension.load');
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(loaded.secrets[0]!.secret);
    const renewed = await addExtension(workplace, exchanges, lead, { person: 'fay' });
    expect(renewed.secret).not.toBe(loaded.secrets[0]!.secret);
  });

  test('a dry run tells and changes nothing', async () => {
    const { workplace, exchanges } = await place();
    const told = await loadExtensions(workplace, exchanges, lead, { dryRun: true });
    expect(told).toMatchObject({ add: [{ extension: '206' }], secrets: [] });
    expect(await listExtensions(exchanges, lead)).toHaveLength(TEAM.length);
    expect(
      await removeExtensions(workplace, exchanges, lead, { extension: 'all', dryRun: true }),
    ).toHaveLength(TEAM.length);
    expect(await listExtensions(exchanges, lead)).toHaveLength(TEAM.length);
  });

  test('those of nobody are told, and go only when asked', async () => {
    const { workplace, exchanges } = await place();
    await loadExtensions(workplace, exchanges, lead);
    const fay = (await workplace.store.persons.get('fay'))!;
    await workplace.store.persons.save({ ...fay, extension: null });
    const told = await loadExtensions(workplace, exchanges, lead);
    expect(told).toMatchObject({ orphans: [{ extension: '206' }], removed: [] });
    const pruned = await loadExtensions(workplace, exchanges, lead, { prune: true });
    expect(pruned.removed).toEqual(['206']);
    expect(await listExtensions(exchanges, lead)).toHaveLength(TEAM.length);
  });

  test('nothing is loaded while calls are up, unless somebody insists', async () => {
    const { workplace, exchanges, pbx } = await place();
    pbx.driver.callIn({ queue: 'support', number: '600111222' });
    await expect(loadExtensions(workplace, exchanges, lead)).rejects.toMatchObject({ code: 'calls-up' });
    await expect(removeExtensions(workplace, exchanges, lead, { extension: '201' })).rejects.toMatchObject({
      code: 'calls-up',
      values: { count: 1 },
    });
    const forced = await loadExtensions(workplace, exchanges, lead, { force: true });
    expect(forced.secrets).toHaveLength(1);
  });

  test('only who may, what is there, and an exchange whose phones are ours', async () => {
    const { workplace, exchanges } = await place();
    const ada = actor('ada');
    await expect(loadExtensions(workplace, exchanges, ada)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listExtensions(exchanges, ada)).rejects.toMatchObject({ code: 'forbidden' });
    const unknown = removeExtensions(workplace, exchanges, lead, { extension: '999' });
    await expect(unknown).rejects.toMatchObject({ code: 'unknown-extension' });
    const none = { ...exchanges, pbxs: new Map() };
    await expect(listExtensions(none, lead)).rejects.toMatchObject({ code: 'no-extensions' });
    const [pbx] = exchanges.pbxs.values();
    const two = {
      ...exchanges,
      pbxs: new Map([
        ['a', pbx!],
        ['b', pbx!],
      ]),
    };
    await expect(listExtensions(two, lead)).rejects.toMatchObject({ code: 'pbx-needed' });
  });
});
