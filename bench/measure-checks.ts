import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkEdit, checkSwap, type Turn } from '../scheduler/check-edit.ts';
import { parseInstance, problemOfInstance } from '../scheduler/instance.ts';
import { makeFirstTimetable } from '../scheduler/solvers/first-timetable.ts';
import { suggestPeople } from '../scheduler/suggest-people.ts';
import { makeWhatIf } from '../scheduler/what-if.ts';

/**
 * How long checks for hands take, in milliseconds: `node bench/measure-checks.ts [instance.json …]`. Each turn of a
 * first timetable is checked against somebody else, swapped with another turn, and offered to everybody.
 */
const files = process.argv.slice(2);
if (files.length === 0) files.push(new URL('instances/team-80p-8h-12l-5d.json', import.meta.url).pathname);

const TURNS = 400;

for (const file of files) {
  const problem = problemOfInstance(parseInstance(readFileSync(file, 'utf8'), file));
  const assignment = makeFirstTimetable(problem, 0);
  const turns: Turn[] = assignment.flatMap((day, d) =>
    day.flatMap((slot, h) => slot.flat().map((person) => ({ day: d, slot: h, person }))),
  );
  const step = Math.max(1, Math.floor(turns.length / TURNS));
  const sample = turns.filter((_, i) => i % step === 0);
  const persons = problem.persons.length;
  // The first round warms up.
  for (const isMeasured of [false, true]) {
    const index = time([0, 1, 2], () => makeWhatIf(problem, assignment));
    const whatIf = makeWhatIf(problem, assignment);
    const edit = time(sample, (turn, i) => checkEdit(whatIf, turn, (turn.person! + 1 + i) % persons));
    const swap = time(sample, (turn, i) => checkSwap(whatIf, turn, turns[(i * 7919) % turns.length]!));
    const some = time(sample.slice(0, 100), (turn) => suggestPeople(whatIf, turn, 10));
    const all = time(sample.slice(0, 100), (turn) => suggestPeople(whatIf, turn));
    if (!isMeasured) continue;
    console.log(`${basename(file)}: ${persons} persons, ${turns.length} turns`);
    const rows = {
      index,
      checkEdit: edit,
      checkSwap: swap,
      'suggestPeople, 10 told': some,
      suggestPeople: all,
    };
    for (const [what, { median, most }] of Object.entries(rows)) {
      console.log(`  ${what.padEnd(24)} median ${median.toFixed(3)}  most ${most.toFixed(3)}`);
    }
  }
}

function time<T>(
  items: readonly T[],
  run: (item: T, i: number) => unknown,
): { median: number; most: number } {
  const spent = items.map((item, i) => {
    const start = performance.now();
    run(item, i);
    return performance.now() - start;
  });
  spent.sort((a, b) => a - b);
  return { median: spent[spent.length >> 1]!, most: spent.at(-1)! };
}
