import { type Static, Type } from 'typebox';
import { archivePerson, bringBackPerson } from '../../actions/archive-person.ts';
import { editPerson, type PersonChange } from '../../actions/edit-person.ts';
import { newPersonKey } from '../../actions/new-person-key.ts';
import { AppError } from '../../model/errors.ts';
import type { Permission } from '../../model/permissions.ts';
import { demand, keyOfPath, may, requires } from '../requires.ts';
import { keyPath, personFields } from '../schemas.ts';
import type { Api } from '../types.ts';
import { personView } from '../views/person-view.ts';

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
      },
    },
    async (request) => {
      const persons = await store.persons.list({ includeArchived: request.query.archived });
      const seesAll = may(request, 'person.see.private');
      return {
        persons: persons.map((person) => personView(person, seesAll || person.key === request.actor.by)),
      };
    },
  );

  app.get(
    '/persons/:key',
    { ...requires('person.see'), schema: { tags, summary: 'A person, archived or not', params: keyPath } },
    async (request) => {
      const { key } = request.params;
      const person = await store.persons.get(key);
      if (!person) throw new AppError('unknown-person', { person: key });
      return personView(person, may(request, 'person.see.private') || key === request.actor.by);
    },
  );

  app.post(
    '/persons',
    { ...requires('person.manage'), schema: { tags, summary: 'Adds a person', body: newBody } },
    async (request, reply) => {
      const { key: wanted, ...fields } = request.body;
      const key = wanted ?? (await newPersonKey(store, fields.name));
      const { person } = await editPerson(request.workplace, key, written(fields), 'add');
      return reply.code(201).send(personView(person, true));
    },
  );

  app.patch(
    '/persons/:key',
    {
      ...requires('person.edit', keyOfPath),
      schema: {
        tags,
        summary: 'Changes a person; of oneself only name, colour and language',
        params: keyPath,
        body: changeBody,
      },
    },
    async (request) => {
      const { key } = request.params;
      const { active, ...fields } = request.body;
      for (const field of Object.keys(request.body) as (keyof Fields)[]) {
        demand(request, NEEDED[field] ?? 'person.edit');
      }
      if (active === true) await bringBackPerson(request.workplace, key);
      const { person } = await editPerson(request.workplace, key, written(fields), 'change');
      if (active !== false) return personView(person, true);
      await archivePerson(request.workplace, key);
      return personView({ ...person, active: false, groups: [] }, true);
    },
  );

  app.delete(
    '/persons/:key',
    {
      ...requires('person.manage'),
      schema: { tags, summary: 'Puts a person into the archive', params: keyPath },
    },
    async (request, reply) => {
      await archivePerson(request.workplace, request.params.key);
      return reply.code(204).send();
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
