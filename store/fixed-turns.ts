import { type FixedTurn, WEEKDAYS, type Weekday } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';

export interface FixedTurnsStore {
  /** In the order of the week, slot and line. */
  list(): Promise<FixedTurn[]>;
  /** Exchanges the whole template. `unknown-person` if nobody has a key. */
  replaceAll(turns: FixedTurn[]): Promise<void>;
}

export function fixedTurnsStore({ db }: StoreContext): FixedTurnsStore {
  return {
    async list() {
      const rows = await db.selectFrom('fixed_turns').selectAll().execute();
      return rows
        .map(({ weekday, slot, line, person }) => ({ weekday: weekday as Weekday, slot, line, person }))
        .sort(
          (a, b) =>
            WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) || a.slot - b.slot || a.line - b.line,
        );
    },

    replaceAll: (turns) =>
      writing(db, async (trx) => {
        await requirePersons(
          trx,
          turns.flatMap((turn) => turn.person ?? []),
        );
        await trx.deleteFrom('fixed_turns').execute();
        for (const { weekday, slot, line, person } of turns) {
          await trx.insertInto('fixed_turns').values({ weekday, slot, line, person }).execute();
        }
      }),
  };
}
