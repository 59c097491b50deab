import { Type } from 'typebox';
import { auditForm } from '../forms/administration.ts';
import { may, requires } from '../requires.ts';
import type { Api } from '../types.ts';

/** Rooms of the audit whose contents are about persons. */
const PRIVATE = ['person', 'availability', 'absence', 'session', 'calendar', 'key'];
const PAGE = 100;

/** Who changed what. */
export async function auditRoutes(app: Api): Promise<void> {
  app.get(
    '/audit',
    {
      ...requires('audit.see'),
      schema: {
        tags: ['administration'],
        summary: 'Changes, the newest first; what was changed of persons only for administrators',
        querystring: Type.Object({
          before: Type.Optional(Type.Integer({ minimum: 1 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE })),
        }),
        response: { 200: auditForm },
      },
    },
    async (request) => {
      const { before, limit = PAGE } = request.query;
      const entries = await app.workplace.store.audit.list({ before, limit });
      const seesAll = may(request, 'audit.see.private');
      const isHidden = (what: string) => !seesAll && PRIVATE.includes(what.split('.')[0]!);
      return {
        entries: entries.map((entry) =>
          isHidden(entry.what) ? { ...entry, before: null, after: null, hidden: true as const } : entry,
        ),
        next: entries.length < limit ? null : entries.at(-1)!.seq,
      };
    },
  );
}
