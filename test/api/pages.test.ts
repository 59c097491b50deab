import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startApi } from '../support/api.ts';
import { newFolder } from '../support/stores.ts';

async function withPages() {
  const webRoot = await newFolder();
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Lineup</title>');
  const script = 'export const week = 1;\n'.repeat(50);
  writeFileSync(join(webRoot, 'assets', 'week-1a2b3c.js'), script);
  writeFileSync(join(webRoot, 'assets', 'week-1a2b3c.js.br'), brotliCompressSync(script));
  writeFileSync(join(webRoot, 'assets', 'week-1a2b3c.js.gz'), gzipSync(script));
  return (await startApi({ webRoot })).as(null);
}

test.each(['/', '/week/2026-03-02', '/persons', '/login?refused=unknown'])(
  '%s is a page, always asked for anew',
  async (path) => {
    const answer = await (await withPages()).get(path, { accept: 'text/html' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.body).toContain('<title>Lineup</title>');
  },
);

test.each([
  ['br', 'br, gzip'],
  ['gzip', 'gzip'],
  [undefined, 'identity'],
])('a file is sent packed as %s, and kept for ever', async (packed, accepted) => {
  const answer = await (await withPages()).get('/assets/week-1a2b3c.js', { 'accept-encoding': accepted });
  expect(answer.headers['content-encoding']).toBe(packed);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-type']).toContain('javascript');
});

test.each([
  '/assets/gone.js',
  '/favicon.ico',
  '/api/nothing',
  '/api',
  '/../package.json',
  '/%2e%2e/package.json',
  '/assets/..%2f..%2fpackage.json',
])('%s is nothing', async (path) => {
  const answer = await (await withPages()).get(path);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('"dependencies"');
});
