import { type LowerBound, makeLowerBound } from './lower-bound.ts';
import type { Prices } from './prices.ts';
import type { DayCase } from './pricing.ts';
import type { Problem } from './problem.ts';

/**
 * A proof that no timetable can cost less than a number. Mostly one set of prices; where the relaxation has a gap, a
 * tree of cases: "this person works this slot" and "she does not", each with a proof of its own.
 */
export type Certificate = { prices: Prices } | { split: Split; works: Certificate; leaves: Certificate };

export interface Split {
  person: number;
  day: number;
  slot: number;
}

/** What a path of cases says of each person's day. */
export type Path = readonly (Split & { works: boolean })[];

/** The bound that a certificate proves: the least of its cases', each computed anew. */
export function checkCertificate(
  problem: Problem,
  certificate: Certificate,
  lowerBound: LowerBound = makeLowerBound(problem),
): number {
  const bounds: number[] = [];
  const visit = (node: Certificate, path: Path): void => {
    if ('prices' in node) {
      bounds.push(lowerBound.bound(node.prices, casesOf(path)));
      return;
    }
    visit(node.works, [...path, { ...node.split, works: true }]);
    visit(node.leaves, [...path, { ...node.split, works: false }]);
  };
  visit(certificate, []);
  return Math.min(...bounds);
}

export function countCases(certificate: Certificate): number {
  return 'prices' in certificate ? 1 : countCases(certificate.works) + countCases(certificate.leaves);
}

/** The cases of a path by person and day. */
export function casesOf(path: Path): (person: number, day: number) => DayCase | null {
  const cases = new Map<string, DayCase>();
  for (const { person, day, slot, works } of path) {
    const key = `${person} ${day}`;
    const found = cases.get(key) ?? { works: 0, leaves: 0 };
    if (works) found.works |= 1 << slot;
    else found.leaves |= 1 << slot;
    cases.set(key, found);
  }
  return (person, day) => cases.get(`${person} ${day}`) ?? null;
}
