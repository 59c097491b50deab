import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { listTargets } from '../../actions/message-targets.ts';
import { retryMessage } from '../../actions/retry-message.ts';
import { sendMessage } from '../../actions/send-message.ts';
import { type Delivery, startDelivery } from '../../actions/start-delivery.ts';
import { messageForm, messagesForm, messageTargetsForm, saidMessageForm } from '../../model/forms/message.ts';
import { strict } from '../../model/forms/shared.ts';
import { MESSAGE_STATES, type OutgoingMessage } from '../../model/messages.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['messages'];

/** What goes out of the house by chat and mail. As long as the server listens, it carries it out. */
export async function messageRoutes(app: Api): Promise<void> {
  let delivery: Delivery | null = null;
  app.addHook('onListen', async () => {
    delivery = startDelivery(app.workplace, { onFault: (error) => app.log.error(error) });
  });
  app.addHook('onClose', () => delivery?.stop());

  app.get(
    '/message-targets',
    {
      ...requires('message.say'),
      schema: {
        tags,
        summary: 'Where something may be said: channels, and people who have an address',
        response: { 200: messageTargetsForm },
      },
    },
    async (request) => ({ targets: await listTargets(request.workplace) }),
  );

  app.post(
    '/messages',
    {
      ...requires('message.say'),
      schema: {
        tags,
        summary: 'Says something to a channel or a person; it goes out soon',
        body: Type.Object(
          {
            target: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
            text: Type.String({ minLength: 1, maxLength: 100_000 }),
            subject: Type.Optional(Type.String({ maxLength: 200 })),
          },
          strict,
        ),
        response: { 202: saidMessageForm },
      },
    },
    async (request, reply) => {
      const { target: written = null, text, subject } = request.body;
      const { message, target } = await sendMessage(request.workplace, {
        target: written,
        text,
        subject: subject?.trim() || null,
      });
      return reply.code(202).send({ id: message.id, state: message.state, target: target.label });
    },
  );

  app.get(
    '/messages',
    {
      ...requires('message.see'),
      schema: {
        tags,
        summary: 'Messages, the newest first; those that were given up with state=failed',
        querystring: Type.Object({
          state: Type.Optional(Type.Enum([...MESSAGE_STATES])),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        }),
        response: { 200: messagesForm },
      },
    },
    async (request) => {
      const { state, limit = 100 } = request.query;
      const messages = await request.workplace.store.messages.list({ ...(state ? { state } : {}), limit });
      return { messages: messages.map((message) => view(request, message)) };
    },
  );

  app.post(
    '/messages/:id/retries',
    {
      ...requires('message.see'),
      schema: {
        tags,
        summary: 'Has a message that was given up tried anew',
        params: idPath,
        response: { 202: messageForm },
      },
    },
    async (request, reply) => {
      const message = await retryMessage(request.workplace, request.params.id);
      return reply.code(202).send(view(request, message));
    },
  );
}

/** Without what is attached: that may be large. */
function view({ locale }: FastifyRequest, message: OutgoingMessage) {
  const { id, channel, target, person, by, subject, text, attachments, lastError } = message;
  const { createdAt, dueAt, attempts, state, sentAt } = message;
  return {
    ...{ id, channel, target, person, by, subject, text, attachments: attachments.map(({ name }) => name) },
    ...{ createdAt, dueAt, attempts, state, sentAt },
    reason: lastError ? renderSentence(locale, lastError) : null,
  };
}
