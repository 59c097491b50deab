import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '../scheduler/evaluate.ts';
import { answerBreakdown, type Instance, problemOfInstance } from '../scheduler/instance.ts';
import type { Assignment, Problem } from '../scheduler/problem.ts';
import { seededRandom } from '../scheduler/random.ts';
import { solve } from '../scheduler/solve.ts';
import { bruteForce } from '../test/support/brute-force.ts';

/**
 * Made-up teams as neutral instances, always the same ones: `node bench/make-instances.ts` writes them anew with
 * what is known of their best timetables.
 */

export interface TeamSketch {
  name: string;
  seed: number;
  persons: number;
  slots: number;
  lines: number;
  days: number;
  shapes: Instance['patternRule'];
  /** Share of slots in which somebody cannot, and in which she would rather not. */
  busy: number;
  undesired: number;
  forced: number;
  /** Turns a day of each person in turn. */
  dailyMax: number[];
  /** Small enough to look at every timetable. */
  isSmall: boolean;
}

export const teams: TeamSketch[] = [
  {
    name: 'team-28p-4h-6l-5d',
    seed: 28,
    persons: 28,
    slots: 4,
    lines: 6,
    days: 5,
    shapes: 'exact4',
    busy: 0.45,
    undesired: 0.2,
    forced: 6,
    dailyMax: [2, 2, 2, 3],
    isSmall: false,
  },
  {
    name: 'team-12p-8h-3l-5d',
    seed: 12,
    persons: 12,
    slots: 8,
    lines: 3,
    days: 5,
    shapes: 'runs',
    busy: 0.3,
    undesired: 0.15,
    forced: 4,
    dailyMax: [3, 2, 2],
    isSmall: false,
  },
  {
    name: 'small-6p-4h-2l-3d',
    seed: 6,
    persons: 6,
    slots: 4,
    lines: 2,
    days: 3,
    shapes: 'exact4',
    busy: 0.3,
    undesired: 0.25,
    forced: 2,
    dailyMax: [2, 1],
    isSmall: true,
  },
];

export interface Expected {
  bestKnownCost: number;
  /** No timetable costs less; `null`: not known. */
  lowerBound: number | null;
  provenOptimal: boolean;
  breakdown: Record<string, number>;
}

export function generateInstance(team: TeamSketch): Instance {
  const random = seededRandom(team.seed);
  const below = (count: number) => Math.floor(random() * count);
  const turns = team.days * team.slots * team.lines;
  const cells: [number, number, number][] = [];
  for (let d = 0; d < team.days; d++) {
    for (let h = 0; h < team.slots; h++) for (let p = 0; p < team.persons; p++) cells.push([d, h, p]);
  }
  const busy = cells.filter(() => random() < team.busy);
  const undesired = cells.filter((cell) => !busy.includes(cell) && random() < team.undesired);
  const share = Math.floor(turns / team.persons);
  const persons = Array.from({ length: team.persons }, (_, p) => {
    const dailyMax = team.dailyMax[p % team.dailyMax.length]!;
    const wish = share + below(3) - 1;
    return { name: `p${p + 1}`, maxLoad: Math.max(1, Math.min(wish, dailyMax * team.days)), dailyMax };
  });
  // The loads must not promise more turns than there are: those who have most give them back.
  for (let over = persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0) - turns; over > 0; over--) {
    persons.reduce((most, one) => (one.maxLoad > most.maxLoad ? one : most)).maxLoad--;
  }
  const pair = (): [number, number] => [below(team.days), below(team.slots)];
  return {
    name: team.name,
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].slice(0, team.days),
    hours: team.slots,
    lines: team.lines,
    persons,
    nobodyLoad: turns - persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0),
    busy,
    undesired,
    forced: Array.from(
      { length: team.forced },
      () => [...pair(), below(team.persons)] as [number, number, number],
    ),
    nobodyForced: [pair()],
    nobodyUndesired: [pair()],
    penalties: {
      undesired: 5,
      multiple: 10,
      noBrunch: 10,
      farDiscontinuous: 20,
      discontinuous: 30,
      marathon: 40,
      unforced: 50,
      empty: 100,
      incompletion: 1,
    },
    patternRule: team.shapes,
  };
}

/** What is known of the best timetable: what our engine finds, and for a small team what there is at all. */
async function expect(problem: Problem, isSmall: boolean): Promise<Expected> {
  const found = await solve(problem, { seed: 0, signal: AbortSignal.timeout(60_000) });
  if (found.end !== 'done') throw new Error(`${problem.name}: ${found.end}`);
  const best: Assignment = isSmall ? bruteForce(problem).assignment : found.assignment;
  const { cost, perRule, holes } = evaluate(problem, best);
  if (found.evaluation.cost !== cost)
    throw new Error(`${problem.name}: ${found.evaluation.cost} is not ${cost}`);
  return {
    bestKnownCost: cost,
    lowerBound: isSmall ? cost : null,
    provenOptimal: isSmall,
    breakdown: answerBreakdown(perRule, holes),
  };
}

/** JSON as the formatter wants it: on one line what fits, else an item on each. */
function layOut(value: unknown, indent = '', before = 0): string {
  const inline = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf || (indent !== '' && indent.length + before + inline.length < 110)) return inline;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + layOut(item, inner))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + layOut(item, inner, name.length);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

if (import.meta.main) {
  for (const team of teams) {
    const instance = generateInstance(team);
    const expected = await expect(problemOfInstance(instance), team.isSmall);
    const file = join(import.meta.dirname, 'instances', `${team.name}.json`);
    writeFileSync(file, `${layOut({ ...instance, expected })}\n`);
    console.log(`${team.name}: ${expected.bestKnownCost}`, expected.breakdown);
  }
}
