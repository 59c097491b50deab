import type { IsoDate, PersonKey, Sentence, StoredTimetable } from '../model/types.ts';
import type { WayOutAnswer } from '../scheduler/explain/cheapest-way-out.ts';
import { explainTurn, obstaclesOf, type TurnReasons } from '../scheduler/explain/explain-turn.ts';
import type { WeekReasons } from '../scheduler/explain/explain-week.ts';
import type { Cell, Scene } from '../scheduler/explain/scene.ts';
import type { TurnPlace } from './find-turn.ts';
import type { ChangeView, ReasonsViewer } from './view-reasons.ts';

export interface PenaltyView {
  rule: string;
  cost: number;
  broken: boolean;
  persons: PersonKey[];
  sentence: Sentence;
  /** The cheapest way out; `null`: there is none, or it was not looked for. */
  way: ChangeView | null;
  /** What is said of ways out; empty: none was looked for. */
  sentences: Sentence[];
}

export interface TurnView {
  date: IsoDate;
  slot: number;
  line: number;
  /** `null`: a hole. */
  person: PersonKey | null;
  why: Sentence[];
  penalties: Sentence[];
  could: (ChangeView & { person: PersonKey; sentence: Sentence })[];
  cannot: { person: PersonKey; sentences: Sentence[] }[];
}

export interface PersonView {
  person: PersonKey;
  load: Sentence[];
  turns: Sentence[];
  penalties: PenaltyView[];
  wishes: { kept: boolean; sentence: Sentence }[];
}

export function viewPenalty(scene: Scene, viewer: ReasonsViewer, answer: WayOutAnswer): PenaltyView {
  const { finding, way, sentences } = answer;
  const { rule, cost, broken, persons, sentence } = finding;
  return {
    rule,
    cost,
    broken,
    persons: persons.map((person) => scene.problem.persons[person]!.key),
    sentence,
    way: way && viewer.change(way.edits, way.change),
    sentences,
  };
}

export function viewPlace(
  scene: Scene,
  viewer: ReasonsViewer,
  { timetable }: StoredTimetable,
  { day, slot, line }: TurnPlace,
): TurnView {
  const { problem } = scene;
  const key = timetable.days[day]!.slots[slot]!.cells[line] ?? null;
  const cell: Cell = { day, slot, class: problem.lineClasses[line] ?? 0 };
  const place = { date: timetable.days[day]!.date, slot, line, person: key };
  if (key === null) {
    const cannot = problem.persons.map((person, p) => ({
      person: person.key,
      sentences: obstaclesOf(scene, cell, null, p).map(({ sentence }) => sentence),
    }));
    // Who has nothing against her is told of by the negotiation, with the price.
    return {
      ...place,
      why: [],
      penalties: [],
      could: [],
      cannot: cannot.filter((one) => one.sentences.length > 0),
    };
  }
  const person = problem.persons.findIndex((candidate) => candidate.key === key);
  return { ...place, ...viewReasons(scene, viewer, explainTurn(scene, { ...cell, person })) };
}

function viewReasons({ problem }: Scene, viewer: ReasonsViewer, reasons: TurnReasons) {
  const keyOf = (person: number) => problem.persons[person]!.key;
  return {
    why: reasons.why,
    penalties: reasons.findings.map(({ sentence }) => sentence),
    could: reasons.could.map(({ person, edits, change, sentence }) => ({
      ...viewer.change(edits, change),
      person: keyOf(person),
      sentence,
    })),
    cannot: reasons.cannot.map(({ person, obstacles }) => ({
      person: keyOf(person),
      sentences: obstacles.map(({ sentence }) => sentence),
    })),
  };
}

/** "Why not she?" */
export function onlyAbout(turn: TurnView, person: PersonKey): TurnView {
  return {
    ...turn,
    could: turn.could.filter((candidate) => candidate.person === person),
    cannot: turn.cannot.filter((candidate) => candidate.person === person),
  };
}

export function viewPerson(
  scene: Scene,
  viewer: ReasonsViewer,
  person: PersonKey,
  { load, turns, penalties, wishes }: WeekReasons,
): PersonView {
  return {
    person,
    load,
    turns: turns.map(({ short }) => short),
    penalties: penalties.map((answer) => viewPenalty(scene, viewer, answer)),
    wishes,
  };
}
