import { Type } from 'typebox';
import { followLink, listLinks } from '../../actions/desk/customer-links.ts';
import { strict } from '../../model/forms/shared.ts';
import { customerLinksForm, linkForm } from '../forms/desk.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf } from '../week-version.ts';

const tags = ['desk'];
const value = Type.Optional(Type.String({ maxLength: 200 }));

/** Ways out from a customer to other systems. */
export async function customerLinkRoutes(app: Api): Promise<void> {
  app.get(
    '/customer-links',
    {
      ...requires('customer.see'),
      schema: {
        tags,
        summary: 'Links to be filled in with a customer, those that I may take',
        response: { 200: customerLinksForm },
      },
    },
    async (request) => ({ links: listLinks(request.workplace, actorOf(request)) }),
  );

  app.post(
    '/customer-links/:name/visits',
    {
      ...requires('customer.link'),
      schema: {
        tags,
        summary: 'The address at which I go on as that customer; it is written down',
        params: Type.Object({ name: Type.String({ maxLength: 60 }) }),
        body: Type.Object(
          {
            origin: Type.String({ minLength: 1, maxLength: 60 }),
            externalId: Type.String({ minLength: 1, maxLength: 100 }),
            ...{ name: value, taxId: value, memberNumber: value, email: value, number: value },
          },
          strict,
        ),
        response: { 200: linkForm },
      },
    },
    async (request) => {
      const { name } = request.params;
      return { url: await followLink(request.workplace, actorOf(request), name, request.body) };
    },
  );
}
