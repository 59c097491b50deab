import { Type } from 'typebox';
import { closeDay, openDay } from '../../actions/edit-closed-days.ts';
import { isoDate } from '../../model/forms/shared.ts';
import { closedDayForm, closedDaysForm } from '../forms/availability.ts';
import { done } from '../forms/shared.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

const tags = ['availability'];

/** Days on which nobody attends. */
export async function closedDayRoutes(app: Api): Promise<void> {
  const { store } = app.workplace;

  app.get(
    '/closed-days',
    {
      ...requires('closed-day.see'),
      schema: {
        tags,
        summary: 'Closed days in order',
        querystring: Type.Object({ from: Type.Optional(isoDate), to: Type.Optional(isoDate) }),
        response: { 200: closedDaysForm },
      },
    },
    async (request) => ({ closedDays: await store.closedDays.list(request.query) }),
  );

  app.post(
    '/closed-days',
    {
      ...requires('closed-day.edit'),
      schema: {
        tags,
        summary: 'Closes a day, or gives it another name',
        body: Type.Object(
          { date: isoDate, name: Type.String({ minLength: 1, maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: { 201: closedDayForm },
      },
    },
    async (request, reply) => reply.code(201).send(await closeDay(request.workplace, request.body)),
  );

  app.delete(
    '/closed-days/:date',
    {
      ...requires('closed-day.edit'),
      schema: {
        tags,
        summary: 'Opens a day again',
        params: Type.Object({ date: isoDate }),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await openDay(request.workplace, request.params.date);
      return reply.code(204).send();
    },
  );
}
