import { Type } from 'typebox';
import { readDayFigures, readWeekProfile } from '../../actions/phones/call-statistics.ts';
import { isoDate, personKey } from '../../model/forms/shared.ts';
import { addDays, dateIn, instantOf, parseIsoDate } from '../../model/time.ts';
import { callsForm, dayStatsForm, weekProfileForm } from '../forms/calls.ts';
import { may, personOf, requires } from '../requires.ts';
import type { Api, OwnerOf } from '../types.ts';

const tags = ['calls'];
const queueName = Type.Optional(Type.String({ minLength: 1, maxLength: 60 }));

/** One's own calls as long as nobody else is named. */
const ownerOfQuery: OwnerOf = ({ query, actor }) =>
  (query as { person?: string }).person ?? (actor.kind === 'person' ? actor.person.key : null);

/** Calls that were, by day. */
export async function callRoutes(app: Api): Promise<void> {
  app.get(
    '/calls',
    {
      ...requires('call.see', ownerOfQuery),
      schema: {
        tags,
        summary: 'Calls of a day, by default today, the newest first; of others for coordinators',
        querystring: Type.Object({
          date: Type.Optional(isoDate),
          queue: queueName,
          person: Type.Optional(personKey),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
          before: Type.Optional(Type.String({ maxLength: 200, description: 'as `next` says it' })),
        }),
        response: { 200: callsForm },
      },
    },
    async (request) => {
      const { queue, limit = 200, before } = request.query;
      const { store, config, clock } = request.workplace;
      const zone = config.organisation.timezone;
      const date = request.query.date ? parseIsoDate(request.query.date) : dateIn(zone, clock());
      const person =
        request.query.person ?? (may(request, 'call.see') ? undefined : personOf(request).person.key);
      const calls = await store.calls.list({
        from: instantOf(date, '00:00', zone).toISOString(),
        to: instantOf(addDays(date, 1), '00:00', zone).toISOString(),
        limit: limit + 1,
        ...(queue === undefined ? {} : { queue }),
        ...(person === undefined ? {} : { person }),
        ...(before === undefined ? {} : { before }),
      });
      const shown = calls.slice(0, limit);
      return { date, calls: shown, next: calls.length > limit ? shown.at(-1)!.id : null };
    },
  );

  app.get(
    '/calls/statistics',
    {
      ...requires('call.see'),
      schema: {
        tags,
        summary: 'Figures of a day, by default today: of all, by slot, person and queue',
        querystring: Type.Object({ date: Type.Optional(isoDate), queue: queueName }),
        response: { 200: dayStatsForm },
      },
    },
    async (request) => {
      const { date, queue } = request.query;
      const day = date === undefined ? undefined : parseIsoDate(date);
      const figures = await readDayFigures(request.workplace, { date: day, queue });
      return { date: figures.date, ...figures.stats };
    },
  );

  app.get(
    '/calls/profile',
    {
      ...requires('call.see'),
      schema: {
        tags,
        summary: 'When people call: by weekday and slot, on average over the last weeks',
        querystring: Type.Object({
          weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 53, description: 'by default 4' })),
          queue: queueName,
        }),
        response: { 200: weekProfileForm },
      },
    },
    async (request) => {
      const { weeks = 4, queue } = request.query;
      return readWeekProfile(request.workplace, { weeks, queue });
    },
  );
}
