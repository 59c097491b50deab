import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { arePagesStale, buildPages } from '../../cli/build-pages.ts';
import { linkPackages, makeTempProject } from '../support/temp-project.ts';

const page = '<!doctype html><title>x</title><script type="module" src="./app.ts"></script>';
const app = `import { word } from '../model/word.ts'; document.title = import.meta.env.DEV ? 'for development' : word.repeat(${'9'.repeat(3)});`;
const files = {
  'package-lock.json': '{}',
  'model/word.ts': `export const word: string = ${JSON.stringify('lineup '.repeat(200))};`,
  'web/index.html': page,
  'web/app.ts': app,
};

test('the pages are built where there are none, packed, and again when their sources are newer', async () => {
  const root = makeTempProject(files);
  linkPackages(root);
  expect(arePagesStale(root)).toBe(true);
  await buildPages(root);
  expect(arePagesStale(root)).toBe(false);
  const html = readFileSync(join(root, 'web/dist/index.html'), 'utf8');
  const script = join(root, 'web/dist', /src="\/(assets\/[^"]+\.js)"/.exec(html)![1]!);
  const built = readFileSync(script);
  expect(built.toString()).not.toContain('for development');
  expect(readdirSync(join(root, 'web')).sort()).toEqual(['app.ts', 'dist', 'index.html']);
  expect(brotliDecompressSync(readFileSync(`${script}.br`))).toEqual(built);
  expect(gunzipSync(readFileSync(`${script}.gz`))).toEqual(built);
  const later = new Date(Date.now() + 5000);
  utimesSync(join(root, 'model/word.ts'), later, later);
  expect(arePagesStale(root)).toBe(true);
});

test('where no pages are written yet there is nothing to build', () => {
  expect(arePagesStale(makeTempProject({ 'model/word.ts': '' }))).toBe(false);
});

test('a fault in the pages is told', async () => {
  const root = makeTempProject(files);
  linkPackages(root);
  mkdirSync(join(root, 'web'), { recursive: true });
  writeFileSync(join(root, 'web/app.ts'), 'import "./nothing.ts";');
  await expect(buildPages(root)).rejects.toMatchObject({ stderr: expect.stringContaining('nothing.ts') });
});
