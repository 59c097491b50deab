import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastifyPlugin from 'fastify-plugin';
import { nameForms } from '../forms/name-forms.ts';
import { requires } from '../requires.ts';

/** The routes as OpenAPI, made of their schemas: /api/docs/json, and a page to read them at /api/docs. */
export const documentation = fastifyPlugin(async (app, { version }: { version: string }) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Lineup', version },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'lineup' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transformObject: (made) => nameForms('openapiObject' in made ? made.openapiObject : made.swaggerObject),
  });
});

/** The page to read them. Its routes are open to all. */
export const documentationPage = fastifyPlugin(async (app) => {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/docs')) route.config = { ...route.config, ...requires('public').config };
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
});
