import { AppError } from '../model/errors.ts';
import type { IsoDate, PersonKey, Sentence, StoredTimetable } from '../model/types.ts';
import { cheapestWayOut } from '../scheduler/explain/cheapest-way-out.ts';
import { type Exchange, makeExchange } from '../scheduler/explain/exchange.ts';
import { explainWeek as explainPerson } from '../scheduler/explain/explain-week.ts';
import { type Scene, setScene } from '../scheduler/explain/scene.ts';
import { explainLoad } from '../scheduler/load/explain-load.ts';
import { findTimetable } from './find-timetable.ts';
import { findTurn } from './find-turn.ts';
import { loadsIf } from './loads-if.ts';
import { negotiateWeek } from './negotiate-week.ts';
import { rebuildWeekProblem } from './rebuild-week-problem.ts';
import {
  onlyAbout,
  type PenaltyView,
  type PersonView,
  type TurnView,
  viewPenalty,
  viewPerson,
  viewPlace,
} from './view-explanation.ts';
import { type ReasonsViewer, reasonsViewer, type WeekNegotiation } from './view-reasons.ts';
import type { Workplace } from './workplace.ts';

export interface ExplainRequest {
  date: IsoDate;
  /** This timetable, whatever is in force. */
  stored?: StoredTimetable;
  /** As people write it, see `findTurn`. */
  turn?: string;
  person?: PersonKey;
  signal: AbortSignal;
}

export interface WeekExplanation {
  stored: StoredTimetable;
  /** By the rules and entries of today. */
  cost: number;
  broken: number;
  holes: number;
  proven: boolean;
  /** Without a wish for a turn or a person: the whole week. */
  whole: {
    penalties: PenaltyView[];
    negotiation: WeekNegotiation | null;
    uneven: { person: PersonKey; overload: number; sentences: Sentence[] }[];
  } | null;
  turn: (TurnView & { negotiation: WeekNegotiation | null }) | null;
  /** `null` too where she has no part in the week. */
  person: PersonView | null;
}

/** Chains to look at for the ways out of a week together, and for how many penalties. */
const BUDGET = 6_000_000;
const LEAST_BUDGET = 50_000;
const MOST_WAYS = 60;

/**
 * Why the week of a day is as it is: what is in force, else the newest draft; by the rules, people and entries of
 * today. The whole week in short, or one turn, or one person's week. `unknown-week`, `unknown-person`, `bad-option`.
 */
export async function explainWeek(workplace: Workplace, request: ExplainRequest): Promise<WeekExplanation> {
  const { store, config, locale } = workplace;
  const stored = request.stored ?? (await findTimetable(store, request.date));
  const { timetable } = stored;
  const { person = null } = request;
  if (person !== null && !(await store.persons.get(person))) throw new AppError('unknown-person', { person });
  const place = request.turn === undefined ? null : findTurn(timetable, request.turn, { locale, person });
  const { problem, assignment, busy, certificate, data } = await rebuildWeekProblem(workplace, timetable);
  const ifOnly = loadsIf(config, data, timetable.week, problem.persons);
  const scene = setScene(problem, assignment, { proof: certificate, busy, loadsWithout: ifOnly.without });
  const exchange = makeExchange(scene);
  const viewer = reasonsViewer(problem, assignment);
  const negotiation = () =>
    negotiateWeek(scene, {
      exchange,
      overloadFor: ifOnly.overloadFor,
      seed: config.solver.seed,
      signal: request.signal,
    });
  const { cost, broken, holes } = scene.evaluation;
  const answer: WeekExplanation = {
    stored,
    cost,
    broken,
    holes,
    proven: scene.proven,
    whole: null,
    turn: null,
    person: null,
  };
  if (place) {
    const turn = viewPlace(scene, viewer, stored, place);
    const only = person === null || person === turn.person ? turn : onlyAbout(turn, person);
    if (turn.person !== null) return { ...answer, turn: { ...only, negotiation: null } };
    const all = await negotiation();
    const isHere = (hole: { date: IsoDate | null; slot: number }) =>
      hole.date === turn.date && hole.slot === turn.slot;
    const here = all && { ...all, holes: all.holes.filter(isHere), left: 0 };
    return { ...answer, turn: { ...only, negotiation: here } };
  }
  if (person !== null) {
    const index = problem.persons.findIndex(({ key }) => key === person);
    if (index < 0) return answer;
    const row = timetable.loads[person] ?? null;
    const reasons = explainPerson(scene, index, row, { exchange, budget: budgetFor(20) });
    return { ...answer, person: viewPerson(scene, viewer, person, reasons) };
  }
  const uneven = Object.entries(timetable.loads)
    .filter(([, row]) => Math.abs(row.overload) >= 1)
    .sort(([, a], [, b]) => b.overload - a.overload)
    .map(([key, row]) => ({ person: key, overload: row.overload, sentences: explainLoad(row) }));
  return {
    ...answer,
    whole: { penalties: penaltiesOf(scene, viewer, exchange), negotiation: await negotiation(), uneven },
  };
}

/** What breaks rules first, then the dearest; holes are negotiated about and have no way out here. */
function penaltiesOf(scene: Scene, viewer: ReasonsViewer, exchange: Exchange): PenaltyView[] {
  const findings = scene.evaluation.findings
    .filter(({ rule }) => rule !== 'holes')
    .sort((a, b) => Number(b.broken) - Number(a.broken) || b.cost - a.cost);
  const budget = budgetFor(Math.min(MOST_WAYS, findings.length));
  return findings.map((finding, i) =>
    viewPenalty(
      scene,
      viewer,
      i < MOST_WAYS
        ? cheapestWayOut(scene, finding, { exchange, budget })
        : { finding, way: null, isExhaustive: false, sentences: [] },
    ),
  );
}

function budgetFor(questions: number): number {
  return Math.max(LEAST_BUDGET, Math.ceil(BUDGET / Math.max(1, questions)));
}
