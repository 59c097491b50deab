import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { Problem } from '../problem.ts';
import type { Edit } from '../what-if.ts';
import { placeOf } from './scene.ts';

/** What is to be done, a sentence for each line that changes hands. */
export function tellEdits(problem: Problem, edits: readonly Edit[]): Sentence[] {
  const name = (person: number) => problem.persons[person]!.name;
  return edits.map(({ day, slot, from, to }) => {
    const place = placeOf(problem, { day, slot });
    if (from === null && to !== null) return sentence('reason.edit.fill', { ...place, to: name(to) });
    if (from !== null && to === null) return sentence('reason.edit.leave', { ...place, from: name(from) });
    return sentence('reason.edit.change', { ...place, from: name(from!), to: name(to!) });
  });
}

/** A difference of cost for sentences: its sign as a word, its size as a number. */
export function priceValues(price: number): { sign: 'more' | 'less' | 'same'; price: number } {
  return { sign: price > 0 ? 'more' : price < 0 ? 'less' : 'same', price: Math.abs(price) };
}
