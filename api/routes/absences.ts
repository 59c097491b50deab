import { Type } from 'typebox';
import { addAbsence, removeAbsence } from '../../actions/edit-absences.ts';
import { isoDate, personKey } from '../../model/forms/shared.ts';
import { ABSENCE_KINDS } from '../../model/types.ts';
import { absenceForm, absencesForm } from '../forms/availability.ts';
import { done } from '../forms/shared.ts';
import { may, personOf, requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api, OwnerOf } from '../types.ts';

const tags = ['availability'];

/** Whole days away. */
export async function absenceRoutes(app: Api): Promise<void> {
  const { store } = app.workplace;
  const personAsked: OwnerOf = (request) =>
    (request.query as { person?: string }).person ?? personOf(request).person.key;

  app.get(
    '/absences',
    {
      ...requires('absence.see', personAsked),
      schema: {
        tags,
        summary: 'Absences of all people for who coordinates, one’s own for everybody',
        querystring: Type.Object({
          from: Type.Optional(isoDate),
          to: Type.Optional(isoDate),
          person: Type.Optional(personKey),
        }),
        response: { 200: absencesForm },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const person = may(request, 'absence.see') ? request.query.person : personOf(request).person.key;
      return { absences: await store.absences.list({ from, to, person }) };
    },
  );

  app.post(
    '/absences',
    {
      ...requires('absence.edit'),
      schema: {
        tags,
        summary: 'Adds an absence, both days included',
        body: Type.Object(
          { person: personKey, from: isoDate, to: isoDate, kind: Type.Enum([...ABSENCE_KINDS]) },
          { additionalProperties: false },
        ),
        response: { 201: absenceForm },
      },
    },
    async (request, reply) => reply.code(201).send(await addAbsence(request.workplace, request.body)),
  );

  app.delete(
    '/absences/:id',
    {
      ...requires('absence.edit'),
      schema: { tags, summary: 'Takes an absence away', params: idPath, response: { 204: done } },
    },
    async (request, reply) => {
      await removeAbsence(request.workplace, request.params.id);
      return reply.code(204).send();
    },
  );
}
