import { Type } from 'typebox';
import { addKey, revokeKey } from '../../actions/identity/keys.ts';
import { SCOPES } from '../../model/permissions.ts';
import { keysForm, newKeyForm } from '../forms/administration.ts';
import { done } from '../forms/shared.ts';
import { requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['administration'];

/** Keys of services. */
export async function keyRoutes(app: Api): Promise<void> {
  app.get(
    '/keys',
    {
      ...requires('key.manage'),
      schema: {
        tags,
        summary: 'All keys, revoked ones too, without their secrets',
        response: { 200: keysForm },
      },
    },
    async () => ({ keys: await app.workplace.store.apiKeys.list(), scopes: [...SCOPES] }),
  );

  app.post(
    '/keys',
    {
      ...requires('key.manage'),
      schema: {
        tags,
        summary: 'Makes a key; its secret is shown this once',
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 60 }),
            scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, maxItems: SCOPES.length }),
          },
          { additionalProperties: false },
        ),
        response: { 201: newKeyForm },
      },
    },
    async (request, reply) => {
      const { key, secret } = await addKey(request.workplace, request.body);
      return reply.code(201).send({ ...key, secret });
    },
  );

  app.delete(
    '/keys/:id',
    {
      ...requires('key.manage'),
      schema: { tags, summary: 'Revokes a key at once', params: idPath, response: { 204: done } },
    },
    async (request, reply) => {
      await revokeKey(request.workplace, request.params.id);
      return reply.code(204).send();
    },
  );
}
