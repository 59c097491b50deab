import type { IsoDate, PersonKey, Sentence } from '../model/types.ts';
import type { LiftView, WeekNegotiation } from './view-reasons.ts';

/** A hole with those who could be asked about it; or, without a day, something that stands before all holes. */
export interface AskedOf {
  date: IsoDate | null;
  slot: number | null;
  count: number;
  sentence: Sentence;
  /** `asked`: those of whom it asks something have been told. */
  ways: {
    cost: number;
    asks: LiftView[];
    persons: PersonKey[];
    asked: boolean;
    sentences: Sentence[];
  }[];
}

/** A negotiation as one list: what is to be said first, then hole by hole, then what a week made anew would need. */
export function tellNegotiation(negotiation: WeekNegotiation | null): AskedOf[] {
  if (!negotiation) return [];
  const first = negotiation.first.map(
    (sentence): AskedOf => ({ date: null, slot: null, count: 0, sentence, ways: [] }),
  );
  const holes = negotiation.holes.map(({ date, slot, count, sentence, open, ways }): AskedOf => {
    const all = [...(open ? [{ ...open, lifts: [] }] : []), ...ways];
    return {
      date,
      slot,
      count,
      sentence,
      ways: all.map(({ cost, lifts, edits, sentences }) => ({
        cost,
        asks: lifts,
        persons: [...new Set([...lifts.flatMap(({ persons }) => persons), ...comersOf(edits)])],
        asked: false,
        sentences,
      })),
    };
  });
  const anew = negotiation.anew;
  const whole = anew?.sentences.map((sentence): AskedOf => {
    const persons = anew.lifts.flatMap((lift) => lift.persons);
    const way = { cost: 0, asks: anew.lifts, persons: [...new Set(persons)], asked: false, sentences: [] };
    return { date: null, slot: null, count: anew.filled, sentence, ways: [way] };
  });
  return [...first, ...holes, ...(whole ?? [])];
}

function comersOf(edits: readonly { to: PersonKey | null }[]): PersonKey[] {
  return edits.flatMap(({ to }) => to ?? []);
}
