import fastifyPlugin from 'fastify-plugin';

/** Bodies are JSON and nothing else: a form of another page cannot send that. None at all is allowed. */
export const bodies = fastifyPlugin(async (app) => {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') return done(null, undefined);
    parse(request, text as string, done);
  });
});
