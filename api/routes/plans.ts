import { Type } from 'typebox';
import { askAboutHole } from '../../actions/ask-about-hole.ts';
import { openPlanJobs } from '../../actions/plan-jobs.ts';
import { planForm } from '../../model/forms/plan.ts';
import { id, index, isoDate } from '../../model/forms/shared.ts';
import { WEEKDAYS } from '../../model/types.ts';
import { plansForm, toldForm } from '../forms/plans.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { parseWeek } from '../week-version.ts';

const tags = ['plans'];
const path = Type.Object({ id });

/** Making weeks in the background. */
export async function planRoutes(app: Api): Promise<void> {
  const jobs = await openPlanJobs(app.workplace);
  app.addHook('onClose', () => jobs.close());

  app.post(
    '/plans',
    {
      ...requires('plan.run'),
      schema: {
        tags,
        summary: 'Begins to plan a week',
        body: Type.Object(
          {
            week: isoDate,
            lines: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
            description: Type.Optional(Type.String({ maxLength: 200 })),
            daysFirst: Type.Optional(Type.Array(Type.Enum([...WEEKDAYS]), { maxItems: 7 })),
            seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
          },
          { additionalProperties: false },
        ),
        response: { 202: planForm },
      },
    },
    async (request, reply) => {
      const week = parseWeek(request.body.week);
      const view = await jobs.start(request.workplace, { ...request.body, week });
      return reply
        .code(202)
        .header('location', `/api/plans/${view.id}`)
        .send(renderSentences(request.locale, view));
    },
  );

  app.get(
    '/plans',
    {
      ...requires('plan.see'),
      schema: {
        tags,
        summary: 'Plannings, the newest first',
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
        response: { 200: plansForm },
      },
    },
    async (request) => ({
      plans: renderSentences(request.locale, await jobs.list(request.query.limit ?? 50)),
    }),
  );

  app.get(
    '/plans/:id',
    {
      ...requires('plan.see'),
      schema: { tags, summary: 'A planning and the best so far', params: path, response: { 200: planForm } },
    },
    async (request) => renderSentences(request.locale, await jobs.get(request.params.id)),
  );

  app.delete(
    '/plans/:id',
    {
      ...requires('plan.run'),
      schema: {
        tags,
        summary: 'Ends a planning and keeps the best so far as a draft; with discard=1 nothing',
        params: path,
        querystring: Type.Object({ discard: Type.Optional(Type.Enum(['0', '1'])) }),
        response: { 200: planForm },
      },
    },
    async (request) => {
      const discard = request.query.discard === '1';
      const view = await jobs.stop(request.workplace, request.params.id, { discard });
      return renderSentences(request.locale, view);
    },
  );

  app.post(
    '/plans/:id/questions',
    {
      ...requires('plan.run'),
      schema: {
        tags,
        summary: 'Asks those of whom a way to fill a hole wants something; who was asked is not asked twice',
        params: path,
        body: Type.Object({ item: index, way: index }, { additionalProperties: false }),
        response: { 201: toldForm },
      },
    },
    async (request, reply) => {
      const plan = await jobs.get(request.params.id);
      return reply.code(201).send({ told: await askAboutHole(request.workplace, plan, request.body) });
    },
  );
}
