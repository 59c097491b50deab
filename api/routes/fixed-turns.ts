import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { replaceFixedTurns } from '../../actions/set-fixed-turn.ts';
import type { FixedTurn } from '../../model/types.ts';
import { fixedTurnsForm } from '../forms/availability.ts';
import { requires } from '../requires.ts';
import { fixedTurn } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['fixed turns'];

/** The weekly template: who has which turn every week. */
export async function fixedTurnRoutes(app: Api): Promise<void> {
  app.get(
    '/fixed-turns',
    {
      ...requires('fixed-turn.see'),
      schema: { tags, summary: 'The weekly template, with its ETag', response: { 200: fixedTurnsForm } },
    },
    async (_request, reply) => {
      const turns = await app.workplace.store.fixedTurns.list();
      reply.header('etag', tagOf(turns));
      return { turns };
    },
  );

  app.put(
    '/fixed-turns',
    {
      ...requires('fixed-turn.edit'),
      schema: {
        tags,
        summary: 'Exchanges the whole template; with If-Match only if nobody else has changed it',
        body: Type.Object(
          { turns: Type.Array(fixedTurn, { maxItems: 5000 }) },
          { additionalProperties: false },
        ),
        response: { 200: fixedTurnsForm },
      },
    },
    async (request, reply) => {
      const seen = request.headers['if-match'];
      const hasSeen = (before: readonly FixedTurn[]) => seen === undefined || seen === tagOf(before);
      const turns = await replaceFixedTurns(request.workplace, request.body.turns, hasSeen);
      reply.header('etag', tagOf(turns));
      return { turns };
    },
  );
}

function tagOf(turns: readonly FixedTurn[]): string {
  return `"${createHash('sha256').update(JSON.stringify(turns)).digest('hex').slice(0, 16)}"`;
}
