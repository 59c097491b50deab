import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { identifyKey, identifySession } from '../../actions/identity/identify.ts';
import { localeFrom, speaker } from '../../model/texts/index.ts';
import { LOCALES, type Locale } from '../../model/types.ts';
import { type Actor, nobody, personActor, serviceActor } from '../actor.ts';

/** Finds out who asks, and in which language they are answered. */
export const identity = fastifyPlugin(async (app) => {
  app.addHook('onRequest', async (request) => {
    request.actor = await identify(request);
    request.locale = languageOf(request);
    request.say = speaker(request.locale);
  });
});

async function identify(request: FastifyRequest): Promise<Actor> {
  const { workplace } = request.server;
  const bearer = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
  // Who shows a key is a service and nothing else, also where a browser adds a cookie.
  if (request.headers.authorization !== undefined) {
    const key = bearer === undefined ? null : await identifyKey(workplace, bearer);
    return key ? serviceActor(key) : nobody;
  }
  const token = request.cookies[sessionCookie(request).name];
  const found = token ? await identifySession(workplace, token) : null;
  return found ? personActor(found) : nobody;
}

/**
 * What the page says that its reader chose (one language, in one word); else the person's own; else what the browser
 * prefers of ours; else the organisation's.
 */
export function languageOf(request: FastifyRequest): Locale {
  const { actor, server } = request;
  const said = LOCALES.find((locale) => locale === request.headers['accept-language']);
  if (said) return said;
  const own = actor.kind === 'person' ? actor.person.locale : null;
  if (own) return own;
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.split(';')[0]!.trim());
  const chosen = wanted.find((language) => localeFrom(language) !== 'en' || /^en\b/i.test(language));
  return chosen ? localeFrom(chosen) : server.workplace.config.organisation.locale;
}

/** The prefix has browsers refuse the cookie from anybody but this very host over TLS. */
export function sessionCookie(request: FastifyRequest): { name: string; isSecure: boolean } {
  const isSecure = isHttps(request);
  return { name: isSecure ? '__Host-lineup' : 'lineup', isSecure };
}

export function isHttps(request: FastifyRequest): boolean {
  const { publicUrl } = request.server.workplace.config.api;
  return publicUrl ? publicUrl.startsWith('https:') : request.protocol === 'https';
}

export function putSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const { name, isSecure } = sessionCookie(request);
  // It ends with the session in the store, not with the browser.
  const maxAge = request.server.workplace.config.access.sessionHours * 3600;
  reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge });
}

export function dropSession(request: FastifyRequest, reply: FastifyReply): void {
  const { name, isSecure } = sessionCookie(request);
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure });
}
