import { Type } from 'typebox';
import { checkChange } from '../../actions/check-change.ts';
import { editWeek } from '../../actions/edit-week.ts';
import { undoEdit, undoUntil } from '../../actions/undo-edit.ts';
import { viewHand } from '../../actions/view-week.ts';
import type { WeekChange } from '../../actions/week-change.ts';
import { AppError } from '../../model/errors.ts';
import { changeCheckForm } from '../../model/forms/change-check.ts';
import { id } from '../../model/forms/shared.ts';
import { editedWeekForm, weekForm } from '../../model/forms/week.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf, answerWeek, parseWeek, seenVersion, withFreshWeek } from '../week-version.ts';
import { changeBody, editBody, weekPath, weekQuery } from './week-schemas.ts';

const tags = ['edits'];

/** Changing turns by hand: what it would do, doing it, taking it back. */
export async function editRoutes(app: Api): Promise<void> {
  app.post(
    '/weeks/:week/checks',
    {
      ...requires('timetable.edit'),
      schema: {
        tags,
        summary: 'What a change of turns would do; nothing is changed',
        params: weekPath,
        querystring: weekQuery,
        body: changeBody,
        response: { 200: changeCheckForm },
      },
    },
    async (request) => {
      const name = { week: parseWeek(request.params.week), id: request.query.id };
      const check = await checkChange(request.workplace, actorOf(request), name, changeOf(request.body));
      return renderSentences(request.locale, check);
    },
  );

  app.post(
    '/weeks/:week/edits',
    {
      ...requires('timetable.edit'),
      schema: {
        tags,
        summary: 'Changes turns; answers the fresh week',
        description: 'Needs If-Match with the ETag of the week as it was seen.',
        params: weekPath,
        body: editBody,
        response: { 201: editedWeekForm },
      },
    },
    async (request, reply) => {
      const week = parseWeek(request.params.week);
      const seen = seenVersion(request);
      const { force, reason } = request.body;
      const change = changeOf(request.body);
      return withFreshWeek(request, reply, { week, id: seen.id }, async () => {
        const actor = actorOf(request);
        const wish = { week, ...seen, change, ...(force ? { force } : {}), ...(reason ? { reason } : {}) };
        const { stored, edit, after } = await editWeek(request.workplace, actor, wish);
        const view = viewHand(request.workplace, actor, stored, after);
        reply.code(201);
        return { ...answerWeek(request, reply, view), editId: edit.id, undoUntil: undoUntil(edit) };
      });
    },
  );

  app.delete(
    '/weeks/:week/edits/:edit',
    {
      ...requires('timetable.edit'),
      schema: {
        tags,
        summary: 'Takes a change back, within ten minutes',
        params: Type.Object({ ...weekPath.properties, edit: id }),
        response: { 200: weekForm },
      },
    },
    async (request, reply) => {
      const week = parseWeek(request.params.week);
      return withFreshWeek(request, reply, { week }, async () => {
        const actor = actorOf(request);
        const { stored, after } = await undoEdit(request.workplace, actor, {
          week,
          editId: request.params.edit,
        });
        return answerWeek(request, reply, viewHand(request.workplace, actor, stored, after));
      });
    },
  );
}

function changeOf({ swap, put }: { swap?: unknown; put?: unknown }): WeekChange {
  if ((swap === undefined) === (put === undefined)) {
    throw new AppError('bad-request', { place: 'body', reason: 'expected either "swap" or "put"' });
  }
  return (swap === undefined ? { put } : { swap }) as WeekChange;
}
