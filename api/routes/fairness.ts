import { Type } from 'typebox';
import { reportFairness } from '../../actions/report-fairness.ts';
import { mondayOf, nextMonday, parseIsoDate } from '../../model/time.ts';
import { requires } from '../requires.ts';
import { isoDate } from '../schemas.ts';
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
      },
    },
    async (request) => {
      const { week: wanted } = request.query;
      const week = wanted ? mondayOf(parseIsoDate(wanted)) : comingWeek();
      return { week, credits: await store.credit.creditAt(week) };
    },
  );

  app.get(
    '/fairness',
    {
      ...requires('fairness.see'),
      schema: {
        tags,
        summary: 'What everybody carried in the weeks before the next one',
        querystring: Type.Object({ weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 104 })) }),
      },
    },
    async (request) => {
      const { weeks = config.rules[config.rules.preset].fairness.weeks } = request.query;
      return reportFairness(request.workplace, { monday: comingWeek(), weeks });
    },
  );
}
