import fastifyPlugin from 'fastify-plugin';
import { problemAnswer } from '../forms/problem.ts';

/** Statuses of what went well: a channel, answers, and ways on. */
const WELL = /^(101|2\d\d|30[1278])$/;

/**
 * Has every route document what it answers: its own forms, and refusals. A route that documents no answer does not
 * come into being.
 */
export const answers = fastifyPlugin(async (app) => {
  app.addHook('onRoute', (route) => {
    const response = (route.schema?.response ?? {}) as Record<string, unknown>;
    if (!Object.keys(response).some((status) => WELL.test(status)))
      throw new Error(`${route.method} ${route.url} documents no answer: give its schema a response`);
    route.schema = { ...route.schema, response: { ...response, default: problemAnswer } };
  });
});
