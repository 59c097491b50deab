import { sentence } from '../../model/texts/sentence.ts';
import type { LoadRow, Sentence } from '../../model/types.ts';
import type { BusyEntry } from '../availability.ts';
import { explainLoad } from '../load/explain-load.ts';
import { slotsOf } from '../problem.ts';
import { cheapestWayOut, type WayOutAnswer, type WayOutOptions } from './cheapest-way-out.ts';
import { explainTurn, isFixed, type TurnReasons } from './explain-turn.ts';
import { attends, placeOf, type Scene } from './scene.ts';

/** "Your week, because …". */
export interface WeekReasons {
  person: number;
  /** How many turns, and why so many. */
  load: Sentence[];
  turns: { reasons: TurnReasons; short: Sentence }[];
  /** What the judge says of her, with the way out of each. */
  penalties: WayOutAnswer[];
  /** What she asked for: wishes and fixed turns, kept and not. */
  wishes: { kept: boolean; sentence: Sentence }[];
}

/** One person's week: her load and its steps (`row`, where it is known), her turns, penalties and wishes. */
export function explainWeek(
  scene: Scene,
  person: number,
  row: LoadRow | null,
  options: WayOutOptions = {},
): WeekReasons {
  const { name, maxLoad } = scene.problem.persons[person]!;
  const turns = scene.turnsOf[person]!.map((turn) => explainTurn(scene, turn));
  const concerned = scene.evaluation.findings.filter(({ persons }) => persons.includes(person));
  const count = turns.length;
  return {
    person,
    load: [
      sentence('reason.week.turns', { person: name, count, limit: maxLoad }),
      ...(row ? explainLoad(row) : []),
    ],
    turns: turns.map((reasons) => ({ reasons, short: inShort(scene, reasons) })),
    penalties: concerned.map((finding) => cheapestWayOut(scene, finding, options)),
    wishes: [...fixedTurns(scene, person), ...wishes(scene, person)],
  };
}

/** The one reason for a turn that says most. */
function inShort(scene: Scene, { turn, could, findings }: TurnReasons): Sentence {
  const place = placeOf(scene.problem, turn);
  if (isFixed(scene, turn)) return sentence('reason.short.fixed', place);
  const cheapest = could[0];
  if (!cheapest) return sentence('reason.short.only', place);
  const { costDelta, brokenDelta } = cheapest.change;
  const other = scene.problem.persons[cheapest.person]!.name;
  if (brokenDelta < 0 || costDelta < 0) return sentence('reason.short.dearer', { ...place, other });
  if (costDelta > 0) return sentence('reason.short.cheapest', { ...place, other, price: costDelta });
  const count = could.filter(({ change }) => change.objectiveDelta === 0).length;
  return sentence(findings.length === 0 ? 'reason.short.free' : 'reason.short.same', { ...place, count });
}

function fixedTurns(scene: Scene, person: number): WeekReasons['wishes'] {
  const { busy } = scene.problem.persons[person]!;
  // One that she cannot attend is not counted by anybody.
  return scene.problem.fixed
    .filter((turn) => turn.person === person && !((busy[turn.day]! >> turn.slot) & 1))
    .map((turn) => {
      const kept = attends(scene, person, turn);
      const key = kept ? 'reason.wish.fixed-kept' : 'reason.wish.fixed-lost';
      return { kept, sentence: sentence(key, placeOf(scene.problem, turn)) };
    });
}

/** Wishes to be spared some slots: entry by entry where their words are known, else day by day. */
function wishes(scene: Scene, person: number): WeekReasons['wishes'] {
  const { problem, busy, whatIf } = scene;
  const { key, undesired } = problem.persons[person]!;
  const own: Pick<BusyEntry, 'date' | 'mask' | 'reason'>[] = busy.filter(
    (entry) => entry.person === key && !entry.firm,
  );
  return problem.days.flatMap((day, d) => {
    const entries = own.filter((entry) => entry.date === day.date);
    const silent =
      undesired[d] && entries.length === 0 ? [{ date: '', mask: undesired[d]!, reason: '' }] : [];
    return [...entries, ...silent].map(({ mask, reason }) => {
      const taken = slotsOf(mask & whatIf.workedMask(person, d));
      const shown = taken.length > 0 ? taken : slotsOf(mask);
      const times = shown.map((slot) => day.slots[slot]?.label).join(', ');
      const kept = taken.length === 0;
      const values = { day: day.label, times, reason };
      const key = `reason.wish.${kept ? 'kept' : 'lost'}${reason === '' ? '.unsaid' : ''}` as const;
      return { kept, sentence: sentence(key, values) };
    });
  });
}
