import { Type } from 'typebox';
import { exportCalls, listCalls } from '../../actions/desk/list-calls.ts';
import { changeNote, noteCall, readNotes, removeNote } from '../../actions/desk/note-call.ts';
import type { RegistryFilter } from '../../model/call-notes.ts';
import { claimForm, notedContractForm, notedCustomerForm, noteForm } from '../../model/forms/call-note.ts';
import { id, instant, isoDate, orNull, personKey, strict } from '../../model/forms/shared.ts';
import { CALL_OUTCOMES } from '../../model/phones.ts';
import { addDays, instantOf, parseIsoDate } from '../../model/time.ts';
import { notesForm, registryForm } from '../forms/desk.ts';
import { done, file } from '../forms/shared.ts';
import { requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api, OwnerOf } from '../types.ts';
import { actorOf } from '../week-version.ts';

const tags = ['desk'];

const noteFields = {
  customer: Type.Optional(orNull(notedCustomerForm)),
  contract: Type.Optional(orNull(notedContractForm)),
  categories: Type.Optional(Type.Array(id, { maxItems: 20 })),
  comment: Type.Optional(Type.String({ maxLength: 10_000 })),
  solved: Type.Optional(orNull(Type.Boolean())),
  claim: Type.Optional(orNull(claimForm)),
};
const callId = Type.String({ minLength: 1, maxLength: 200 });
const version = Type.Integer({ minimum: 1, description: 'that was seen' });

const filterFields = {
  from: Type.Optional(isoDate),
  to: Type.Optional(Type.String({ ...isoDate, description: 'this day, too' })),
  person: Type.Optional(personKey),
  queue: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  outcome: Type.Optional(Type.Enum([...CALL_OUTCOMES])),
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  category: Type.Optional(id),
  origin: Type.Optional(Type.String({ maxLength: 60, description: 'with `customer`' })),
  customer: Type.Optional(Type.String({ maxLength: 100, description: 'its id in the directory `origin`' })),
  solved: Type.Optional(Type.Boolean()),
  noted: Type.Optional(Type.Boolean()),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
};
const filterForm = Type.Object(filterFields);
type Query = Type.Static<typeof filterForm>;

/** One's own as long as nobody else is named. */
const ownerOfQuery: OwnerOf = ({ query, actor }) =>
  (query as { person?: string }).person ?? (actor.kind === 'person' ? actor.person.key : null);

/** The call registry: every call, and what was written about it. */
export async function callNoteRoutes(app: Api): Promise<void> {
  const zone = app.workplace.config.organisation.timezone;

  const filterOf = ({ from, to, origin, customer, ...rest }: Query): RegistryFilter => ({
    ...rest,
    ...(from === undefined ? {} : { from: instantOf(parseIsoDate(from), '00:00', zone).toISOString() }),
    ...(to === undefined ? {} : { to: instantOf(addDays(parseIsoDate(to), 1), '00:00', zone).toISOString() }),
    ...(origin === undefined || customer === undefined ? {} : { customer: { origin, externalId: customer } }),
  });

  app.get(
    '/registry',
    {
      ...requires('registry.see', ownerOfQuery),
      schema: {
        tags,
        summary:
          'Every call, answered or not, and notes by hand, the newest first; of others for coordinators',
        querystring: Type.Object({
          ...filterFields,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          before: Type.Optional(Type.String({ maxLength: 300, description: 'as `next` says it' })),
        }),
        response: { 200: registryForm },
      },
    },
    async (request) => {
      const { limit, before, ...query } = request.query;
      return listCalls(request.workplace, actorOf(request), { ...filterOf(query), limit, before });
    },
  );

  app.get(
    '/registry.csv',
    {
      ...requires('registry.see', ownerOfQuery),
      schema: {
        tags,
        summary: 'The registry as a file, a row for each note and each call without one',
        querystring: filterForm,
        response: { 200: file<string>('The registry', 'text/csv; charset=utf-8') },
      },
    },
    async (request, reply) => {
      const text = await exportCalls(request.workplace, actorOf(request), filterOf(request.query));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="calls.csv"')
        .send(text);
    },
  );

  app.get(
    '/notes',
    {
      ...requires('call.note'),
      schema: {
        tags,
        summary: 'What was written about a call',
        querystring: Type.Object({ call: callId }),
        response: { 200: notesForm },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      return { notes: await readNotes(request.workplace, app.desk, actor, request.query.call) };
    },
  );

  app.post(
    '/notes',
    {
      ...requires('call.note'),
      schema: {
        tags,
        summary: 'Writes about a call, or by hand; with the same key it is saved once',
        body: Type.Object(
          {
            call: Type.Optional(orNull(callId)),
            at: Type.Optional(instant),
            number: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
            key: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
            ...noteFields,
          },
          strict,
        ),
        response: { 201: noteForm },
      },
    },
    async (request, reply) => {
      const { note } = await noteCall(request.workplace, app.desk, actorOf(request), request.body);
      return reply.code(201).send(note);
    },
  );

  app.patch(
    '/notes/:id',
    {
      ...requires('call.note'),
      schema: {
        tags,
        summary: 'Changes a note of mine; null unbinds its customer or contract',
        params: idPath,
        body: Type.Object({ version, ...noteFields }, strict),
        response: { 200: noteForm },
      },
    },
    async (request) => {
      const { version, ...change } = request.body;
      const { id } = request.params;
      return changeNote(request.workplace, actorOf(request), { id, version, change });
    },
  );

  app.delete(
    '/notes/:id',
    {
      ...requires('call.note'),
      schema: {
        tags,
        summary: 'Removes a note of mine; the call stays',
        params: idPath,
        querystring: Type.Object({ version }),
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await removeNote(request.workplace, actorOf(request), { id, version: request.query.version });
      return reply.code(204).send();
    },
  );
}
