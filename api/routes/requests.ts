import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { answerRequest, expireRequests, withdrawRequest } from '../../actions/answer-request.ts';
import { askForTurn } from '../../actions/ask-for-turn.ts';
import { viewRequest, viewRequests } from '../../actions/view-requests.ts';
import { viewHand } from '../../actions/view-week.ts';
import { AppError } from '../../model/errors.ts';
import { answeredRequestForm, requestForm } from '../../model/forms/request.ts';
import { id, isoDate, personKey, place, strict } from '../../model/forms/shared.ts';
import { REQUEST_STATES, type TurnRequest } from '../../model/requests.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { noticesForm, requestsForm } from '../forms/requests.ts';
import { done } from '../forms/shared.ts';
import { personOf, requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf, parseWeek, renderWeek } from '../week-version.ts';

const path = Type.Object({ id });
const EXPIRE_MS = 30_000;

/** What people ask of each other, and what they are told. */
export async function requestRoutes(app: Api): Promise<void> {
  const timer = setInterval(() => {
    // What could not be ended now is at the next turn; who reads it sees it as expired all the same.
    expireRequests(app.workplace).catch((error) => app.log.error(error));
  }, EXPIRE_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));

  app.get(
    '/requests',
    {
      ...requires('request.own'),
      schema: {
        tags: ['requests'],
        summary: 'Requests that concern me; all of them for coordinators',
        querystring: Type.Object({
          week: Type.Optional(isoDate),
          state: Type.Optional(Type.Enum([...REQUEST_STATES])),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        }),
        response: { 200: requestsForm },
      },
    },
    async (request) => {
      const { week, state, limit = 100 } = request.query;
      const wish = { week: week === undefined ? undefined : parseWeek(week), state, limit };
      return { requests: await viewRequests(request.workplace, actorOf(request), wish) };
    },
  );

  app.post(
    '/requests',
    {
      ...requires('request.own'),
      schema: {
        tags: ['requests'],
        summary: 'Asks for a swap, or for somebody who takes a turn over',
        body: Type.Object(
          {
            kind: Type.Enum(['swap', 'cover']),
            week: isoDate,
            turn: place,
            other: Type.Optional(Type.Union([place, Type.Null()])),
            asked: Type.Optional(
              Type.Union([Type.Literal('all'), Type.Array(personKey, { minItems: 1, maxItems: 500 })]),
            ),
            message: Type.Optional(Type.String({ maxLength: 500 })),
            expiresAt: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
          },
          strict,
        ),
        response: { 201: requestForm },
      },
    },
    async (request, reply) => {
      personOf(request);
      const { kind, turn, other, asked = 'all', message, expiresAt } = request.body;
      const week = parseWeek(request.body.week);
      const wish = {
        kind,
        week,
        turn,
        other: other ?? undefined,
        asked,
        message,
        expiresAt: expiresAt ?? undefined,
      };
      const made = await askForTurn(request.workplace, actorOf(request), wish);
      return reply.code(201).send(await show(request, made));
    },
  );

  app.post(
    '/requests/:id/answers',
    {
      ...requires('request.own'),
      schema: {
        tags: ['requests'],
        summary: 'Says yes or no; the first yes wins',
        params: path,
        body: Type.Object({ answer: Type.Enum(['yes', 'no']), person: Type.Optional(personKey) }, strict),
        response: { 200: answeredRequestForm },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const { request: answered, done } = await answerRequest(request.workplace, actor, {
        id,
        ...request.body,
      });
      const week = done && renderWeek(request, viewHand(request.workplace, actor, done.stored, done.after));
      return { ...(await show(request, answered)), ...(week ? { fresh: week } : {}) };
    },
  );

  app.delete(
    '/requests/:id',
    {
      ...requires('request.own'),
      schema: {
        tags: ['requests'],
        summary: 'Takes a request back',
        params: path,
        response: { 200: requestForm },
      },
    },
    async (request) =>
      show(request, await withdrawRequest(request.workplace, actorOf(request), request.params.id)),
  );

  app.get(
    '/notices',
    {
      ...requires('notice.own'),
      schema: {
        tags: ['requests'],
        summary: 'What I was told, the newest first',
        querystring: Type.Object({
          unseen: Type.Optional(Type.Boolean()),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        }),
        response: { 200: noticesForm },
      },
    },
    async (request) => {
      const { unseen = false, limit = 100 } = request.query;
      const me = personOf(request).person.key;
      const notices = await request.workplace.store.outbox.list(me, { onlyUnseen: unseen, limit });
      return {
        notices: notices.map(({ id, kind, sentence, subject, createdAt, seenAt }) => {
          return { id, kind, text: renderSentence(request.locale, sentence), subject, createdAt, seenAt };
        }),
      };
    },
  );

  app.patch(
    '/notices/:id',
    {
      ...requires('notice.own'),
      schema: {
        tags: ['requests'],
        summary: 'Marks a notice as seen',
        params: path,
        body: Type.Object({ seen: Type.Literal(true) }, strict),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { outbox } = request.workplace.store;
      const notice = await outbox.get(request.params.id);
      if (notice?.person !== personOf(request).person.key) throw new AppError('unknown-notice');
      await outbox.markSeen(notice.id);
      return reply.code(204).send();
    },
  );
}

async function show(request: FastifyRequest, one: TurnRequest) {
  const stored = await request.workplace.store.timetables.latest(one.week);
  return viewRequest(actorOf(request), one, stored?.timetable ?? null);
}
