import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { addToQueue, clearQueue, moveMember, removeFromQueue } from '../../actions/phones/control.ts';
import { pauseMember, resumeMember } from '../../actions/phones/control-pauses.ts';
import { previewQueue } from '../../actions/phones/preview-queue.ts';
import { followedQueueForm, queueForm, queuePreviewForm, queuesForm } from '../../model/forms/queue.ts';
import { isoDate, personKey, strict } from '../../model/forms/shared.ts';
import { phonesOf } from '../phones-of.ts';
import { renderSentences } from '../render-sentences.ts';
import { keyOfPath, requires } from '../requires.ts';
import type { Api, OwnerOf } from '../types.ts';
import { queueView } from '../views/queue-view.ts';
import { actorOf } from '../week-version.ts';

const tags = ['queues'];
const queueName = Type.String({ minLength: 1, maxLength: 60 });
/** Each write answers with the queue as it is then. */
const response = { 200: queueForm };
const path = Type.Object({ queue: queueName });
const memberPath = Type.Object({ queue: queueName, key: personKey });

/** Whoever the body names is known after it was read: till then it may be oneself, and the action asks again. */
const perhapsOwn: OwnerOf = ({ actor }) => (actor.kind === 'person' ? actor.person.key : null);

/** The live queues: what is true now, and hands to steer them. Each write answers with the queue as it is then. */
export async function queueRoutes(app: Api): Promise<void> {
  app.get(
    '/queues',
    {
      ...requires('queue.see'),
      schema: { tags, summary: 'All live queues as they are now', response: { 200: queuesForm } },
    },
    async (request) => ({
      at: app.workplace.clock().toISOString(),
      queues: (app.phones?.queues() ?? []).map((queue) => show(request, queue)),
    }),
  );

  app.get(
    '/queues/:queue',
    {
      ...requires('queue.see'),
      schema: { tags, summary: 'A live queue as it is now', params: path, response },
    },
    async (request) => show(request, request.params.queue),
  );

  app.get(
    '/queues/:queue/preview',
    {
      ...requires('queue.see'),
      schema: {
        tags,
        summary: 'Who is to be in a queue at some moment, by default now',
        params: path,
        querystring: Type.Object({
          date: Type.Optional(isoDate),
          time: Type.Optional(Type.String({ pattern: '^\\d{1,2}:\\d{2}$', description: 'HH:MM' })),
        }),
        response: { 200: queuePreviewForm },
      },
    },
    async (request) => {
      const { queue } = request.params;
      return renderSentences(
        request.locale,
        await previewQueue(request.workplace, phonesOf(request), { queue, ...request.query }),
      );
    },
  );

  app.post(
    '/queues/:queue/members',
    {
      ...requires('queue.control', perhapsOwn),
      schema: {
        tags,
        summary: 'Puts somebody in until the running turn ends',
        params: path,
        body: Type.Object({ person: personKey }, strict),
        response,
      },
    },
    async (request) => {
      const wish = { ...request.params, ...request.body };
      await addToQueue(request.workplace, phonesOf(request), actorOf(request), wish);
      return show(request, wish.queue);
    },
  );

  app.delete(
    '/queues/:queue/members',
    {
      ...requires('queue.control'),
      schema: { tags, summary: 'Takes everybody out', params: path, response },
    },
    async (request) => {
      const { queue } = request.params;
      await clearQueue(request.workplace, phonesOf(request), actorOf(request), { queue });
      return show(request, queue);
    },
  );

  app.delete(
    '/queues/:queue/members/:key',
    {
      ...requires('queue.control', keyOfPath),
      schema: {
        tags,
        summary: 'Takes somebody out until the running turn ends',
        params: memberPath,
        response,
      },
    },
    async (request) => {
      const { queue, key: person } = request.params;
      await removeFromQueue(request.workplace, phonesOf(request), actorOf(request), { queue, person });
      return show(request, queue);
    },
  );

  app.put(
    '/queues/:queue/members/:key/pause',
    {
      ...requires('queue.control', keyOfPath),
      schema: {
        tags,
        summary: 'No call rings there any more, for a reason of `pauseReasons`',
        params: memberPath,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 60 }) }, strict),
        response,
      },
    },
    async (request) => {
      const { queue, key: person } = request.params;
      const wish = { queue, person, reason: request.body.reason };
      await pauseMember(request.workplace, phonesOf(request), actorOf(request), wish);
      return show(request, queue);
    },
  );

  app.delete(
    '/queues/:queue/members/:key/pause',
    {
      ...requires('queue.control', keyOfPath),
      schema: { tags, summary: 'Calls ring there again', params: memberPath, response },
    },
    async (request) => {
      const { queue, key: person } = request.params;
      await resumeMember(request.workplace, phonesOf(request), actorOf(request), { queue, person });
      return show(request, queue);
    },
  );

  app.post(
    '/queues/:queue/moves',
    {
      ...requires('queue.control', perhapsOwn),
      schema: {
        tags,
        summary: 'Takes somebody from this queue into another, where a pause goes on',
        params: path,
        body: Type.Object({ person: personKey, to: queueName }, strict),
        response,
      },
    },
    async (request) => {
      const wish = { ...request.params, ...request.body };
      await moveMember(request.workplace, phonesOf(request), actorOf(request), wish);
      return show(request, wish.to);
    },
  );

  app.post(
    '/queues/:queue/runs',
    {
      ...requires('queue.reload'),
      schema: {
        tags,
        summary: 'Makes the queue as the timetable has it, at once',
        params: path,
        body: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }, strict),
        response: { 200: followedQueueForm },
      },
    },
    async (request) => {
      const { queue } = request.params;
      const wish = { queue, by: request.actor.by, dryRun: request.body.dryRun ?? false };
      const [followed] = await phonesOf(request).follow(wish);
      return renderSentences(request.locale, followed!);
    },
  );
}

function show(request: FastifyRequest, queue: string) {
  const { locale, actor } = request;
  return queueView(request.workplace, phonesOf(request).view(queue), {
    locale,
    permissions: actor.permissions,
  });
}
