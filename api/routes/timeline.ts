import { Type } from 'typebox';
import { customerTimeline } from '../../actions/desk/customer-timeline.ts';
import { timelineForm } from '../forms/desk.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

/** All that there was with a customer. */
export async function timelineRoutes(app: Api): Promise<void> {
  app.get(
    '/timeline',
    {
      ...requires('customer.see'),
      schema: {
        tags: ['desk'],
        summary: 'Calls, notes and requests of a customer, who attended and in which turn, the newest first',
        querystring: Type.Object({
          origin: Type.String({ minLength: 1, maxLength: 60, description: 'name of the directory' }),
          customer: Type.String({ minLength: 1, maxLength: 100, description: 'its id there' }),
        }),
        response: { 200: timelineForm },
      },
    },
    async (request) => {
      const { origin, customer } = request.query;
      const wanted = { origin, externalId: customer };
      return { entries: await customerTimeline(request.workplace, wanted) };
    },
  );
}
