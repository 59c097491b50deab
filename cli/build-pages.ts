import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What the pages are made of. */
const SOURCES = ['web', 'model', 'package-lock.json'];
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|txt|webmanifest)$/;
const LEAST_BYTES = 512;

/** Whether the built pages are missing, or older than what they are made of. */
export function arePagesStale(root: string): boolean {
  if (!existsSync(join(root, 'web', 'index.html'))) return false;
  const built = join(root, 'web', 'dist', 'index.html');
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > since);
}

/** Builds the pages, in a process of its own whose memory goes with it, and packs them for browsers. */
export async function buildPages(root: string): Promise<void> {
  const vite = join(
    dirname(createRequire(join(root, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const fresh = join(root, 'web', `dist-${process.pid}`);
  try {
    const words = ['build', '--logLevel', 'error', '--outDir', fresh, '--emptyOutDir'];
    await promisify(execFile)(process.execPath, [vite, ...words], {
      cwd: join(root, 'web'),
      // Whatever called us, such as a test: libraries have slower forms for development.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await packFiles(fresh);
    replaceFolder(join(root, 'web', 'dist'), fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** At once: a server that runs goes on finding whole pages. */
function replaceFolder(folder: string, fresh: string): void {
  const former = `${fresh}-former`;
  if (existsSync(folder)) renameSync(folder, former);
  renameSync(fresh, folder);
  rmSync(former, { recursive: true, force: true });
}

/** Each file also as brotli and gzip, where that makes it smaller: nothing is packed while somebody waits. */
async function packFiles(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  for (const name of files.filter((file) => COMPRESSIBLE.test(file))) {
    const file = join(folder, name);
    const bytes = await readFile(file);
    if (bytes.length < LEAST_BYTES) continue;
    const [brotli, zipped] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: quality }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    if (brotli.length < bytes.length) await writeFile(`${file}.br`, brotli);
    if (zipped.length < bytes.length) await writeFile(`${file}.gz`, zipped);
  }
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => !/^dist\b|^node_modules$/.test(name));
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}
