import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeekProblem } from '../../actions/build-week-problem.ts';
import { demoAbsences } from '../../actions/demo/import-demo.ts';
import {
  DEMO_CREDIT,
  DEMO_FIXED_TURNS,
  DEMO_PERSONS,
  DEMO_UNAVAILABILITIES,
} from '../../actions/demo/team.ts';
import { parseConfig } from '../../model/config/parse-config.ts';
import type { Config } from '../../model/config/schema.ts';
import { addDays } from '../../model/time.ts';
import type { Timetable, Unavailability } from '../../model/types.ts';
import { makeTimetable } from '../../scheduler/make-timetable.ts';
import { solve } from '../../scheduler/solve.ts';

/** The program's own configuration, with a piece of YAML laid over it. */
export function configWith(yaml = ''): Config {
  const file = join(import.meta.dirname, '../../config.yaml');
  const layers = [
    { file, text: readFileSync(file, 'utf8') },
    { file: 'test', text: yaml },
  ];
  const { config, faults } = parseConfig(layers, {});
  if (!config) throw new Error(JSON.stringify(faults));
  return config;
}

export interface SimulatedWeek {
  timetable: Timetable;
  proven: boolean;
  /** What it costs without what fairness costs. */
  plainCost: number;
}

type Wish = Pick<Unavailability, 'person' | 'weekday' | 'slots'>;

/**
 * Weeks of the demo team one after another, each in force before the next is planned: past weeks, absences and credit
 * go on as in real life. One engine and one seed, so that every run gives the same weeks.
 */
export async function simulateWeeks(config: Config, count: number, wishes: Wish[]): Promise<SimulatedWeek[]> {
  const rather = wishes.map((wish) => ({ ...wish, firm: false, reason: '' }));
  const unavailabilities = [...DEMO_UNAVAILABILITIES, ...rather].map((entry, i) => {
    return { ...entry, id: `u${i}`, date: null };
  });
  const credit: Record<string, number> = { ...DEMO_CREDIT };
  const weeks: SimulatedWeek[] = [];
  for (let w = 0; w < count; w++) {
    const monday = addDays('2026-03-02', 7 * w);
    const absences = demoAbsences(monday).map((one, i) => ({ ...one, id: `a${w}.${i}`, source: 'demo' }));
    const pastWeeks = weeks.map(({ timetable }) => timetable);
    const data = { persons: DEMO_PERSONS, unavailabilities, absences, closedDays: [], credit, pastWeeks };
    const { problem, days, load } = buildWeekProblem(
      config,
      { ...data, fixedTurns: DEMO_FIXED_TURNS },
      monday,
    );
    const signal = new AbortController().signal;
    const result = await solve(problem, { seed: 0, signal, engine: 'column-generation' });
    const { evaluation, assignment, proven } = result;
    const input = { week: monday, days, closedDays: [], lineNames: [], loads: load.rows };
    const timetable = makeTimetable(input, problem, assignment, evaluation);
    weeks.push({ timetable, proven, plainCost: evaluation.cost - (evaluation.perRule.fairness ?? 0) });
    for (const [key, overload] of Object.entries(timetable.overload)) {
      credit[key] = Math.round(((credit[key] ?? 0) + overload) * 10) / 10;
    }
  }
  return weeks;
}
