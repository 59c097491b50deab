import { personMatcher } from '../model/person-names.ts';
import { addDays } from '../model/time.ts';
import type { Absence, AbsenceKind, FileFault, IsoDate, PersonKey } from '../model/types.ts';
import type { WeekData, WeekQuestion } from './week-source.ts';

/** Gathers what the parts of a source find in a week. */
export interface WeekFindings {
  /** The person that somebody wrote, by any of the names given; `null` (and remembered) if none matches. */
  match(where: string, ...written: (string | null)[]): PersonKey | null;
  /** A day off; said twice it counts once. */
  addDayOff(person: PersonKey, kind: AbsenceKind, day: IsoDate): void;
  addFault(fault: FileFault): void;
  /** Absences as ranges: days that follow each other become one, sorted by person and day. */
  absences(source: string): Omit<Absence, 'id'>[];
  unmatched: WeekData['unmatched'];
  faults: FileFault[];
}

export function gatherFindings(question: Pick<WeekQuestion, 'persons'>): WeekFindings {
  const find = personMatcher(question.persons);
  const unmatched = new Map<string, { name: string; where: string }>();
  const faults: FileFault[] = [];
  const daysOff = new Map<PersonKey, Map<IsoDate, AbsenceKind>>();

  return {
    match(where, ...written) {
      const names = written.filter((name): name is string => name !== null && name.trim() !== '');
      for (const name of names) {
        const key = find(name);
        if (key) return key;
      }
      const [first = '', ...others] = names.map((name) => name.trim());
      const name = others.length > 0 ? `${others.join(' ')} <${first}>` : first;
      if (!unmatched.has(name)) unmatched.set(name, { name, where });
      return null;
    },
    addDayOff(person, kind, day) {
      const days = daysOff.get(person) ?? new Map<IsoDate, AbsenceKind>();
      daysOff.set(person, days);
      // A leave says more than a holiday on the same day.
      if (kind === 'leave' || !days.has(day)) days.set(day, kind);
    },
    addFault: (fault) => faults.push(fault),
    absences(source) {
      return [...daysOff.entries()]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([person, days]) => rangesOf(days).map((range) => ({ person, ...range, source })));
    },
    get unmatched() {
      return [...unmatched.values()];
    },
    faults,
  };
}

function rangesOf(days: Map<IsoDate, AbsenceKind>): { from: IsoDate; to: IsoDate; kind: AbsenceKind }[] {
  const ranges: { from: IsoDate; to: IsoDate; kind: AbsenceKind }[] = [];
  for (const [day, kind] of [...days].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last && last.kind === kind && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day, kind });
  }
  return ranges;
}
