import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

/** Files whose names tell their content never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the built application. Every address that is no file and none of the API's is a page of it: the browser
 * decides which.
 */
export const pages = fastifyPlugin(async (app: FastifyInstance, { root }: { root: string }) => {
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: true,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    },
  });
  app.get('/', (_request, reply) => reply.sendFile('index.html'));
});

/** Whether an address that was not found is one of the application's pages: no file, and asked for by a browser. */
export function isPage(method: string, path: string): boolean {
  const isOurs = path.startsWith('/api/') || path === '/api' || path.startsWith('/calendars/');
  return (method === 'GET' || method === 'HEAD') && !isOurs && !/\.[a-z0-9]+$/i.test(path);
}
