import { Type } from 'typebox';
import { forgiveCredit } from '../../actions/forgive-credit.ts';
import { reportFairness } from '../../actions/report-fairness.ts';
import { fairnessForm } from '../../model/forms/fairness.ts';
import { isoDate, orNull, personKey, strict } from '../../model/forms/shared.ts';
import { mondayOf, nextMonday, parseIsoDate } from '../../model/time.ts';
import { creditsForm } from '../forms/credits.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

const tags = ['fairness'];

/** Who has done more and who less, and who carried what. */
export async function fairnessRoutes(app: Api): Promise<void> {
  const { store, config, clock } = app.workplace;
  const comingWeek = () => nextMonday(config.organisation.timezone, clock());

  app.get(
    '/credits',
    {
      ...requires('credit.see'),
      schema: {
        tags,
        summary: 'Turns done too many (+) or too few (−) at the start of a week, by default the next one',
        querystring: Type.Object({ week: Type.Optional(isoDate) }),
        response: { 200: creditsForm },
      },
    },
    async (request) => {
      const { week: wanted } = request.query;
      const week = wanted ? mondayOf(parseIsoDate(wanted)) : comingWeek();
      return { week, credits: await store.credit.creditAt(week) };
    },
  );

  app.delete(
    '/credits/:person',
    {
      ...requires('credit.edit'),
      schema: {
        tags,
        summary:
          'Forgives a credit: the person begins the next week with none; answers what everybody has then',
        params: Type.Object({ person: personKey }),
        // Fastify takes a body that is not there for null.
        body: orNull(Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }, strict)),
        response: { 200: creditsForm },
      },
    },
    async (request) => forgiveCredit(request.workplace, request.params.person, request.body ?? {}),
  );

  app.get(
    '/fairness',
    {
      ...requires('fairness.see'),
      schema: {
        tags,
        summary: 'What everybody carried in the weeks before the next one',
        querystring: Type.Object({ weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 104 })) }),
        response: { 200: fairnessForm },
      },
    },
    async (request) => {
      const { weeks = config.rules[config.rules.preset].fairness.weeks } = request.query;
      return reportFairness(request.workplace, { monday: comingWeek(), weeks });
    },
  );
}
