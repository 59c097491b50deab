import { evaluate } from '../scheduler/evaluate.ts';
import { problemOfInstance } from '../scheduler/instance.ts';
import { type Load, noAnswer, type Outcome } from './contender.ts';
import type { Measured } from './measure-process.ts';

interface Answer {
  cost: number;
  bound: number | null;
  proven: boolean;
  timetable: number[][][];
  byQueue?: number[][][][];
}

/** Reads what `schedule-hours solve --json` printed; its timetable is judged anew. */
export function readAnswer({ lines, complaints, code, isOverLimit }: Measured, load: Load): Outcome {
  if (code !== 0) {
    const reason = complaints.trim().split('\n').at(-1);
    return {
      ...noAnswer,
      fault: isOverLimit ? 'it did not end at its limit' : reason || `exit code ${code}`,
    };
  }
  const first = lines.find(({ text }) => text.startsWith('{"type":"better"'));
  const answer = JSON.parse(lines.at(-1)!.text) as Answer;
  return {
    cost: answer.cost,
    bound: answer.bound,
    proven: answer.proven,
    firstMs: first ? (JSON.parse(first.text) as { seconds: number }).seconds * 1000 : null,
    firstSeenMs: first ? first.seconds * 1000 : null,
    fault: findFault(answer, load),
  };
}

/** What an answer claims against what is so; `null`: all is well. */
export function findFault({ cost, bound, proven, timetable, byQueue }: Answer, load: Load): string | null {
  const problem = problemOfInstance(load.instance);
  const found = evaluate(problem, byQueue ?? timetable.map((day) => day.map((persons) => [persons])));
  const known = load.expected;
  if (found.broken > 0) return `its timetable breaks ${found.broken} hard rules`;
  if (found.cost !== cost) return `it says that its timetable costs ${cost}, which costs ${found.cost}`;
  if (bound !== null && bound > cost) return `its bound ${bound} is above its cost ${cost}`;
  if (proven && bound !== cost) return `it calls ${cost} proven with the bound ${bound}`;
  if (known && bound !== null && bound > known.bestKnownCost)
    return `its bound ${bound} is above ${known.bestKnownCost}, which a timetable costs`;
  if (known && known.lowerBound !== null && cost < known.lowerBound)
    return `its cost ${cost} is below the bound ${known.lowerBound}`;
  return null;
}
