import { sentence } from '../model/texts/sentence.ts';
import type { PersonKey, Sentence, Timetable } from '../model/types.ts';
import type { Move } from './week-change.ts';

type NameOf = (key: PersonKey) => string;

/** The line of the log: day, interval, line, who went and who came. */
export function tellMoves(timetable: Timetable, moves: readonly Move[], nameOf: NameOf): Sentence {
  const [one, other] = moves as [Move, Move | undefined];
  const { day, time, line } = whereOf(timetable, one);
  const who = { from: one.from === null ? '' : nameOf(one.from), to: one.to === null ? '' : nameOf(one.to) };
  if (!other) {
    if (one.from === null) return sentence('edit.log.fill', { day, time, line, to: who.to });
    if (one.to === null) return sentence('edit.log.free', { day, time, line, from: who.from });
    return sentence('edit.log.put', { day, time, line, ...who });
  }
  const there = whereOf(timetable, other);
  if (one.from !== null && one.to !== null) {
    const elsewhere = { date: there.day, otherTime: there.time, otherLine: there.line };
    return sentence('edit.log.swap', { day, time, line, ...elsewhere, ...who });
  }
  const [left, taken] = one.to === null ? [one, other] : [other, one];
  return sentence('edit.log.move', { ...betweenOf(timetable, left, taken), from: nameOf(left.from!) });
}

/** What a person is told of moves that somebody else made; `null`: they are not about her. */
export function tellPerson(
  timetable: Timetable,
  moves: readonly Move[],
  { person, by }: { person: PersonKey; by: string },
): Sentence | null {
  const left = moves.find(({ from }) => from === person);
  const taken = moves.find(({ to }) => to === person);
  if (left && taken) return sentence('notice.turn.moved', { by, ...betweenOf(timetable, left, taken) });
  if (taken) return sentence('notice.turn.given', { by, ...whereOf(timetable, taken) });
  return left ? sentence('notice.turn.taken', { by, ...whereOf(timetable, left) }) : null;
}

/** Where a cell is, as people say it. */
export function whereOf(
  timetable: Timetable,
  { date, slot, line }: Pick<Move, 'date' | 'slot' | 'line'>,
): { day: string; time: string; line: string } {
  const at = timetable.days.find((day) => day.date === date)?.slots[slot];
  return {
    day: date,
    time: at ? `${at.start}–${at.end}` : String(slot + 1),
    line: timetable.lines[line] ?? `L${line + 1}`,
  };
}

function betweenOf(timetable: Timetable, left: Move, taken: Move) {
  const here = whereOf(timetable, left);
  const there = whereOf(timetable, taken);
  return { ...here, date: there.day, otherTime: there.time, otherLine: there.line };
}
