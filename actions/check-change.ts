import { AppError } from '../model/errors.ts';
import type { ChangeCheckView as SaidCheck } from '../model/forms/change-check.ts';
import type { Place } from '../model/requests.ts';
import type { PersonKey, Sentence, StoredTimetable } from '../model/types.ts';
import { checkEdits, type EditCheck } from '../scheduler/check-edit.ts';
import type { StoreParts } from '../store/open-store.ts';
import { type Actor, type EditRights, editRights } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import { isOver, localHour } from './over-turns.ts';
import { countTurns } from './rebuild-week-problem.ts';
import { type WeekAtHand, withWeekInHand } from './week-at-hand.ts';
import { editsOf, type Move, movesOf, personsMoved, type WeekChange } from './week-change.ts';
import type { Workplace } from './workplace.ts';

/** What a change would do, before anything moves; its sentences are still to be said. */
export interface ChangeCheck extends Omit<SaidCheck, 'breaks' | 'mends' | 'costs'> {
  /** Hard rules that it would break, and what it would mend of any. */
  breaks: { rule: string; sentence: Sentence }[];
  mends: { rule: string; sentence: Sentence; cost: number }[];
  /** What it would cost, rule by rule. */
  costs: { rule: string; sentence: Sentence; cost: number }[];
}

/** `unknown-week`, `unknown-turn`, `unknown-person`, `person-archived`, `week-retired`. */
export async function checkChange(
  workplace: Workplace,
  actor: Actor,
  name: WeekName,
  change: WeekChange,
): Promise<ChangeCheck> {
  const { store, config, clock } = workplace;
  const stored = await findVisibleWeek(store, actor, name);
  const { timetable } = stored;
  const moves = movesOf(timetable, change);
  await requireAble(store, change);
  const hour = localHour(config, clock());
  const isPast = moves.some((move) => isOver(timetable, move, hour));
  return withWeekInHand(
    { store, config },
    stored,
    (hand) => {
      const check = checkMoves(hand, moves);
      const persons = personsMoved(moves);
      return {
        ...viewCheck(hand, stored, moves, check),
        ...editRights(config, actor, moves),
        isAllowed: check.isAllowed && !isPast,
        isPast,
        told: persons.filter((key) => key !== actor.person),
      };
    },
    comers(change),
  );
}

/** What the rules say of moves. */
export function checkMoves({ whatIf }: WeekAtHand, moves: readonly Move[]): EditCheck {
  return checkEdits(whatIf, editsOf(whatIf.problem, moves));
}

/** Those whom a change brings in: they may have had no part in the week. */
export function comers(change: WeekChange): PersonKey[] {
  return 'put' in change && change.put.person !== null ? [change.put.person] : [];
}

/** Who comes in must be there: `unknown-person`, `person-archived`. */
export async function requireAble(store: StoreParts, change: WeekChange): Promise<void> {
  for (const key of comers(change)) {
    const person = await store.persons.get(key);
    if (!person) throw new AppError('unknown-person', { person: key });
    if (!person.active) throw new AppError('person-archived', { person: person.name });
  }
}

function viewCheck(
  { whatIf }: WeekAtHand,
  { timetable, version }: StoredTimetable,
  moves: readonly Move[],
  check: EditCheck,
): Omit<ChangeCheck, keyof EditRights | 'isPast' | 'told'> {
  const turns = countTurns(timetable);
  const persons = personsMoved(moves);
  const soft = check.breaks.filter(({ broken }) => !broken);
  return {
    version,
    isAllowed: check.isAllowed,
    cost: check.cost,
    bound: timetable.bound ?? null,
    breaks: check.breaks.filter(({ broken }) => broken).map(({ rule, sentence }) => ({ rule, sentence })),
    mends: check.mends.map(({ rule, sentence, cost }) => ({ rule, sentence, cost })),
    costs: soft.map(({ rule, sentence, cost }) => ({ rule, sentence, cost })),
    loads: persons.map((person) => {
      const before = turns.get(person) ?? 0;
      const index = whatIf.problem.persons.findIndex(({ key }) => key === person);
      const change = check.loads.find((load) => load.person === index);
      return {
        person,
        before,
        after: change?.after ?? before,
        owed: timetable.loads[person]?.final ?? before,
      };
    }),
    moves: persons.map((person) => ({
      person,
      from: placeOf(moves.find(({ from }) => from === person)),
      to: placeOf(moves.find(({ to }) => to === person)),
    })),
  };
}

function placeOf(move: Move | undefined): Place | null {
  return move ? { date: move.date, slot: move.slot, line: move.line } : null;
}
