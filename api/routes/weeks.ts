import { Type } from 'typebox';
import { explainWeek } from '../../actions/explain-week.ts';
import { findVisibleWeek } from '../../actions/find-visible-week.ts';
import { suggestCover } from '../../actions/suggest-cover.ts';
import { turnCosts } from '../../actions/turn-costs.ts';
import { listWeeks, viewWeek } from '../../actions/view-week.ts';
import { AppError } from '../../model/errors.ts';
import { reasonsForm } from '../../model/forms/reasons.ts';
import { id, index, isoDate, personKey } from '../../model/forms/shared.ts';
import { weekForm } from '../../model/forms/week.ts';
import { parseIsoDate } from '../../model/time.ts';
import { cellCostsForm, coversForm, weeksForm } from '../forms/weeks.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf, answerWeek, parseWeek } from '../week-version.ts';
import { placeQuery, weekPath, weekQuery } from './week-schemas.ts';

const tags = ['weeks'];

/** Reading weeks, and asking why they are as they are. */
export async function weekRoutes(app: Api): Promise<void> {
  app.get(
    '/weeks',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'Weeks, the newest first',
        querystring: Type.Object({
          before: Type.Optional(isoDate),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        }),
        response: { 200: weeksForm },
      },
    },
    async (request) => {
      const { before, limit = 100 } = request.query;
      if (before !== undefined) parseIsoDate(before);
      return listWeeks(request.workplace, actorOf(request), { before, limit });
    },
  );

  app.get(
    '/weeks/:week',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'A week: what is in force, or one timetable of it',
        params: weekPath,
        querystring: weekQuery,
        response: { 200: weekForm },
      },
    },
    async (request, reply) => {
      const name = { week: parseWeek(request.params.week), id: request.query.id };
      const view = await viewWeek(request.workplace, actorOf(request), name);
      return answerWeek(request, reply, view);
    },
  );

  app.get(
    '/weeks/:week/reasons',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'Why a turn, a person’s week or the whole week is as it is',
        params: weekPath,
        querystring: Type.Object({
          id: Type.Optional(id),
          date: Type.Optional(isoDate),
          slot: Type.Optional(index),
          line: Type.Optional(index),
          person: Type.Optional(personKey),
        }),
        response: { 200: reasonsForm },
      },
    },
    async (request) => {
      const week = parseWeek(request.params.week);
      const { date, slot, line, person, id } = request.query;
      const stored = await findVisibleWeek(request.workplace.store, actorOf(request), { week, id });
      const over = new AbortController();
      request.raw.once('close', () => request.raw.destroyed && over.abort());
      const isTurn = date !== undefined && slot !== undefined && line !== undefined;
      const explained = await explainWeek(request.workplace, {
        date: week,
        stored,
        ...(isTurn ? { turn: `${date}/${slot + 1}/${line + 1}` } : {}),
        ...(person === undefined ? {} : { person }),
        signal: AbortSignal.any([over.signal, AbortSignal.timeout(20_000)]),
      });
      const {
        whole,
        turn,
        person: ofPerson,
        stored: _,
        ...figures
      } = renderSentences(request.locale, explained);
      const about = turn ?? ofPerson ?? whole;
      if (!about) throw new AppError('unknown-person', { person: person ?? '' });
      return { ...figures, ...about };
    },
  );

  app.get(
    '/weeks/:week/costs',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'What swapping a turn with each other cell would cost',
        params: weekPath,
        querystring: placeQuery,
        response: { 200: cellCostsForm },
      },
    },
    async (request) => {
      const { id, ...place } = request.query;
      const name = { week: parseWeek(request.params.week), id };
      return { cells: await turnCosts(request.workplace, actorOf(request), name, place) };
    },
  );

  app.get(
    '/weeks/:week/suggestions',
    {
      ...requires('timetable.see'),
      schema: {
        tags,
        summary: 'Who could take a turn, best first',
        params: weekPath,
        querystring: placeQuery,
        response: { 200: coversForm },
      },
    },
    async (request) => {
      const { id, ...place } = request.query;
      const name = { week: parseWeek(request.params.week), id };
      const people = await suggestCover(request.workplace, actorOf(request), name, place);
      return {
        people: renderSentences(request.locale, people).map(({ texts, ...one }) => ({
          ...one,
          text: texts.join(' '),
          texts,
        })),
      };
    },
  );
}
