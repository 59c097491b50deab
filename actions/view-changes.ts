import type { Edit } from '../model/requests.ts';
import type { Sentence } from '../model/types.ts';
import type { VersionSummary } from '../store/timetable-rows.ts';
import { type Actor, may } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import { readNames } from './read-names.ts';
import { tellMoves } from './tell-moves.ts';
import { canUndo, type KeptChange } from './undo-edit.ts';
import type { Move } from './week-change.ts';
import type { Workplace } from './workplace.ts';

export interface WeekChanges {
  id: string;
  week: string;
  /** Each with the version that it made. */
  edits: (Pick<Edit, 'id' | 'version' | 'by' | 'at' | 'reason' | 'undoneAt' | 'undoneBy'> & {
    moves: Move[];
    /** The edit that it took back. */
    undoes: string | null;
    sentence: Sentence;
    canUndo: boolean;
  })[];
  /** For those who see drafts. */
  versions: VersionSummary[];
}

/** Everything that was done to a timetable by hand, the newest first. `unknown-week`. */
export async function viewChanges(
  { store, clock }: Workplace,
  actor: Actor,
  name: WeekName,
): Promise<WeekChanges> {
  const { id, timetable } = await findVisibleWeek(store, actor, name);
  const { nameOf } = await readNames(store);
  const edits = await store.edits.list(id, { limit: 500 });
  const versions = may(actor, 'draft.see') ? await store.timetables.versions(id) : [];
  return {
    id,
    week: timetable.week,
    edits: edits.map((edit) => {
      const { moves, undoes } = edit.change as KeptChange;
      const { id, version, by, at, reason, undoneAt, undoneBy } = edit;
      const said = tellMoves(timetable, moves, nameOf);
      const undoable = undoneAt === null && canUndo(actor, edit, clock());
      return {
        id,
        version,
        by,
        at,
        reason,
        undoneAt,
        undoneBy,
        moves,
        undoes,
        sentence: said,
        canUndo: undoable,
      };
    }),
    versions: versions.toReversed(),
  };
}
