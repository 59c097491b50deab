import { AppError } from '../../model/errors.ts';
import type { PersonKey } from '../../model/types.ts';

export interface LineClusters {
  /** Turns of each person on each line, as many figures as lines. */
  persons: Record<PersonKey, number[]>;
  /** Holes on each line. */
  holes: number[];
}

/**
 * Concentrates each person's turns on as few lines as possible, while every line bears the same: the greatest
 * loads first (equals as given), each on the line that bears least so far (the lowest of equals) up to its share,
 * what does not fit on the next such line; holes fill up.
 *
 * @param loads each person once, whole turns
 * @throws AppError lines-not-divisible when loads and holes do not make whole lines
 */
export function clusterLines(
  loads: readonly { key: PersonKey; load: number }[],
  lines: number,
  holes: number,
): LineClusters {
  const total = holes + loads.reduce((sum, { load }) => sum + load, 0);
  if (lines < 1 || total % lines !== 0) throw new AppError('lines-not-divisible', { total, lines });
  const share = total / lines;
  const borne = Array<number>(lines).fill(0);
  const persons: Record<PersonKey, number[]> = {};
  for (const { key, load } of loads.toSorted((a, b) => b.load - a.load)) {
    const turns = Array<number>(lines).fill(0);
    let left = load;
    while (left > 0) {
      const line = borne.indexOf(Math.min(...borne));
      const taken = Math.min(left, share - borne[line]!);
      turns[line]! += taken;
      borne[line]! += taken;
      left -= taken;
    }
    persons[key] = turns;
  }
  return { persons, holes: borne.map((turns) => share - turns) };
}
