import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  calendarToken,
  readCalendar,
  renewCalendar,
  revokeCalendar,
} from '../../actions/identity/calendars.ts';
import { AppError } from '../../model/errors.ts';
import { calendarForm, newCalendarForm } from '../forms/calendar.ts';
import { done, file, nothing } from '../forms/shared.ts';
import { ownOrigin } from '../plugins/same-site.ts';
import { personOf, requires } from '../requires.ts';
import type { Api } from '../types.ts';

const tags = ['calendars'];

/** The secret address of one's own calendar. */
export async function calendarRoutes(app: Api): Promise<void> {
  app.get(
    '/calendars/mine',
    {
      ...requires('calendar.own'),
      schema: {
        tags,
        summary: 'The address of one’s calendar, if there is one',
        response: { 200: calendarForm },
      },
    },
    async (request) => {
      const token = await calendarToken(request.workplace, app.secret, personOf(request).person.key);
      return { url: token === null ? null : urlOf(request, token) };
    },
  );

  app.post(
    '/calendars/mine',
    {
      ...requires('calendar.own'),
      schema: {
        tags,
        summary: 'Makes an address; the former one is void',
        response: { 201: newCalendarForm },
      },
    },
    async (request, reply) => {
      const token = await renewCalendar(request.workplace, app.secret, personOf(request).person.key);
      return reply.code(201).send({ url: urlOf(request, token) });
    },
  );

  app.delete(
    '/calendars/mine',
    {
      ...requires('calendar.own'),
      schema: { tags, summary: 'Makes the address void', response: { 204: done } },
    },
    async (request, reply) => {
      await revokeCalendar(request.workplace, personOf(request).person.key);
      return reply.code(204).send();
    },
  );
}

/** What calendar programs fetch: whoever has the address gets it. */
export async function calendarFeedRoutes(app: Api): Promise<void> {
  app.get(
    '/calendars/:file',
    {
      ...requires('public'),
      schema: {
        tags,
        summary: 'The published turns of whose address it is, as iCalendar',
        params: Type.Object({ file: Type.String({ maxLength: 100 }) }),
        response: {
          200: file<string>('The calendar', 'text/calendar'),
          304: nothing('As it was when its ETag was given'),
        },
      },
    },
    async (request, reply) => {
      const token = /^([\w-]{43})\.ics$/.exec(request.params.file)?.[1];
      if (token === undefined) throw new AppError('unknown-calendar');
      const calendar = await readCalendar(app.workplace, token);
      const tag = `"${createHash('sha256').update(calendar).digest('hex').slice(0, 32)}"`;
      reply.header('etag', tag).header('cache-control', 'private, max-age=3600');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.type('text/calendar; charset=utf-8').send(calendar);
    },
  );
}

function urlOf(request: FastifyRequest, token: string): string {
  return `${ownOrigin(request)}/calendars/${token}.ics`;
}
