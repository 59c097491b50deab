import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile } from '../../../connectors/sftp/put-file.ts';
import { openSsh, startSshd } from '../../support/sshd.ts';

describe.skipIf(openSsh === null)('004.95 a copy on another server', () => {
  test('is put there whole, in the place of the one before', async () => {
    const { place, folder } = await startSshd();
    await putFile(place, 'week.html', 'first');
    await putFile(place, 'week.html', 'second: ñ·ы');
    expect(await readdir(folder)).toEqual(['week.html']);
    expect(await readFile(join(folder, 'week.html'), 'utf8')).toBe('second: ñ·ы');
  });

  test('is not given to a server that shows another key, nor without the right one of ours', async () => {
    const { place } = await startSshd();
    const other = `SHA256:${'A'.repeat(43)}`;
    await expect(putFile({ ...place, hostKey: other }, 'week.html', 'x')).rejects.toMatchObject({
      code: 'source-unauthorized',
    });
    await expect(
      putFile({ ...place, keyFile: null, password: 'wrong' }, 'week.html', 'x'),
    ).rejects.toMatchObject({
      code: 'source-unauthorized',
    });
  });
});

test('a server that is not there is told in one sentence', async () => {
  const place = {
    host: '127.0.0.1',
    port: 1,
    user: 'x',
    keyFile: null,
    password: 'geheim',
    hostKey: null,
    folder: '.',
  };
  const error = await putFile(place, 'week.html', 'x').catch((fault) => fault);
  expect(error).toMatchObject({ code: 'source-unavailable', values: { source: 'SFTP 127.0.0.1:1' } });
  expect(JSON.stringify(error.values)).not.toContain('geheim');
});
