import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepSecret } from '../../actions/keep-secret.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { newFolder } from '../support/stores.ts';

const at = (dataDirectory: string, secret: string | null = null) => {
  const config = defaultConfig();
  config.access.secret = secret;
  return { config, dataDirectory } as Workplace;
};

test('the secret is made once, for its owner’s eyes, and is another in every installation', async () => {
  const folder = join(await newFolder(), 'data');
  const secret = keepSecret(at(folder));
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(keepSecret(at(folder))).toBe(secret);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(keepSecret(at(await newFolder()))).not.toBe(secret);
  chmodSync(join(folder, 'secret'), 0o400);
  expect(keepSecret(at(folder))).toBe(secret);
});

test('that of the configuration wins, and leaves nothing behind', async () => {
  const folder = await newFolder();
  expect(keepSecret(at(folder, 'from the environment'))).toBe('from the environment');
  expect(() => readFileSync(join(folder, 'secret'))).toThrow();
});
