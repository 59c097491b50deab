import type { CellCost } from '../model/forms/change-check.ts';
import type { Place } from '../model/requests.ts';
import { checkEdits } from '../scheduler/check-edit.ts';
import { BREACH } from '../scheduler/rules/rule.ts';
import type { Actor } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import { isOver, localHour } from './over-turns.ts';
import { withWeekInHand } from './week-at-hand.ts';
import { editsOf, isSamePlace, movesOf } from './week-change.ts';
import type { Workplace } from './workplace.ts';

/**
 * What it would cost to swap a lifted turn with each other cell of the week, or to move it there where that is a hole.
 * `unknown-week`, `unknown-turn`.
 */
export async function turnCosts(
  { store, config, clock }: Workplace,
  actor: Actor,
  name: WeekName,
  lifted: Place,
): Promise<CellCost[]> {
  const stored = await findVisibleWeek(store, actor, name);
  const { timetable } = stored;
  // For its refusal where there is no such turn.
  movesOf(timetable, { swap: { one: lifted, other: lifted } });
  const hour = localHour(config, clock());
  const isLiftedOver = isOver(timetable, lifted, hour);
  return withWeekInHand({ store, config }, stored, ({ whatIf }) => {
    const costs: CellCost[] = [];
    for (const day of timetable.days) {
      for (const [slot, { cells }] of day.slots.entries()) {
        const isPast = isLiftedOver || isOver(timetable, { date: day.date, slot }, hour);
        for (const line of cells.keys()) {
          const place = { date: day.date, slot, line };
          if (isSamePlace(place, lifted)) continue;
          const moves = movesOf(timetable, { swap: { one: lifted, other: place } });
          if (isPast) costs.push({ ...place, cost: null, rule: 'past' });
          else if (moves.length === 0) costs.push({ ...place, cost: 0 });
          else costs.push({ ...place, ...costOf(editsOf(whatIf.problem, moves)) });
        }
      }
    }
    return costs;

    function costOf(edits: ReturnType<typeof editsOf>): Pick<CellCost, 'cost' | 'rule'> {
      const { objectiveDelta, breaksHard } = whatIf.weigh(edits);
      // Nothing hard is touched: what is weighed is what it costs.
      if (!breaksHard && Math.abs(objectiveDelta) < BREACH / 2) return { cost: objectiveDelta };
      const check = checkEdits(whatIf, edits);
      const cost = check.cost.after - check.cost.before;
      if (check.isAllowed) return { cost };
      return { cost: null, rule: check.breaks.find(({ broken }) => broken)?.rule ?? 'no-clones' };
    }
  });
}
