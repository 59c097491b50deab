import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { AppError } from '../../model/errors.ts';
import type { Api } from '../types.ts';

/** How much one session, service or address may ask. */
export const limits = fastifyPlugin(async (app) => {
  const { requestsPerMinute } = app.workplace.config.api;
  await app.register(rateLimit, {
    global: false,
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: whoAsks,
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  app.addHook('onRequest', app.rateLimit());
});

/** For routes by which somebody comes in: so many tries from one address, whoever it says to be. */
export function limitSignIns(app: Api): (request: FastifyRequest) => Promise<void> {
  const check = app.createRateLimit({
    max: app.workplace.config.api.signInsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => ip,
  });
  return async (request) => {
    const limit = await check(request);
    if (!limit.isAllowed && limit.isExceeded) throw tooMany(limit.ttl);
  };
}

function whoAsks({ actor, ip }: FastifyRequest): string {
  if (actor.kind === 'person') return `session:${actor.session.id}`;
  return actor.kind === 'service' ? `key:${actor.key.id}` : `ip:${ip}`;
}

function tooMany(ttlMs: number): AppError {
  return new AppError('too-many-requests', { seconds: Math.max(1, Math.ceil(ttlMs / 1000)) });
}
