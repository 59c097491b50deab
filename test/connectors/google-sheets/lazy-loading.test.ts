import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startGoogleServer } from '../../support/google-server.ts';

const root = new URL('../../../', import.meta.url);

it('loads the Google library when a sheet is really read, and then only the part that reads sheets', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lineup-lazy-'));
  const server = await startGoogleServer([{ id: 'doc-1', title: 'T', sheets: { S: [['Alba']] } }]);
  try {
    const keyFile = join(directory, 'key.json');
    await writeFile(keyFile, JSON.stringify(server.key));
    const settings = {
      keyFile,
      spreadsheetId: 'doc-1',
      leavesSheet: 'S',
      timeoutSeconds: 5,
      attempts: 1,
      apiUrl: server.url,
      tokenUrl: server.tokenUrl,
    };
    const script = `
      import { createRequire } from 'node:module';
      import { createSheetsSource } from '${new URL('connectors/google-sheets/sheets-source.ts', root)}';
      import '${new URL('connectors/odoo/odoo-source.ts', root)}';
      import '${new URL('connectors/files/files-source.ts', root)}';
      const { cache } = createRequire('${new URL('package.json', root)}');
      const loaded = (part) => Object.keys(cache).some((file) => file.replaceAll('\\\\', '/').includes(part));
      const question = { monday: '2026-03-02', sunday: '2026-03-08', days: [], persons: [{ key: 'alba', name: 'Alba' }] };
      const source = createSheetsSource(${JSON.stringify(settings)});
      const broken = createSheetsSource({ ...${JSON.stringify(settings)}, keyFile: null });
      const code = await broken.fetchWeek(question).catch((error) => error.code);
      const before = loaded('node_modules/googleapis/');
      const week = await source.fetchWeek(question);
      console.log(JSON.stringify({
        code, before, absences: week.absences.length,
        sheets: loaded('node_modules/googleapis/build/src/apis/sheets/'),
        drive: loaded('node_modules/googleapis/build/src/apis/drive/'),
        all: loaded('node_modules/googleapis/build/src/index.js'),
      }));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
    });
    expect(JSON.parse(stdout)).toEqual({
      code: 'source-not-configured',
      before: false,
      absences: 1,
      sheets: true,
      drive: false,
      all: false,
    });
  } finally {
    await server.close();
    await rm(directory, { recursive: true });
  }
});
