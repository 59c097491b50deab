import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { AppError } from '../../model/errors.ts';
import { render, renderError, texts } from '../../model/texts/index.ts';
import { isPage } from './pages.ts';

/**
 * Refusals as RFC 9457 writes them. What is our own fault (500 and above) is told as such and without details, which
 * go to the log with their cause.
 */
export const problems = fastifyPlugin(async (app) => {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    sendProblem(request, reply, asAppError(error));
  });
  app.setNotFoundHandler((request, reply) => {
    // An address of the application, which knows its own pages.
    if (app.hasReplyDecorator('sendFile') && isPage(request.method, pathOf(request))) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    }
    sendProblem(request, reply, new AppError('unknown-address', { path: pathOf(request) }));
  });
});

/** Answers a refusal. `more` comes beside the usual fields, such as the fresh week of a `version-conflict`. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  more: Record<string, unknown> = {},
): FastifyReply {
  const told = forOthers(request, error);
  if (told.code === 'too-many-requests') reply.header('retry-after', told.values.seconds);
  if (told.code === 'not-signed-in') reply.header('www-authenticate', 'Bearer');
  return reply
    .code(told.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: STATUS_CODES[told.status],
        status: told.status,
        detail: detailOf(request, told),
        code: told.code,
        values: told.values,
        requestId: request.id,
        ...more,
      }),
    );
}

/** Its sentence, in the words of a page where the catalogue's own names a command of the terminal. */
function detailOf({ locale }: FastifyRequest, error: AppError): string {
  const key = `refusal.${error.code}`;
  return key in texts ? render(locale, key, error.values) : renderError(locale, error);
}

/** Refusals that somebody can do something about are told in full, although they are not theirs. */
const TELLABLE = ['store-busy', 'already-running'];
const TELLABLE_KINDS = ['source-', 'pbx-'];

function forOthers(request: FastifyRequest, error: AppError): AppError {
  if (error.status < 500) return error;
  request.log.error(
    { err: error.cause ?? error, code: error.code, values: error.values },
    'a request failed',
  );
  const isTellable =
    TELLABLE.includes(error.code) || TELLABLE_KINDS.some((kind) => error.code.startsWith(kind));
  return isTellable ? error : new AppError('server-fault', { request: request.id });
}

/** What Fastify and its plugins throw as a code of our catalogue. */
function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation) {
    const first = error.validation[0];
    const place = `${error.validationContext ?? 'body'}${(first?.instancePath ?? '').replaceAll('/', '.')}`;
    return new AppError('bad-request', { place, reason: first?.message ?? error.message }, { cause: error });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('too-large', {}, { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('not-json', {}, { cause: error });
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) return new AppError('internal', { reason: error.message }, { cause: error });
  if (status === 404) return new AppError('unknown-address', { path: '' }, { cause: error });
  return new AppError('bad-request', { place: 'body', reason: error.message }, { cause: error });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0]!.slice(0, 200);
}
