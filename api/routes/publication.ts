import { Type } from 'typebox';
import { keepCopies } from '../../actions/copy-week.ts';
import { EXPORT_FORMATS, EXPORT_TYPES, exportWeek } from '../../actions/export-week.ts';
import { previewPublication, publishTimetable, withdrawTimetable } from '../../actions/publish-timetable.ts';
import type { ToldPerson } from '../../actions/told-turns.ts';
import { uploadWeek } from '../../actions/upload-week.ts';
import { viewChanges } from '../../actions/view-changes.ts';
import { viewStored } from '../../actions/view-week.ts';
import { id, personKey, strict } from '../../model/forms/shared.ts';
import { weekForm } from '../../model/forms/week.ts';
import type { Locale } from '../../model/types.ts';
import { changesForm, publishedWeekForm, toldForm } from '../forms/publication.ts';
import { file } from '../forms/shared.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf, answerWeek, parseWeek, seenVersion, withFreshWeek } from '../week-version.ts';
import { weekPath, weekQuery } from './week-schemas.ts';

const tags = ['publication'];

/** Weeks on their way to people: in force and out of it, exported, uploaded. */
export async function publicationRoutes(app: Api): Promise<void> {
  app.addHook('onClose', keepCopies(app.workplace));

  app.put(
    '/weeks/:week/publication',
    {
      ...requires('timetable.publish'),
      schema: {
        tags,
        summary: 'Puts a timetable in force as it was seen, and tells whose turns have changed',
        params: weekPath,
        body: Type.Object({ id, version: Type.Integer({ minimum: 1 }) }, strict),
        response: { 200: publishedWeekForm },
      },
    },
    async (request, reply) => {
      const week = parseWeek(request.params.week);
      return withFreshWeek(request, reply, { week, id: request.body.id }, async () => {
        const actor = actorOf(request);
        const { stored, told } = await publishTimetable(request.workplace, actor, { week, ...request.body });
        const view = await viewStored(request.workplace, actor, stored);
        return { ...answerWeek(request, reply, view), told: renderTold(request.locale, told) };
      });
    },
  );

  app.get(
    '/weeks/:week/publication',
    {
      ...requires('timetable.publish'),
      schema: {
        tags,
        summary: 'Whom publishing would tell what',
        params: weekPath,
        querystring: weekQuery,
        response: { 200: toldForm },
      },
    },
    async (request) => {
      const name = { week: parseWeek(request.params.week), id: request.query.id };
      const told = await previewPublication(request.workplace, actorOf(request), name);
      return { told: renderTold(request.locale, told) };
    },
  );

  app.delete(
    '/weeks/:week/publication',
    {
      ...requires('timetable.retire'),
      schema: {
        tags,
        summary: 'Ends the service of a published week',
        description: 'Needs If-Match with the ETag of the week as it was seen.',
        params: weekPath,
        response: { 200: weekForm },
      },
    },
    async (request, reply) => {
      const week = parseWeek(request.params.week);
      const seen = seenVersion(request);
      return withFreshWeek(request, reply, { week, id: seen.id }, async () => {
        const actor = actorOf(request);
        const stored = await withdrawTimetable(request.workplace, actor, { week, ...seen });
        return answerWeek(request, reply, await viewStored(request.workplace, actor, stored));
      });
    },
  );

  app.get(
    '/weeks/:week/changes',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'Who changed what, the newest first',
        params: weekPath,
        querystring: weekQuery,
        response: { 200: changesForm },
      },
    },
    async (request) => {
      const name = { week: parseWeek(request.params.week), id: request.query.id };
      return renderSentences(request.locale, await viewChanges(request.workplace, actorOf(request), name));
    },
  );

  app.get(
    '/weeks/:week/exports/:format',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'A week as a file for other programs',
        params: Type.Object({ ...weekPath.properties, format: Type.Enum([...EXPORT_FORMATS]) }),
        querystring: Type.Object({ ...weekQuery.properties, person: Type.Optional(personKey) }),
        response: { 200: file<string>('The week', ...Object.values(EXPORT_TYPES)) },
      },
    },
    async (request, reply) => {
      const { id, person } = request.query;
      const { format } = request.params;
      const wish = { week: parseWeek(request.params.week), id, format, person };
      const { name, type, text, stored } = await exportWeek(request.workplace, actorOf(request), wish);
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('etag', `"${stored.id}.${stored.version}"`)
        .type(type)
        .send(text);
    },
  );

  app.post(
    '/weeks',
    {
      ...requires('timetable.upload'),
      schema: {
        tags,
        summary: 'Takes a week that was made elsewhere, as a draft',
        body: Type.Object(
          {
            content: Type.String({ minLength: 1 }),
            format: Type.Enum(['yaml', 'json']),
            description: Type.Optional(Type.String({ maxLength: 200 })),
          },
          strict,
        ),
        response: { 201: weekForm },
      },
    },
    async (request, reply) => {
      const stored = await uploadWeek(request.workplace, request.body);
      const view = await viewStored(request.workplace, actorOf(request), stored);
      return reply.code(201).send(answerWeek(request, reply, view));
    },
  );
}

function renderTold(locale: Locale, told: ToldPerson[]) {
  return renderSentences(locale, told);
}
