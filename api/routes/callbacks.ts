import { Type } from 'typebox';
import { closeCallback, listCallbacks, takeCallback } from '../../actions/desk/callbacks.ts';
import { onDuty } from '../../actions/desk/on-duty.ts';
import { CALLBACK_STATES } from '../../model/call-notes.ts';
import { callbackForm } from '../../model/forms/call-note.ts';
import { strict } from '../../model/forms/shared.ts';
import { callbacksForm } from '../forms/desk.ts';
import { personOf, requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['desk'];

/** Who is to be called back. */
export async function callbackRoutes(app: Api): Promise<void> {
  app.get(
    '/callbacks',
    {
      ...requires('callback.see'),
      schema: {
        tags,
        summary: 'Numbers that did not get through, by default those still to be called, the oldest first',
        querystring: Type.Object({
          state: Type.Optional(Type.Enum([...CALLBACK_STATES])),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
        }),
        response: { 200: callbacksForm },
      },
    },
    async (request) => {
      const { state = 'open', limit = 200 } = request.query;
      const { workplace } = request;
      return {
        callbacks: await listCallbacks(workplace, { state, limit }),
        onDuty: await onDuty(workplace, workplace.clock()),
      };
    },
  );

  app.post(
    '/callbacks/:id/take',
    {
      ...requires('callback.take'),
      schema: { tags, summary: 'I call there', params: idPath, response: { 200: callbackForm } },
    },
    async (request) => takeCallback(request.workplace, personOf(request).person.key, request.params.id),
  );

  app.post(
    '/callbacks/:id/close',
    {
      ...requires('callback.take'),
      schema: {
        tags,
        summary: 'They were reached, or are not to be called',
        params: idPath,
        body: Type.Object({ state: Type.Enum(['done', 'dropped']) }, strict),
        response: { 200: callbackForm },
      },
    },
    async (request) => closeCallback(request.workplace, request.params.id, request.body.state),
  );
}
