import { type Static, Type } from 'typebox';
import type { WrittenUnavailability } from '../../actions/add-unavailability.ts';
import {
  addUnavailabilities,
  changeUnavailability,
  removeUnavailability,
} from '../../actions/edit-unavailabilities.ts';
import { AppError } from '../../model/errors.ts';
import { unavailabilitiesForm, unavailabilityForm } from '../forms/availability.ts';
import { done } from '../forms/shared.ts';
import { keyOfPath, requires } from '../requires.ts';
import { idPath, keyPath, unavailabilityFields } from '../schemas.ts';
import type { Api, OwnerOf } from '../types.ts';

const tags = ['availability'];
const strict = { additionalProperties: false } as const;
const entry = Type.Object(unavailabilityFields, strict);
const body = Type.Object(
  { ...unavailabilityFields, entries: Type.Optional(Type.Array(entry, { minItems: 1, maxItems: 200 })) },
  strict,
);
type Entry = Static<typeof entry>;

/** When people cannot, or would rather not. */
export async function unavailabilityRoutes(app: Api): Promise<void> {
  const { store } = app.workplace;
  const personOfEntry: OwnerOf = async (request) => {
    const { id } = request.params as { id: string };
    return (await store.unavailabilities.get(id))?.person ?? null;
  };

  app.get(
    '/persons/:key/unavailabilities',
    {
      ...requires('availability.see', keyOfPath),
      schema: {
        tags,
        summary: 'When a person cannot: weekly first, then by date',
        params: keyPath,
        response: { 200: unavailabilitiesForm },
      },
    },
    async (request) => {
      const { key } = request.params;
      if (!(await store.persons.get(key))) throw new AppError('unknown-person', { person: key });
      return { entries: await store.unavailabilities.list({ person: key }) };
    },
  );

  app.post(
    '/persons/:key/unavailabilities',
    {
      ...requires('availability.edit', keyOfPath),
      schema: {
        tags,
        summary: 'Adds one entry, or several as `entries`: all or none',
        params: keyPath,
        body,
        response: { 201: unavailabilitiesForm },
      },
    },
    async (request, reply) => {
      const { entries, ...one } = request.body;
      const wanted = (entries ?? [one]).map(complete);
      const added = await addUnavailabilities(request.workplace, request.params.key, wanted);
      return reply.code(201).send({ entries: added });
    },
  );

  app.patch(
    '/unavailabilities/:id',
    {
      ...requires('availability.edit', personOfEntry),
      schema: {
        tags,
        summary: 'Changes an entry',
        params: idPath,
        body: entry,
        response: { 200: unavailabilityForm },
      },
    },
    (request) => changeUnavailability(request.workplace, request.params.id, changed(request.body)),
  );

  app.delete(
    '/unavailabilities/:id',
    {
      ...requires('availability.edit', personOfEntry),
      schema: { tags, summary: 'Takes an entry away', params: idPath, response: { 204: done } },
    },
    async (request, reply) => {
      await removeUnavailability(request.workplace, request.params.id);
      return reply.code(204).send();
    },
  );
}

function complete(written: Entry): Omit<WrittenUnavailability, 'person'> {
  const { slots = null, firm = true, reason = '' } = written;
  return { when: null, ...changed(written), slots, firm, reason };
}

function changed({ weekday, date, ...rest }: Entry): Partial<Omit<WrittenUnavailability, 'person'>> {
  if (weekday && date)
    throw new AppError('bad-request', { place: 'body', reason: 'weekday and date exclude each other' });
  if (weekday === undefined && date === undefined) return rest;
  return { ...rest, when: weekday ?? date ?? null };
}
