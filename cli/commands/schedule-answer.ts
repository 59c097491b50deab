import type { PlannedWeek, WeekData } from '../../actions/plan-week.ts';
import { showReasons, showWeek } from '../../actions/show-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { renderSentence, type Say } from '../../model/texts/index.ts';
import { weekdayName, weekdayOf } from '../../model/time.ts';
import type { Download, Locale, StoredTimetable } from '../../model/types.ts';
import { describeMisfits } from '../describe-misfits.ts';
import { describeNegotiation } from '../describe-negotiation.ts';
import type { Door } from '../door.ts';
import { renderSentences } from '../render-sentences.ts';

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
  const { loads, penalties, log: _log, proof: _proof, ...week } = timetable;
  return {
    type: 'answer',
    store: workplace.store.place,
    demo: workplace.isDemo,
    engine: planned.engine,
    end: planned.end,
    cost: timetable.cost,
    bound: timetable.bound ?? null,
    proven: planned.proven,
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
    negotiation: planned.negotiation && renderSentences(planned.negotiation, locale),
    saved: saved && { id: saved.id, state: saved.state, version: saved.version },
    downloads,
    files,
  };
}

/** What people should know of a week that is no fault of the timetable's. */
export function warningsOf(planned: PlannedWeek, { persons }: WeekData, door: Door): string[] {
  const { say, locale } = door;
  const nameOf = (key: string) => persons.find((person) => person.key === key)?.name ?? key;
  const { timetable, load, droppedTurns, misfits } = planned;
  const closed = timetable.closedDays.map(({ date }) => weekdayOf(date));
  const warnings = droppedTurns
    // That nobody attends on a closed day goes without saying.
    .filter(({ weekday }) => !closed.includes(weekday))
    .map(({ weekday, slot, line, person }) =>
      say('cli.schedule.dropped-turn', {
        person: person === null ? say('cli.fixed.nobody') : nameOf(person),
        weekday: weekdayName(weekday, locale),
        slot: slot + 1,
        line: line + 1,
      }),
    );
  warnings.push(...describeMisfits(misfits, persons, door));
  if (load.droppedLines > 0) warnings.push(say('cli.schedule.dropped-lines', { count: load.droppedLines }));
  return warnings;
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
  out(say('cli.schedule.title', { week: timetable.week }));
  out(say(workplace.isDemo ? 'cli.schedule.demo' : 'cli.schedule.own', { place }));
  for (const age of ages) out(age);
  out('');
  const options = { locale, color: colorLevel, width };
  out(showWeek(timetable, data.persons, options));
  out('');
  out(showReasons(timetable, data.persons, { ...options, reasons: planned.reasons }));
  if (planned.negotiation) out(`\n${describeNegotiation(planned.negotiation, door).join('\n')}`);
  out('');
  const { fullLoad, holes } = planned.load;
  // The negotiation says it better where it knows of it.
  if (planned.negotiation?.lack) out(say('cli.schedule.short.help'));
  else if (holes > 0)
    out(say('cli.schedule.short', { turns: fullLoad - holes, asked: fullLoad, count: holes }));
  out(howGood(planned, say));
  if (planned.end !== 'done' && !planned.proven) out(say(`cli.schedule.end.${planned.end}`));
  const monday = timetable.week;
  if (!saved) out(say('cli.schedule.saved.no'));
  else if (saved.state === 'published') out(say('cli.schedule.saved.publish', { version: saved.version }));
  else out(say('cli.schedule.saved.draft', { version: saved.version, monday }));
  out(say('cli.schedule.files', { directory }));
}

/** How near the week is to the best possible, as far as both judges agree. */
function howGood({ timetable, proven }: PlannedWeek, say: Say): string {
  const cost = timetable.cost ?? 0;
  const bound = timetable.bound ?? null;
  if (proven) return say('cli.verify.week.optimal', { cost });
  if (bound === null) return say('cli.verify.week.unknown');
  return say('cli.verify.week.within', { gap: cost - bound, bound });
}
