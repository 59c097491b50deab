import type { CellView, LogEntry, WeekView as SaidWeek } from '../model/forms/week.ts';
import { shortNames } from '../model/short-names.ts';
import type { TextKey } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import { mondayOf } from '../model/time.ts';
import type { IsoDate, Penalty, Person, Sentence, StoredTimetable } from '../model/types.ts';
import { penaltiesOf } from '../scheduler/make-timetable.ts';
import type { StoreParts } from '../store/open-store.ts';
import { type Actor, may } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import { isOver, localHour, slotNow } from './over-turns.ts';
import { countTurns } from './rebuild-week-problem.ts';
import { canUndo } from './undo-edit.ts';
import { type WeekAtHand, withWeekInHand } from './week-at-hand.ts';
import type { Workplace } from './workplace.ts';

/** A week as its page shows it, its sentences still to be said. */
export interface WeekView extends Omit<SaidWeek, 'penalties' | 'log'> {
  penalties: (Penalty & { name: Sentence })[];
  /** Newest first. Without a sentence `text` is all there is. */
  log: (LogEntry & { sentence?: Sentence | undefined })[];
}

/** Lines of the log that a page gets; the others are among the changes. */
const MOST_LINES = 50;

/** A week as its page shows it. `unknown-week`. */
export async function viewWeek(workplace: Workplace, actor: Actor, name: WeekName): Promise<WeekView> {
  return viewStored(workplace, actor, await findVisibleWeek(workplace.store, actor, name));
}

/** The same of a timetable that was read. */
export function viewStored(workplace: Workplace, actor: Actor, stored: StoredTimetable): Promise<WeekView> {
  return withWeekInHand(workplace, stored, (hand) => viewHand(workplace, actor, stored, hand));
}

/** The same of a timetable whose judgement is at hand, too. */
export function viewHand(
  { config, clock }: Workplace,
  actor: Actor,
  stored: StoredTimetable,
  hand: WeekAtHand,
): WeekView {
  const now = clock();
  const hour = localHour(config, now);
  const { timetable } = stored;
  const { evaluation, data } = hand;
  const { id, state, version, description, updatedAt } = stored;
  const isOpen = state !== 'retired';
  // Of a week whose rules or entries have changed since, nothing is proved.
  const bound = timetable.cost === evaluation.cost ? (timetable.bound ?? null) : null;
  return {
    id,
    week: timetable.week,
    state,
    version,
    description,
    updatedAt,
    timetable: {
      lines: timetable.lines,
      days: viewDays(stored, hand, (place) => isOver(timetable, place, hour)),
      closedDays: timetable.closedDays,
    },
    cost: evaluation.cost,
    bound,
    proven: bound !== null && evaluation.cost <= bound && evaluation.broken === 0,
    holes: evaluation.holes,
    broken: evaluation.broken,
    penalties: penaltiesOf(hand.problem, evaluation).map((penalty) => ({
      ...penalty,
      name: sentence(`rule.${penalty.rule}.name` as TextKey),
    })),
    loads: viewLoads(stored),
    persons: viewPersons(stored, data.everybody),
    log: viewLog(stored, actor, now),
    can: {
      edit: isOpen && may(actor, 'timetable.edit'),
      editAll: isOpen && may(actor, 'timetable.edit.all'),
      force: isOpen && may(actor, 'timetable.force'),
      publish: state === 'draft' && may(actor, 'timetable.publish'),
      retire: state === 'published' && may(actor, 'timetable.retire'),
    },
    now: state === 'draft' ? null : slotNow(timetable, hour),
  };
}

/** Weeks, the newest Monday first: those that the one who asks may see. `next`: where the following page begins. */
export async function listWeeks(
  { store }: { store: StoreParts },
  actor: Actor,
  { before, limit }: { before?: IsoDate | undefined; limit: number },
) {
  const all = await store.timetables.list();
  const seesDrafts = may(actor, 'draft.see');
  const seen = all
    .filter(({ state, replaced }) => seesDrafts || (state !== 'draft' && !replaced))
    .filter(({ week }) => before === undefined || week < mondayOf(before))
    .reverse();
  const page = seen.slice(0, limit);
  // A week is on one page with all its timetables.
  const last = page.at(-1)?.week;
  const weeks = [...page, ...seen.slice(limit).filter(({ week }) => week === last)];
  return { weeks, next: seen.length > weeks.length ? (last ?? null) : null };
}

function viewDays(
  { timetable }: StoredTimetable,
  { problem, data }: WeekAtHand,
  isPinned: (place: { date: IsoDate; slot: number }) => boolean,
): WeekView['timetable']['days'] {
  const places = new Map(problem.persons.map((person, p) => [person.key, p]));
  return timetable.days.map(({ date, weekday, slots }, d) => ({
    date,
    weekday,
    slots: slots.map(({ start, end, cells }, slot) => {
      const pinned = isPinned({ date, slot });
      const wanted = data.fixedTurns.filter((turn) => turn.weekday === weekday && turn.slot === slot);
      return {
        start,
        end,
        cells: cells.map((person, line): CellView => {
          const wishes = person === null ? 0 : (problem.persons[places.get(person)!]?.undesired[d] ?? 0);
          const isFixed = wanted.some((turn) => turn.line === line && turn.person === person);
          const forced = timetable.forced?.find(
            (turn) =>
              turn.date === date && turn.slot === slot && turn.line === line && turn.person === person,
          );
          return {
            person,
            ...(isFixed ? { fixed: true as const } : {}),
            ...(pinned ? { pinned: true as const } : {}),
            ...((wishes >> slot) & 1 ? { undesired: true as const } : {}),
            ...(forced ? { forced: forced.reason } : {}),
          };
        }),
      };
    }),
  }));
}

function viewLoads({ timetable }: StoredTimetable): WeekView['loads'] {
  const turns = countTurns(timetable);
  const keys = new Set([...Object.keys(timetable.loads), ...turns.keys()]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const count = turns.get(key) ?? 0;
      const owed = timetable.loads[key]?.final ?? count;
      return [key, { turns: count, owed, overload: timetable.overload[key] ?? 0 }];
    }),
  );
}

function viewPersons({ timetable }: StoredTimetable, everybody: readonly Person[]): WeekView['persons'] {
  const here = new Set([...Object.keys(timetable.loads), ...countTurns(timetable).keys()]);
  const shown = everybody.filter(
    ({ key, active, idealLoad }) => here.has(key) || (active && idealLoad !== null),
  );
  const shorts = shortNames(shown.map(({ name }) => name));
  return Object.fromEntries(
    shown.map(({ key, name, coat, color }, i) => [key, { name, coat, color, short: shorts[i]! }]),
  );
}

function viewLog({ timetable, state }: StoredTimetable, actor: Actor, now: Date): WeekView['log'] {
  const undone = new Set(timetable.log.map(({ undoes }) => undoes));
  return timetable.log
    .slice(-MOST_LINES)
    .map(({ at, by, text, sentence, costDelta, editId }) => {
      const isOpen = state !== 'retired' && editId !== undefined && !undone.has(editId);
      return {
        at,
        by,
        text,
        sentence,
        costDelta,
        editId,
        canUndo: isOpen && canUndo(actor, { by, at }, now),
      };
    })
    .reverse();
}
