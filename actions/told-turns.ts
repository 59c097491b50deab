import type { Notice } from '../model/requests.ts';
import { sentence } from '../model/texts/sentence.ts';
import { shortDay } from '../model/time.ts';
import type { IsoDate, Locale, Person, PersonKey, Sentence, Timetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/** Somebody whose turns of a week are not those that she was told of. */
export interface ToldPerson {
  person: PersonKey;
  /** Turns that she has no more, and those that are new to her. */
  lost: TurnTime[];
  gained: TurnTime[];
  sentence: Sentence;
}

export interface TurnTime {
  date: IsoDate;
  start: string;
  end: string;
}

/**
 * Who is to be told when one timetable of a week takes the place of another: those alone whose hours change. On which
 * line somebody sits is no news. `before`: what people were told; `null`: nothing yet.
 */
export function toldTurns(
  before: Timetable | null,
  after: Timetable,
  persons: readonly Person[],
  locale: Locale,
): ToldPerson[] {
  return persons.flatMap((person) => {
    const had = before ? turnsOf(before, person.key) : [];
    const has = turnsOf(after, person.key);
    const lost = had.filter((turn) => !has.some((other) => isSame(turn, other)));
    const gained = has.filter((turn) => !had.some((other) => isSame(turn, other)));
    if (lost.length + gained.length === 0) return [];
    return { person: person.key, lost, gained, sentence: tell(before, after, has, person.locale ?? locale) };
  });
}

/** Puts what they are told where each of them finds it. */
export function tellAll(
  parts: StoreParts,
  told: readonly ToldPerson[],
  { kind, week, but }: { kind: string; week: IsoDate; but: PersonKey | null },
): Promise<Notice[]> {
  const others = told.filter(({ person }) => person !== but);
  return parts.outbox.addAll(
    others.map(({ person, sentence }) => ({ person, kind, sentence, subject: `week:${week}` })),
  );
}

/** The turns of one person, in order. */
export function turnsOf(timetable: Timetable, person: PersonKey): TurnTime[] {
  return timetable.days.flatMap(({ date, slots }) =>
    slots
      .filter(({ cells }) => cells.includes(person))
      .map(({ start, end }): TurnTime => ({ date, start, end })),
  );
}

function tell(
  before: Timetable | null,
  { week }: Timetable,
  has: readonly TurnTime[],
  locale: Locale,
): Sentence {
  if (has.length === 0) return sentence('notice.week.none', { week });
  // In the person's own language once and for all: the catalogue knows no lists of days.
  const turns = has.map(({ date, start, end }) => `${shortDay(date, locale)} ${start}–${end}`).join(', ');
  return sentence(before ? 'notice.week.changed' : 'notice.week.published', { week, turns });
}

function isSame(a: TurnTime, b: TurnTime): boolean {
  return a.date === b.date && a.start === b.start && a.end === b.end;
}
