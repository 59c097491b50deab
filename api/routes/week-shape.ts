import { lineNames } from '../../model/config/line-names.ts';
import { weekShape } from '../../model/config/week-shape.ts';
import { weekShapeForm } from '../../model/forms/week-shape.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';

/** The working week as the installation has it, for pages on which people say when they can. */
export async function weekShapeRoutes(app: Api): Promise<void> {
  app.get(
    '/week-shape',
    {
      ...requires('timetable.see'),
      schema: {
        tags: ['weeks'],
        summary: 'Days, slots and lines of a usual week',
        response: { 200: weekShapeForm },
      },
    },
    async () => {
      const { config } = app.workplace;
      const { days } = weekShape(config);
      const named = lineNames(config);
      const most = Math.max(0, ...days.flatMap(({ slots }) => slots.map(({ lines }) => lines)));
      const lines = Array.from({ length: most }, (_, line) => named[line] ?? `L${line + 1}`);
      return { days, lines, dailyTurns: config.week.dailyTurns };
    },
  );
}
