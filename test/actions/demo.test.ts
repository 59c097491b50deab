import { expect, test } from 'vitest';
import { demoAbsences, importDemo } from '../../actions/demo/import-demo.ts';
import {
  DEMO_CREDIT,
  DEMO_FIXED_TURNS,
  DEMO_PERSONS,
  DEMO_UNAVAILABILITIES,
} from '../../actions/demo/team.ts';
import { planWeek } from '../../actions/plan-week.ts';
import { readWeek } from '../../actions/read-week.ts';
import { contrast, textOn } from '../../model/color.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { isPersonKey } from '../../model/person-names.ts';
import { addDays, weekdayOf } from '../../model/time.ts';
import { newStore } from '../support/stores.ts';

const FIRST = '2026-03-02';
const MONDAYS = Array.from({ length: 10 }, (_, i) => addDays(FIRST, 7 * i));

test('004.24 004.27 004.28 the demo team has 28 persons with keys, extensions and readable colours of their own', () => {
  const different = (pick: (person: (typeof DEMO_PERSONS)[number]) => unknown) =>
    new Set(DEMO_PERSONS.map(pick)).size;
  expect(DEMO_PERSONS).toHaveLength(28);
  expect(different(({ key }) => key)).toBe(28);
  expect(different(({ name }) => name)).toBe(28);
  expect(different(({ extension }) => extension)).toBe(28);
  expect(different(({ email }) => email)).toBe(28);
  expect(different(({ color }) => color)).toBe(28);
  for (const { key, color, extension } of DEMO_PERSONS) {
    expect(isPersonKey(key), key).toBe(true);
    expect(extension, key).toMatch(/^\d{4}$/);
    expect(contrast(color, textOn(color)), `${key} ${color}`).toBeGreaterThanOrEqual(4.5);
  }
});

test('what the demo says of people names its people, and fits its slots', () => {
  const keys = DEMO_PERSONS.map(({ key }) => key);
  for (const { person, slots, reason } of DEMO_UNAVAILABILITIES) {
    expect(keys).toContain(person);
    if (slots) expect(slots).toMatch(/^[01]{4}$/);
    expect(reason).not.toBe('');
  }
  for (const { person, slot, line } of DEMO_FIXED_TURNS) {
    expect(keys).toContain(person);
    expect(slot < 4 && line < 6).toBe(true);
  }
  for (const person of Object.keys(DEMO_CREDIT)) expect(keys).toContain(person);
});

test('every week somebody else is away, always four different people', () => {
  const away = MONDAYS.map((monday) => demoAbsences(monday));
  for (const [i, absences] of away.entries()) {
    expect(new Set(absences.map(({ person }) => person)).size).toBe(4);
    for (const { from, to } of absences) {
      expect(from >= MONDAYS[i]! && from <= to && to <= addDays(MONDAYS[i]!, 6)).toBe(true);
      expect(weekdayOf(MONDAYS[i]!)).toBe('mon');
    }
  }
  expect(new Set(away.map((absences) => JSON.stringify(absences.map(({ person }) => person)))).size).toBe(
    MONDAYS.length,
  );
});

test('ten weeks in a row are planned, with credit carried on, without broken rules and with hardly a hole', {
  timeout: 60_000,
}, async () => {
  const config = defaultConfig();
  const store = await newStore('sqlite');
  const holes: number[] = [];
  for (const monday of MONDAYS) {
    await importDemo(store, monday);
    const planned = await planWeek(config, await readWeek(store, monday), {
      monday,
      signal: new AbortController().signal,
    });
    expect(planned.broken, monday).toBe(0);
    expect([planned.misfits, planned.end], monday).toEqual([[], 'done']);
    holes.push(planned.holes);
    const draft = await store.timetables.saveDraft({
      timetable: planned.timetable,
      description: '',
      by: 'test',
    });
    await store.timetables.publish(draft.id, { by: 'test' });
    // Nobody drifts away from a fair share over the weeks.
    const credit = await store.credit.creditAt(addDays(monday, 7));
    for (const [person, turns] of Object.entries(credit))
      expect(Math.abs(turns), `${person} ${monday}`).toBeLessThanOrEqual(5);
  }
  expect(Math.max(...holes)).toBeLessThanOrEqual(2);
});
