import type { Finding } from '../evaluate.ts';
import type { Change } from '../what-if.ts';

/** What stays the same of a finding when its extent changes. */
export function identity({ rule, broken, day, slots, sentence: { key, values } }: Finding): string {
  const { person, table, group, line, time } = values;
  const isOfSlot = person === undefined;
  return JSON.stringify([rule, key, broken, day, isOfSlot ? slots : null, person, table, group, line, time]);
}

/** Hard rules that a change breaks, or breaks further than they were; what it only mends in part is none. */
export function newBreaches({ breaks, mends }: Pick<Change, 'breaks' | 'mends'>): Finding[] {
  const before = new Map(mends.map((finding) => [identity(finding), extentOf(finding)]));
  return breaks.filter((finding) => {
    return finding.broken && extentOf(finding) > (before.get(identity(finding)) ?? 0);
  });
}

/** Grows with how much a finding is about; where too few are there, with how many are missing. */
export function extentOf({ slots, persons, sentence }: Finding): number {
  const count = Number(sentence.values.count ?? 0);
  const missing = 'count' in sentence.values ? Number(sentence.values.limit ?? 0) - count : 0;
  return 1 + slots.length + persons.length + (missing > 0 ? missing : count);
}
