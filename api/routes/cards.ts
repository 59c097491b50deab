import { Type } from 'typebox';
import { emulateCall, ringCall } from '../../actions/desk/emulate-call.ts';
import { orNull, strict } from '../../model/forms/shared.ts';
import { cardsForm, takenCallForm } from '../forms/desk.ts';
import { done } from '../forms/shared.ts';
import { renderSentences } from '../render-sentences.ts';
import { personOf, requires } from '../requires.ts';
import type { Api, OwnerOf } from '../types.ts';
import { actorOf } from '../week-version.ts';

const tags = ['desk'];
/** Whatever an exchange says: withheld, letters, too long … is told as it is, and looked up by nobody. */
const number = orNull(Type.String({ maxLength: 200 }));
const extension = Type.String({ minLength: 1, maxLength: 15, pattern: '^[0-9*#]+$' });
const myself: OwnerOf = ({ actor }) => (actor.kind === 'person' ? actor.person.key : null);

/** Cards of calls, on the screen of whom they concern; and calls of which no exchange of ours tells. */
export async function cardRoutes(app: Api): Promise<void> {
  app.get(
    '/cards',
    {
      ...requires('card.own'),
      schema: {
        tags,
        summary: 'Calls that ring at me or that I attend, with who calls; nobody else’s',
        response: { 200: cardsForm },
      },
    },
    async (request) => {
      const cards = app.desk.cardsOf(personOf(request).person.key);
      return { cards: renderSentences(request.locale, cards) };
    },
  );

  app.delete(
    '/cards/:call',
    {
      ...requires('card.own'),
      schema: {
        tags,
        summary: 'Takes a card off my screen',
        params: Type.Object({ call: Type.String({ maxLength: 200 }) }),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      app.desk.closeCard(personOf(request).person.key, request.params.call);
      return reply.code(204).send();
    },
  );

  app.post(
    '/calls/ring',
    {
      ...requires('call.ring'),
      schema: {
        tags,
        summary: 'An exchange tells that a phone rings (or, if it can, what becomes of it)',
        body: Type.Object(
          {
            number,
            extension,
            name: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
            id: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 100,
                description: 'of the exchange; by default time and number',
              }),
            ),
            state: Type.Optional(Type.Enum(['ringing', 'answered', 'ended'])),
          },
          strict,
        ),
        response: { 202: takenCallForm },
      },
    },
    async (request, reply) => {
      const { id } = await ringCall(request.workplace, app.desk, request.body);
      return reply.code(202).send({ call: id });
    },
  );

  app.post(
    '/calls/emulated',
    {
      ...requires('call.emulate', myself),
      schema: {
        tags,
        summary: 'A card as if somebody called me; at other extensions for coordinators',
        body: Type.Object({ number, extension: Type.Optional(extension) }, strict),
        response: { 202: takenCallForm },
      },
    },
    async (request, reply) => {
      const { id } = await emulateCall(request.workplace, app.desk, actorOf(request), request.body);
      return reply.code(202).send({ call: id });
    },
  );
}
