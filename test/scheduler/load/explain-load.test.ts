import { describe, expect, test } from 'vitest';
import { renderSentence } from '../../../model/texts/index.ts';
import { loadTexts } from '../../../model/texts/load.ts';
import { LOCALES, type LoadRow } from '../../../model/types.ts';
import { computeLoad } from '../../../scheduler/load/compute-load.ts';
import { explainLoad } from '../../../scheduler/load/explain-load.ts';
import { feastWeek } from './fixtures/feast-team.ts';
import { springWeek } from './fixtures/spring-team.ts';

const PLAIN: LoadRow = {
  ideal: 4,
  workingDays: 5,
  prorated: 4,
  rounded: 4,
  capacity: 10,
  upperBound: 5,
  bounded: 4,
  complete: 4,
  final: 4,
  overload: 0,
  creditBefore: 0,
  creditAfter: 0,
};

/** What is said in English of a row that differs from the plain one. */
function say(change: Partial<LoadRow>): string[] {
  return explainLoad({ ...PLAIN, ...change }).map((sentence) => renderSentence('en', sentence));
}

describe('why a load is what it is', () => {
  test('a load that nothing changed is as agreed', () => {
    expect(say({})).toEqual(['4 turns, as agreed.']);
  });

  test('somebody who is away owes nothing, and nothing else is said', () => {
    const away = { workingDays: 0, prorated: 0, rounded: 0, capacity: 0, upperBound: 0, bounded: 0 };
    expect(say({ ...away, complete: 0, final: 0, creditBefore: 3 })).toEqual([
      'Away the whole week: no turns.',
    ]);
  });

  test('fewer working days lower the load', () => {
    expect(say({ ideal: 5, workingDays: 4, prorated: 4 })).toEqual([
      '4 working days this week: 4 turns instead of 5.',
    ]);
  });

  test('turns are whole', () => {
    expect(
      say({ ideal: 6, workingDays: 2, prorated: 2.4, rounded: 2, bounded: 2, complete: 2, final: 2 }),
    ).toEqual(['2 working days this week: 2.4 turns instead of 6.', 'Only whole turns: 2.4 becomes 2.']);
  });

  test('what the person can attend limits the load', () => {
    expect(say({ capacity: 3, upperBound: 3, bounded: 3, complete: 3, final: 3 })).toEqual([
      'Absences, unavailability and the daily limit leave room for 3 turns only.',
    ]);
    expect(say({ capacity: 0, upperBound: 0, bounded: 0, complete: 0, final: 0 })).toEqual([
      'Absences, unavailability and the daily limit leave no room for turns.',
    ]);
  });

  test('a limit below the prorated load is named as such', () => {
    expect(say({ upperBound: 3, bounded: 3, complete: 3, final: 3 })).toEqual([
      'The limit of this week is 3 turns.',
    ]);
  });

  test('more turns settle what was owed first and are credited then', () => {
    expect(say({ creditBefore: -1.5, complete: 5, final: 5 })).toEqual([
      'Takes 1 more turn to make up for earlier weeks.',
    ]);
    expect(say({ creditBefore: -1.5, complete: 7, final: 7 })).toEqual([
      'Takes 2 more turns to make up for earlier weeks.',
      'Takes 1 more turn because hands are short; this is credited.',
    ]);
    expect(say({ creditBefore: 2, complete: 5, final: 5 })).toEqual([
      'Takes 1 more turn because hands are short; this is credited.',
    ]);
  });

  test('fewer turns give back earlier ones first and are owed then', () => {
    expect(say({ creditBefore: 1, complete: 1, final: 1 })).toEqual([
      '1 turn less in return for earlier weeks.',
      '2 turns less because the week needs fewer; to be made up for later.',
    ]);
    expect(say({ creditBefore: -2, complete: 3, final: 3 })).toEqual([
      '1 turn less because the week needs fewer; to be made up for later.',
    ]);
  });

  test('compensated turns are told on both sides', () => {
    expect(say({ final: 6 })).toEqual(['Takes over 2 turns from people who did more before.']);
    expect(say({ final: 3 })).toEqual(['Hands over 1 turn to people who did less before.']);
  });

  test('every row of a week is explained in every language', () => {
    const weeks = [springWeek(1), springWeek(2, { maxOverload: 1 }), feastWeek(3), feastWeek(4)];
    const rows = weeks.flatMap((week) => Object.values(computeLoad(week).rows));
    const said = rows.flatMap((row) => explainLoad(row));
    for (const locale of LOCALES) {
      for (const sentence of said) expect(renderSentence(locale, sentence)).toMatch(/^[^{}#]+\.$/);
    }
    const unsaid = Object.keys(loadTexts).filter((key) => !said.some((sentence) => sentence.key === key));
    // Needs a maximal overload below zero.
    expect(unsaid).toEqual(['load.limit']);
  });

  test('Russian counts turns as Russian does', () => {
    const counts = [1, 2, 5, 21].map((final) => {
      return renderSentence('ru', explainLoad({ ...PLAIN, complete: 0, final })[1]!);
    });
    expect(counts).toEqual([
      'Берёт на себя 1 смену тех, кто раньше работал больше.',
      'Берёт на себя 2 смены тех, кто раньше работал больше.',
      'Берёт на себя 5 смен тех, кто раньше работал больше.',
      'Берёт на себя 21 смену тех, кто раньше работал больше.',
    ]);
  });
});
