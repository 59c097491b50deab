import { AppError } from '../model/errors.ts';
import type { Edit } from '../model/requests.ts';
import type { ForcedTurn } from '../model/types.ts';
import { type Actor, may } from './edit-rights.ts';
import { findVisibleWeek } from './find-visible-week.ts';
import { isSamePlace, type Move, personAt } from './week-change.ts';
import type { Workplace } from './workplace.ts';
import { announceEdit, type DoneEdit, writeMoves } from './write-moves.ts';

/** How long an edit can be undone. */
const UNDO_MINUTES = 10;

/** What an edit keeps of itself, and what brings back what was. */
export interface KeptChange {
  moves: Move[];
  /** The edit that this one undid. */
  undoes: string | null;
}
export interface KeptInverse {
  moves: Move[];
  forced: ForcedTurn[];
}

/**
 * Takes an edit back, by who made it or who may edit everything, as long as nobody has touched the same turns since.
 * `unknown-edit`, `undo-too-late`, `undo-overtaken`, `past-turn`, `week-retired`.
 */
export async function undoEdit(
  workplace: Workplace,
  actor: Actor,
  { week, editId }: { week: string; editId: string },
): Promise<DoneEdit> {
  const done = await workplace.store.transaction(async (parts) => {
    const edit = await parts.edits.get(editId);
    const stored =
      edit && (await findVisibleWeek(parts, actor, { week, id: edit.timetable }).catch(() => null));
    if (!edit || !stored || !isUndoer(actor, edit)) throw new AppError('unknown-edit');
    if (!isFresh(edit, workplace.clock())) throw new AppError('undo-too-late', { minutes: UNDO_MINUTES });
    const { moves } = edit.inverse as KeptInverse;
    const others = await parts.edits.list(stored.id);
    const later = others.slice(
      0,
      others.findIndex(({ id }) => id === edit.id),
    );
    const isSame = moves.every((move) => personAtOrNone(stored.timetable, move) === move.from);
    if (edit.undoneAt !== null || !isSame || later.some((other) => isOfSameTurns(other, moves))) {
      throw new AppError('undo-overtaken');
    }
    if (!(await parts.edits.markUndone(edit.id, workplace.by))) throw new AppError('undo-overtaken');
    const original = (await parts.timetables.version(stored.id, edit.version - 1))?.timetable ?? null;
    const forced = (edit.inverse as KeptInverse).forced.filter((turn) =>
      moves.some((move) => isSamePlace(move, turn)),
    );
    return writeMoves(parts, workplace, actor, { stored, moves, undoes: { edit, original, forced } });
  });
  announceEdit(workplace, done);
  return done;
}

/** Whether somebody may take an edit back at this moment, as far as the edit itself tells. */
export function canUndo(actor: Actor, edit: Pick<Edit, 'by' | 'at'>, now: Date): boolean {
  return isUndoer(actor, edit) && isFresh(edit, now);
}

export function undoUntil(edit: Pick<Edit, 'at'>): string {
  return new Date(Date.parse(edit.at) + UNDO_MINUTES * 60_000).toISOString();
}

function isUndoer(actor: Actor, { by }: Pick<Edit, 'by'>): boolean {
  return may(actor, 'timetable.edit.all') || (may(actor, 'timetable.edit') && by === actor.person);
}

function isFresh({ at }: Pick<Edit, 'at'>, now: Date): boolean {
  return Date.parse(at) + UNDO_MINUTES * 60_000 > now.getTime();
}

function isOfSameTurns({ change }: Edit, moves: readonly Move[]): boolean {
  return (change as KeptChange).moves.some((one) => moves.some((move) => isSamePlace(move, one)));
}

function personAtOrNone(...args: Parameters<typeof personAt>) {
  try {
    return personAt(...args);
  } catch {
    return undefined;
  }
}
