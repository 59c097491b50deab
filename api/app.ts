import { join } from 'node:path';
import cookie from '@fastify/cookie';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import fastify from 'fastify';
import { openDesk } from '../actions/desk/open-desk.ts';
import { keepSecret } from '../actions/keep-secret.ts';
import type { Phones } from '../actions/phones/phones.ts';
import type { Workplace } from '../actions/workplace.ts';
import { speaker } from '../model/texts/index.ts';
import { nobody } from './actor.ts';
import { answers } from './plugins/answers.ts';
import { bodies } from './plugins/bodies.ts';
import { documentation, documentationPage } from './plugins/documentation.ts';
import { guard } from './plugins/guard.ts';
import { headers } from './plugins/headers.ts';
import { identity, languageOf } from './plugins/identity.ts';
import { limits } from './plugins/limits.ts';
import { pages } from './plugins/pages.ts';
import { problems } from './plugins/problems.ts';
import { sameSite } from './plugins/same-site.ts';
import { calendarFeedRoutes } from './routes/calendars.ts';
import { routes } from './routes/index.ts';
import type { Api } from './types.ts';
import { programVersion } from './version.ts';

export interface AppOptions {
  /** Folder of the built application; by default `web/dist`. Where it is not, there is only the API. */
  webRoot?: string;
  /** The phones that this server keeps; who opened them closes them. By default it has none. */
  phones?: Phones | null;
  /** What is written to the standard error; by default nothing. */
  log?: 'silent' | 'error' | 'info';
  /** Called before there is any route: for who looks at what is answered. */
  prepare?: (app: Api) => void;
}

/** Builds the server on a workplace, ready to listen or to be asked by tests. Who closes it keeps the store. */
export async function buildApp(workplace: Workplace, options: AppOptions = {}): Promise<Api> {
  const { config, root } = workplace;
  const app = fastify({
    logger: options.log && options.log !== 'silent' ? { level: options.log, stream: process.stderr } : false,
    bodyLimit: config.api.bodyKilobytes * 1024,
    trustProxy: config.api.behindProxy ? 'loopback' : false,
    // Fastify's own are counted from 1 and say nothing after a restart.
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // Forms document answers and hold handlers to them at compile time; they never change what is sent.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  options.prepare?.(app);
  app.decorate('workplace', workplace);
  app.decorate('phones', options.phones ?? null);
  const desk = openDesk(workplace, { onFailure: (error) => app.log.error(error) });
  app.decorate('desk', desk);
  app.addHook('onClose', () => desk.close());
  app.decorate('secret', keepSecret(workplace));
  app.decorateRequest('actor', null as never);
  app.decorateRequest('locale', config.organisation.locale);
  app.decorateRequest('say', null as never);
  app.addHook('onRequest', async (request) => {
    request.actor = nobody;
    request.locale = languageOf(request);
    request.say = speaker(request.locale);
  });
  app.decorateRequest('workplace', {
    getter() {
      return { ...workplace, by: this.actor.by, locale: this.locale };
    },
  });

  await app.register(problems);
  await app.register(headers);
  await app.register(cookie, { secret: app.secret });
  await app.register(websocket, { options: { maxPayload: 16 * 1024 } });
  await app.register(documentation, { version: programVersion() });
  await app.register(async (guarded) => {
    for (const plugin of [answers, bodies, identity, limits, sameSite, guard]) await guarded.register(plugin);
    guarded.addHook('onSend', async (_request, reply) => {
      // Answers are of one person.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
    await guarded.register(routes, { prefix: '/api' });
    await guarded.register(calendarFeedRoutes);
  });
  await app.register(documentationPage);
  await app.register(pages, { root: options.webRoot ?? join(root, 'web', 'dist') });
  await app.ready();
  return app;
}
