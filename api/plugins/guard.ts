import fastifyPlugin from 'fastify-plugin';
import { PERMISSIONS, type Permission } from '../../model/permissions.ts';
import { refusal } from '../requires.ts';

/**
 * Lets a request in by the permission that its route names, before its body is read. A route that names none does not
 * come into being.
 */
export const guard = fastifyPlugin(async (app) => {
  app.addHook('onRoute', (route) => {
    const { permission, ownerOf } = route.config ?? {};
    if (!permission) throw new Error(`${route.method} ${route.url} names no permission: use requires(…)`);
    if (ownerOf && !(`${permission}.own` in PERMISSIONS))
      throw new Error(`${permission}.own is not in the table`);
    // The documentation says it, and a test walks through all routes by it.
    const own = ownerOf ? { 'x-own': true } : {};
    route.schema = { ...route.schema, 'x-permission': permission, ...own };
  });

  app.addHook('onRequest', async (request) => {
    const { permission, ownerOf } = request.routeOptions.config;
    if (permission === undefined || permission === 'public') return;
    const { actor } = request;
    if (actor.permissions.has(permission)) return;
    const mayOwn =
      ownerOf && actor.kind === 'person' && actor.permissions.has(`${permission}.own` as Permission);
    if (mayOwn && (await ownerOf(request)) === actor.person.key) return;
    throw refusal(request);
  });
});
