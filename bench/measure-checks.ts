import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkEdit, checkSwap, type Turn } from '../scheduler/check-edit.ts';
import { parseInstance, problemOfInstance } from '../scheduler/instance.ts';
import { makeFirstTimetable } from '../scheduler/solvers/first-timetable.ts';
import { suggestPeople } from '../scheduler/suggest-people.ts';
import { makeWhatIf } from '../scheduler/what-if.ts';

/**
 * How long checks for hands take, in milliseconds: `node bench/measure-checks.ts [instance.json …]`. Each turn of a
 * first timetable is checked against somebody else, swapped with another turn, and offered to everybody. `first` is
 * the first call of all, with nothing warm; of the others each is the best of three, which leaves out what else the
 * machine does meanwhile.
 */
const files = process.argv.slice(2);
if (files.length === 0) files.push(new URL('instances/team-80p-8h-12l-5d.json', import.meta.url).pathname);

const TURNS = 400;
const TIMES = 3;
const OFFERED = 100;

for (const file of files) {
  const problem = problemOfInstance(parseInstance(readFileSync(file, 'utf8'), file));
  const assignment = makeFirstTimetable(problem, 0);
  const turns: Turn[] = assignment.flatMap((day, d) =>
    day.flatMap((slot, h) => slot.flat().map((person) => ({ day: d, slot: h, person }))),
  );
  const step = Math.max(1, Math.floor(turns.length / TURNS));
  const sample = turns.filter((_, i) => i % step === 0);
  const persons = problem.persons.length;
  const offered = sample.slice(0, OFFERED);
  const index = time([0, 1, 2], () => makeWhatIf(problem, assignment));
  const whatIf = makeWhatIf(problem, assignment);
  const rows = {
    index,
    checkEdit: time(sample, (turn, i) => checkEdit(whatIf, turn, (turn.person! + 1 + i) % persons)),
    checkSwap: time(sample, (turn, i) => checkSwap(whatIf, turn, turns[(i * 7919) % turns.length]!)),
    'suggestPeople, 10 told': time(offered, (turn) => suggestPeople(whatIf, turn, 10)),
    suggestPeople: time(offered, (turn) => suggestPeople(whatIf, turn)),
  };
  console.log(`${basename(file)}: ${persons} persons, ${turns.length} turns`);
  for (const [what, { first, median, most }] of Object.entries(rows)) {
    const figures = `first ${first.toFixed(3)}  median ${median.toFixed(3)}  most ${most.toFixed(3)}`;
    console.log(`  ${what.padEnd(24)} ${figures}`);
  }
}

function time<T>(
  items: readonly T[],
  run: (item: T, i: number) => unknown,
): { first: number; median: number; most: number } {
  const once = (item: T, i: number) => {
    const start = performance.now();
    run(item, i);
    return performance.now() - start;
  };
  const rounds = Array.from({ length: TIMES }, () => items.map(once));
  const least = items.map((_, i) => Math.min(...rounds.map((round) => round[i]!)));
  least.sort((a, b) => a - b);
  return { first: rounds[0]![0]!, median: least[least.length >> 1]!, most: least.at(-1)! };
}
