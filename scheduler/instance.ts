import type { RuleSet } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import {
  checkInstanceQueues,
  classesOfInstance,
  classLoadsOfInstance,
  type InstanceQueues,
  type InstanceServes,
  skillsOfInstance,
} from './instance-queues.ts';
import { type Assignment, middleSlots, type Problem, type ProblemFixedTurn } from './problem.ts';

/**
 * The neutral JSON form of a problem: names made anonymous, slots numbered, every list a triple
 * [day, slot, person]. See docs/instances.md.
 */
export interface Instance extends InstanceQueues {
  name: string;
  days: string[];
  /** Slots a day. */
  hours: number;
  lines: number;
  persons: ({ name: string; maxLoad: number; dailyMax: number } & InstanceServes)[];
  /** Holes that the load already foresees: a check only. */
  nobodyLoad?: number;
  busy: [number, number, number][];
  undesired: [number, number, number][];
  forced: [number, number, number][];
  nobodyForced?: [number, number][];
  nobodyUndesired?: [number, number][];
  penalties: InstancePenalties;
  patternRule: 'exact4' | 'runs';
}

export interface InstancePenalties {
  undesired: number;
  /** For every ordered pair of turns of one day. */
  multiple: number;
  noBrunch: number;
  farDiscontinuous: number;
  discontinuous: number;
  marathon: number;
  unforced: number;
  empty: number;
  incompletion: number;
  /** For the j-th person of a skill who is missing in a slot, j times; left out: skills are a hard rule. */
  skills?: number;
}

const PENALTIES = [
  'undesired',
  'multiple',
  'noBrunch',
  'farDiscontinuous',
  'discontinuous',
  'marathon',
  'unforced',
  'empty',
  'incompletion',
] as const satisfies (keyof InstancePenalties)[];

/** Reads and checks an instance's JSON text; refuses with `bad-instance`, saying where. */
export function parseInstance(text: string, file: string): Instance {
  const refuse = (reason: string): never => {
    throw new AppError('bad-instance', { file, reason });
  };
  let found: Record<string, unknown>;
  try {
    found = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    return refuse((error as Error).message);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    refuse('a JSON object is expected');
  const whole = (value: unknown, where: string, least: number, most: number): number => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return value as number;
    return refuse(
      `${where} is ${JSON.stringify(value) ?? 'missing'}, a whole number from ${least} to ${most} is expected`,
    );
  };
  const list = (value: unknown, where: string): unknown[] => {
    if (Array.isArray(value)) return value;
    return refuse(`${where} is ${JSON.stringify(value) ?? 'missing'}, a list is expected`);
  };

  const days = list(found.days, 'days');
  if (days.length === 0) refuse('days is empty');
  days.forEach((day, i) => {
    if (typeof day !== 'string') refuse(`days[${i}] is ${JSON.stringify(day)}, a name is expected`);
  });
  const hours = whole(found.hours, 'hours', 1, 31);
  whole(found.lines, 'lines', 1, 10_000);
  const persons = list(found.persons, 'persons') as Instance['persons'];
  persons.forEach((person, i) => {
    if (typeof person?.name !== 'string') refuse(`persons[${i}].name is missing`);
    whole(person.maxLoad, `persons[${i}].maxLoad`, 0, 100_000);
    whole(person.dailyMax, `persons[${i}].dailyMax`, 0, 31);
  });
  const tuples = (key: string, most: number[], optional: boolean): void => {
    if (optional && found[key] === undefined) return;
    list(found[key], key).forEach((tuple, i) => {
      const values = list(tuple, `${key}[${i}]`);
      if (values.length !== most.length)
        refuse(`${key}[${i}] has ${values.length} numbers, not ${most.length}`);
      values.forEach((value, j) => void whole(value, `${key}[${i}][${j}]`, 0, most[j]! - 1));
    });
  };
  for (const key of ['busy', 'undesired', 'forced']) tuples(key, [days.length, hours, persons.length], false);
  for (const key of ['nobodyForced', 'nobodyUndesired']) tuples(key, [days.length, hours], true);
  const penalties = (found.penalties ?? {}) as Record<string, unknown>;
  for (const key of PENALTIES) whole(penalties[key], `penalties.${key}`, 0, 10_000);
  if (penalties.skills !== undefined) whole(penalties.skills, 'penalties.skills', 0, 10_000);
  checkInstanceQueues(found, { refuse, whole, list });
  const rule = found.patternRule;
  if (rule !== 'exact4' && rule !== 'runs')
    refuse(`patternRule is ${JSON.stringify(rule)}, "exact4" or "runs" is expected`);
  if (rule === 'exact4' && hours !== 4) refuse(`patternRule "exact4" needs 4 hours, not ${hours}`);
  return { ...found, name: typeof found.name === 'string' ? found.name : file } as unknown as Instance;
}

