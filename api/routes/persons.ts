import { type Static, Type } from 'typebox';
import { archivePerson } from '../../actions/archive-person.ts';
import { changePerson } from '../../actions/change-person.ts';
import { editPerson, type PersonChange } from '../../actions/edit-person.ts';
import { newPersonKey } from '../../actions/new-person-key.ts';
import { AppError } from '../../model/errors.ts';
import { personForm } from '../../model/forms/person.ts';
import type { Permission } from '../../model/permissions.ts';
import { archivedForm, personsForm } from '../forms/persons.ts';
import { answerPerson, seenPerson, viewFor, withFreshPerson } from '../person-version.ts';
import { demand, keyOfPath, requires } from '../requires.ts';
import { keyPath, personFields } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['persons'];
const strict = { additionalProperties: false } as const;
const changeBody = Type.Object({ ...personFields, active: Type.Optional(Type.Boolean()) }, strict);
const newBody = Type.Object(
  {
    ...personFields,
    key: Type.Optional(Type.String({ maxLength: 60 })),
    name: Type.String({ minLength: 1, maxLength: 100 }),
  },
  strict,
);
type Fields = Static<typeof changeBody>;

/** What somebody may change of themselves, and what only an administrator may; the rest is for who coordinates. */
const NEEDED: Partial<Record<keyof Fields, Permission>> = {
  name: 'person.edit.own',
  color: 'person.edit.own',
  locale: 'person.edit.own',
  email: 'person.manage',
  roles: 'person.manage',
  active: 'person.manage',
};

/** People: who they are, and what is known of them. */
export async function personRoutes(app: Api): Promise<void> {
  const { store } = app.workplace;

  app.get(
    '/persons',
    {
      ...requires('person.see'),
      schema: {
        tags,
        summary: 'People, those archived only if asked for',
        querystring: Type.Object({ archived: Type.Optional(Type.Boolean()) }),
        response: { 200: personsForm },
      },
    },
    async (request) => {
      const persons = await store.persons.listStored({ includeArchived: request.query.archived });
      return { persons: persons.map((stored) => viewFor(request, stored)) };
    },
  );

  app.get(
    '/persons/:key',
    {
      ...requires('person.see'),
      schema: {
        tags,
        summary: 'A person, archived or not, with her ETag',
        params: keyPath,
        response: { 200: personForm },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const stored = await store.persons.getStored(key);
      if (!stored) throw new AppError('unknown-person', { person: key });
      return answerPerson(request, reply, stored);
    },
  );

  app.post(
    '/persons',
    {
      ...requires('person.manage'),
      schema: { tags, summary: 'Adds a person', body: newBody, response: { 201: personForm } },
    },
    async (request, reply) => {
      const { key: wanted, ...fields } = request.body;
      const key = wanted ?? (await newPersonKey(store, fields.name));
      const stored = await editPerson(request.workplace, key, written(fields), 'add');
      return reply.code(201).send(answerPerson(request, reply, stored));
    },
  );

  app.patch(
    '/persons/:key',
    {
      ...requires('person.edit', keyOfPath),
      schema: {
        tags,
        summary: 'Changes a person; of oneself only name, colour and language',
        description: 'With If-Match only if nobody else has changed the person since.',
        params: keyPath,
        body: changeBody,
        response: { 200: personForm },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const { active, ...fields } = request.body;
      for (const field of Object.keys(request.body) as (keyof Fields)[]) {
        demand(request, NEEDED[field] ?? 'person.edit');
      }
      const wish = { change: written(fields), active, seen: seenPerson(request) };
      return withFreshPerson(request, reply, key, async () => {
        const { stored } = await changePerson(request.workplace, key, wish);
        return answerPerson(request, reply, stored);
      });
    },
  );

  app.delete(
    '/persons/:key',
    {
      ...requires('person.manage'),
      schema: {
        tags,
        summary: 'Puts a person into the archive; her fixed turns are free then',
        description: 'With If-Match only if nobody else has changed the person since.',
        params: keyPath,
        response: { 200: archivedForm },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const seen = seenPerson(request);
      return withFreshPerson(request, reply, key, async () => {
        const { stored, freedTurns } = await archivePerson(request.workplace, key, seen);
        return { person: answerPerson(request, reply, stored), freedTurns };
      });
    },
  );
}

/** The fields as people write them: the action checks them all. */
function written(fields: Omit<Fields, 'active'>): PersonChange {
  const text = (value: string | number | null | undefined) =>
    value === undefined ? undefined : String(value ?? '');
  return {
    name: text(fields.name),
    email: text(fields.email),
    extension: text(fields.extension),
    color: text(fields.color),
    table: text(fields.table),
    groups: fields.groups?.join(','),
    idealLoad: text(fields.idealLoad),
    dailyLimit: text(fields.dailyLimit),
    lunchExempt: fields.lunchExempt,
    locale: text(fields.locale),
    roles: fields.roles?.join(','),
  };
}
