import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { AppError } from '../../model/errors.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what other people's pages have a browser do: writes need the header `X-Lineup: 1`, which no other origin
 * may send, and must not say that they come from elsewhere. Services, which bring their key in every request, are
 * free of it. Names that are not ours are refused for reading, too: they are how a page comes near a server that
 * listens at the loopback.
 */
export const sameSite = fastifyPlugin(async (app) => {
  app.addHook('onRequest', async (request) => {
    if (!isOurHost(request)) throw new AppError('wrong-host', { host: request.host.slice(0, 100) });
    if (READING.includes(request.method)) return;
    if (request.actor.kind === 'service') return;
    if (request.headers['x-lineup'] !== '1') throw new AppError('cross-site');
    if (!isOurOrigin(request)) throw new AppError('cross-site');
  });
});

/** Whether a request comes from our own pages, or from no page at all. */
export function isOurOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === ownOrigin(request);
}

/** "https://lineup.example.org": the configured address, or else the one that was asked. */
export function ownOrigin(request: FastifyRequest): string {
  const { publicUrl } = request.server.workplace.config.api;
  return publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`;
}

function isOurHost(request: FastifyRequest): boolean {
  const { publicUrl } = request.server.workplace.config.api;
  if (publicUrl && request.host === new URL(publicUrl).host) return true;
  const name = request.hostname.replace(/^\[|\]$/g, '');
  // An address is no name that somebody could have pointed at us.
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}
