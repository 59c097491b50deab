import type { PlannedWeek, WeekData } from '../../actions/plan-week.ts';
import { showReasons, showWeek } from '../../actions/show-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { renderSentence } from '../../model/texts/index.ts';
import type { Download, Locale, StoredTimetable } from '../../model/types.ts';
import type { Door } from '../door.ts';

/** The answer of `schedule-hours --json`: one document, with every sentence rendered. */
export function answerOf(
  workplace: Workplace,
  planned: PlannedWeek,
  saved: StoredTimetable | null,
  files: string[],
  downloads: Download[],
  locale: Locale,
): object {
  const { timetable, load } = planned;
  const { loads, penalties, log: _log, ...week } = timetable;
  return {
    type: 'answer',
    store: workplace.store.place,
    demo: workplace.isDemo,
    engine: planned.engine,
    end: planned.end,
    cost: timetable.cost,
    holes: planned.holes,
    broken: planned.broken,
    fullLoad: load.fullLoad,
    holesByLoad: load.holes,
    droppedLines: load.droppedLines,
    loads,
    lineLoads: planned.lineLoads,
    timetable: week,
    penalties: penalties.map((penalty) => ({
      ...penalty,
      sentence: renderSentence(locale, penalty.sentence),
    })),
    reasons: Object.fromEntries(
      Object.entries(planned.reasons).map(([key, list]) => [key, list.map((s) => renderSentence(locale, s))]),
    ),
    saved: saved && { id: saved.id, state: saved.state, version: saved.version },
    downloads,
    files,
  };
}

/** The week for people: the grid, the cost with its reasons, the loads, and where everything is. */
export function tellWeek(
  workplace: Workplace,
  door: Door,
  planned: PlannedWeek,
  data: WeekData,
  saved: StoredTimetable | null,
  directory: string,
  ages: string[],
): void {
  const { say, out, locale, colorLevel, width } = door;
  const { timetable } = planned;
  const place = workplace.store.place;
  out(say(workplace.isDemo ? 'cli.schedule.demo' : 'cli.schedule.own', { place }));
  for (const age of ages) out(age);
  out('');
  const options = { locale, color: colorLevel, width };
  out(showWeek(timetable, data.persons, options));
  out('');
  out(showReasons(timetable, data.persons, { ...options, reasons: planned.reasons }));
  out('');
  if (planned.end !== 'done' && (timetable.cost ?? 0) > 0) out(say(`cli.schedule.end.${planned.end}`));
  const monday = timetable.week;
  if (!saved) out(say('cli.schedule.saved.no'));
  else if (saved.state === 'published') out(say('cli.schedule.saved.publish', { version: saved.version }));
  else out(say('cli.schedule.saved.draft', { version: saved.version, monday }));
  out(say('cli.schedule.files', { directory }));
}
