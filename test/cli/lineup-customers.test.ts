import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCommand } from '../support/commands.ts';
import { ownFolder, withStore } from '../support/data-folders.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

test('lineup customers import takes the good lines and tells of the others', async () => {
  const data = await ownFolder(async () => {});
  const file = join(data, 'c.csv');
  writeFileSync(file, 'id,name,phones\n1,Marta,934567890\n2,,\n3,Pau,CALLME\n');
  const first = await runCommand('lineup', ['customers', 'import', file], { data });
  expect(first).toMatchObject({
    code: 0,
    stdout: 'Customers: 2 added, 0 changed, 0 as before, 0 removed.\n',
  });
  expect(first.stderr).toContain(`${file}:3: name is empty (left out)`);
  expect(first.stderr).toContain(`${file}:4: phones "CALLME" does not fit; expected +34934567890`);
  expect(await withStore(join(data, 'lineup.sqlite'), ({ customers }) => customers.count())).toBe(2);

  const replaced = await runCommand('lineup', ['customers', 'import', file, '--replace'], { data });
  expect(replaced.code).toBe(1);
  expect(replaced.stderr).toContain(
    '1 line does not fit (see above). Mend the file and try again; nothing was changed.',
  );
  const missing = await runCommand('lineup', ['customers', 'import', join(data, 'none.csv')], { data });
  expect(missing.code).toBe(1);
  const json = await runCommand('lineup', ['customers', 'import', file, '--json'], { data });
  expect(JSON.parse(json.stdout)).toMatchObject({
    unchanged: 2,
    faults: [expect.any(String), expect.any(String)],
  });
});
