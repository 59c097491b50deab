import type { IsoDate, PersonKey, Sentence } from '../model/types.ts';
import type { Lift } from '../scheduler/explain/lifts.ts';
import type { Negotiation } from '../scheduler/explain/negotiate.ts';
import type { WholeLifting } from '../scheduler/explain/renegotiate.ts';
import { layOutLines } from '../scheduler/lay-out-lines.ts';
import type { Assignment, Problem } from '../scheduler/problem.ts';
import type { Change, Edit } from '../scheduler/what-if.ts';

/** Reasons as doors show them: persons by key, days by date, slots and lines by index from 0. */

export interface EditView {
  date: IsoDate | null;
  slot: number;
  /** Where who goes sits, or the first empty line. */
  line: number | null;
  from: PersonKey | null;
  to: PersonKey | null;
}

export interface ChangeView {
  edits: EditView[];
  /** The exact difference of cost, and of broken rules. */
  cost: number;
  broken: number;
  /** What the rules say no more, and what they say then. */
  mends: Sentence[];
  breaks: Sentence[];
}

export interface LiftView {
  kind: Lift['kind'];
  persons: PersonKey[];
  rule: string;
  date: IsoDate | null;
  /** The words of the person, or the kind of the absence. */
  reason: string | null;
  sentence: Sentence;
}

/** What a week with holes lacks and what would fill it. */
export interface WeekNegotiation {
  /** Turns by which the loads fall short. */
  lack: { count: number; asked: number; loads: number } | null;
  /** What is to be said first: loads that are too small, limits that stand in the way of several holes. */
  first: Sentence[];
  holes: {
    date: IsoDate | null;
    slot: number;
    count: number;
    sentence: Sentence;
    open: (ChangeView & { sentences: Sentence[] }) | null;
    ways: (ChangeView & { lifts: LiftView[]; sentences: Sentence[] })[];
  }[];
  /** Kinds of holes that were not looked at. */
  left: number;
  /** What would fill most if the week were made anew. */
  anew: { lifts: LiftView[]; filled: number; left: number; sentences: Sentence[] } | null;
}

export interface ReasonsViewer {
  change(edits: readonly Edit[], change: Change): ChangeView;
  negotiation(found: Negotiation, first: Sentence[], anew: WholeLifting | null): WeekNegotiation;
}

/** Translates what the scheduler says of indices into what doors know. */
export function reasonsViewer(problem: Problem, assignment: Assignment): ReasonsViewer {
  const cells = layOutLines(problem, assignment);
  const keyOf = (person: number) => problem.persons[person]!.key;
  const dateOf = (day: number | null) => (day === null ? null : problem.days[day]!.date);

  const viewEdit = ({ day, slot, class: c = 0, from, to }: Edit): EditView => {
    const line = cells[day]![slot]!.findIndex(
      (person, l) => person === from && (from !== null || (problem.lineClasses[l] ?? 0) === c),
    );
    return {
      date: dateOf(day),
      slot,
      line: line < 0 ? null : line,
      from: from === null ? null : keyOf(from),
      to: to === null ? null : keyOf(to),
    };
  };
  const viewChange: ReasonsViewer['change'] = (edits, { costDelta, brokenDelta, mends, breaks }) => ({
    edits: edits.map(viewEdit),
    cost: costDelta,
    broken: brokenDelta,
    mends: mends.map(({ sentence }) => sentence),
    breaks: breaks.map(({ sentence }) => sentence),
  });
  const viewLift = ({ kind, persons, rule, day, entry, sentence }: Lift): LiftView => ({
    kind,
    persons: persons.map(keyOf),
    rule,
    date: dateOf(day),
    reason: entry?.reason ?? null,
    sentence,
  });
  return {
    change: viewChange,
    negotiation: ({ lack, holes, left }, first, anew) => ({
      lack: lack && { count: lack.count, asked: lack.asked, loads: lack.loads },
      first,
      holes: holes.map(({ cell, count, sentence, open, ways }) => ({
        date: dateOf(cell.day),
        slot: cell.slot,
        count,
        sentence,
        open: open && { ...viewChange(open.edits, open.change), sentences: open.sentences },
        ways: ways.map((way) => ({
          ...viewChange(way.edits, way.change),
          lifts: way.lifts.map(viewLift),
          sentences: way.sentences,
        })),
      })),
      left,
      anew: anew && { ...anew, lifts: anew.lifts.map(viewLift) },
    }),
  };
}
