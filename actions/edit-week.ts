import { AppError } from '../model/errors.ts';
import type { StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { comers, requireAble } from './check-change.ts';
import { type Actor, editRights } from './edit-rights.ts';
import { findVisibleWeek } from './find-visible-week.ts';
import { readNames } from './read-names.ts';
import { type Move, movesOf, type WeekChange } from './week-change.ts';
import type { Workplace } from './workplace.ts';
import { announceEdit, type DoneEdit, writeMoves } from './write-moves.ts';

export interface EditRequest {
  week: string;
  /** Of the timetable, as it was seen. */
  id: string;
  version: number;
  change: WeekChange;
  /** Why a hard rule may be broken; only who may force says so. */
  force?: boolean;
  reason?: string;
}

/**
 * Changes turns: the fresh week is checked, and all that belongs to the change is written at once. Refuses with
 * `version-conflict`, `unknown-week`, `unknown-turn`, `unknown-person`, `person-archived`, `week-retired`,
 * `nothing-changes`, `past-turn`, `rule-broken`, `reason-needed`, `consent-needed`, `coordinator-needed`.
 */
export async function editWeek(workplace: Workplace, actor: Actor, request: EditRequest): Promise<DoneEdit> {
  const done = await workplace.store.transaction(async (parts) => {
    const { week, id, version, change, force = false, reason = '' } = request;
    const stored = await findVisibleWeek(parts, actor, { week, id });
    refuseStale(stored, version);
    const moves = movesOf(stored.timetable, change);
    if (moves.length === 0) throw new AppError('nothing-changes');
    await requireAble(parts, change);
    await refuseWithoutRight(parts, workplace, actor, moves);
    return writeMoves(parts, workplace, actor, { stored, moves, force, reason, extra: comers(change) });
  });
  announceEdit(workplace, done);
  return done;
}

export function refuseStale(stored: StoredTimetable, version: number): void {
  if (stored.version === version) return;
  const values = { week: stored.timetable.week, found: stored.version, expected: version };
  throw new AppError('version-conflict', values);
}

async function refuseWithoutRight(
  parts: StoreParts,
  { config }: Workplace,
  actor: Actor,
  moves: readonly Move[],
): Promise<void> {
  const { needsConsent, needsCoordinator } = editRights(config, actor, moves);
  if (needsCoordinator) throw new AppError('coordinator-needed');
  if (needsConsent.length === 0) return;
  const { nameOf } = await readNames(parts);
  throw new AppError('consent-needed', { persons: needsConsent.map(nameOf).join(', ') });
}
