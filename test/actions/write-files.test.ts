import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareFiles } from '../../actions/write-files.ts';
import { newFolder } from '../support/stores.ts';

test('files get their names only when all of them are on the disk, and then replace what was there', async () => {
  const folder = await newFolder();
  const [a, b] = [join(folder, 'a.txt'), join(folder, 'deep/er/b.txt')];
  writeFileSync(a, 'before');
  const files = await prepareFiles({ [a]: 'after', [b]: 'new' });
  expect([readFileSync(a, 'utf8'), existsSync(b)]).toEqual(['before', false]);
  await files.commit();
  expect([readFileSync(a, 'utf8'), readFileSync(b, 'utf8')]).toEqual(['after', 'new']);
  expect(readdirSync(folder, { recursive: true })).toHaveLength(4);
});

test('what is discarded leaves nothing behind but what others put there', async () => {
  const folder = await newFolder();
  const file = join(folder, 'one/two/a.txt');
  await (await prepareFiles({ [file]: 'x' })).discard();
  expect(readdirSync(folder)).toEqual([]);
  const files = await prepareFiles({ [file]: 'x' });
  writeFileSync(join(folder, 'one/mine.txt'), 'mine');
  await files.discard();
  expect(readdirSync(folder, { recursive: true })).toEqual(['one', 'one/mine.txt']);
});

test.each(['a folder stands there', 'a file stands above it', 'no folder can be made'])(
  'where one file cannot be written none is: %s',
  async (obstacle) => {
    const folder = await newFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '');
    const wrong = {
      'a folder stands there': join(folder, 'taken'),
      'a file stands above it': join(folder, 'file/b.txt'),
      // Where recursive mkdir would never end.
      'no folder can be made': '/proc/lineup-tests/b.txt',
    }[obstacle]!;
    await expect(prepareFiles({ [join(folder, 'new/a.txt')]: 'x', [wrong]: 'y' })).rejects.toMatchObject({
      code: 'not-writable',
      values: { place: wrong },
    });
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
  },
);