export function problemOfInstance(instance: Instance): Problem {
  const masks = (triples: [number, number, number][]) => {
    const result = instance.persons.map(() => new Array<number>(instance.days.length).fill(0));
    for (const [d, h, p] of triples) result[p]![d]! |= 1 << h;
    return result;
  };
  const busy = masks(instance.busy);
  const undesired = masks(instance.undesired);
  const unwantedHoles = new Set((instance.nobodyUndesired ?? []).map(([d, h]) => `${d} ${h}`));
  const fixed: ProblemFixedTurn[] = [
    ...instance.forced.map(([day, slot, person]) => ({ day, slot, line: null, person })),
    // Nobody sits once in a slot, however often it is named.
    ...[...new Map((instance.nobodyForced ?? []).map((pair) => [pair.join(' '), pair])).values()].map(
      ([day, slot]) => ({ day, slot, line: null, person: null }),
    ),
  ];
  return {
    name: instance.name,
    days: instance.days.map((label, d) => ({
      label,
      date: null,
      lunch: middleSlots(instance.hours),
      slots: Array.from({ length: instance.hours }, (_, h) => ({
        label: String(h + 1),
        lines: instance.lines,
        holeUndesired: unwantedHoles.has(`${d} ${h}`),
      })),
    })),
    persons: instance.persons.map((person, p) => ({
      key: person.name,
      name: person.name,
      maxLoad: person.maxLoad,
      classLoads: classLoadsOfInstance(instance, person),
      dailyMax: person.dailyMax,
      lunchExempt: false,
      table: null,
      groups: person.groups ?? [],
      busy: busy[p]!,
      undesired: undesired[p]!,
    })),
    fixed,
    ...classesOfInstance(instance),
    rules: rulesOfInstance(instance),
  };
}

function rulesOfInstance(instance: Instance): RuleSet {
  const { penalties, patternRule } = instance;
  return {
    shapes: patternRule,
    'optional-unavailability': { level: 'soft', weight: penalties.undesired },
    'concentrated-load': { level: 'soft', weight: 2 * penalties.multiple },
    lunch: { level: 'soft', weight: penalties.noBrunch, slots: null },
    'split-day': {
      level: 'soft',
      weight: penalties.discontinuous,
      farWeight: penalties.farDiscontinuous,
      unlessDailyLimit: 3,
    },
    marathon: { level: 'soft', weight: penalties.marathon, from: 3 },
    'fixed-turns': { level: 'soft', weight: penalties.unforced },
    holes: { level: 'soft', weight: penalties.empty, extraWeight: penalties.incompletion, limit: null },
    'table-noise': { level: 'off', weight: 0 },
    'table-limit': { level: 'off', limit: 1 },
    'group-idle': { level: 'off', weight: 0, countAbsent: false, groups: {} },
    'group-phoning': { level: 'off', weight: 0, groups: {} },
    skills: skillsOfInstance(instance, penalties.skills),
    'first-lines': { level: 'off', limit: 1 },
    fairness: { level: 'off', weight: 0, weeks: 1 },
    stability: { level: 'off', weight: 0 },
  };
}

/** The answer's form of who attends: [day][slot] → indices of persons, ascending; holes are left out. */
export function answerTimetable(assignment: Assignment): number[][][] {
  return assignment.map((day) => day.map((slot) => slot.flat().sort((a, b) => a - b)));
}

/** The costs of a rule table under the names of the instance form. */
export function answerBreakdown(perRule: Record<string, number>, holes: number): Record<string, number> {
  const sum = (...rules: string[]) => rules.reduce((total, rule) => total + (perRule[rule] ?? 0), 0);
  return {
    multiple: sum('concentrated-load'),
    shape: sum('lunch', 'split-day', 'marathon'),
    undesired: sum('optional-unavailability'),
    unforced: sum('fixed-turns'),
    holes: sum('holes'),
    nHoles: holes,
    ...(perRule.skills !== undefined && { skills: perRule.skills }),
  };
}
