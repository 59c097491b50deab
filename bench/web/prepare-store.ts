import { importDemo } from '../../actions/demo/import-demo.ts';
import { makeEvents } from '../../actions/events.ts';
import { signIn } from '../../actions/identity/sign-in.ts';
import { planWeek } from '../../actions/plan-week.ts';
import { readWeek } from '../../actions/read-week.ts';
import { saveWeek } from '../../actions/save-week.ts';
import { turnCosts } from '../../actions/turn-costs.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { permissionsOf } from '../../model/permissions.ts';
import type { Place } from '../../model/requests.ts';
import { addDays, mondayOf } from '../../model/time.ts';
import { type IsoDate, type PersonKey, type Timetable, WEEKDAYS } from '../../model/types.ts';
import { openStore } from '../../store/open-store.ts';

/** A week on which edits are made: the same two turns change hands and back, which every rule allows. */
export interface BenchWeek {
  week: IsoDate;
  id: string;
  version: number;
  swap: { one: Place; other: Place };
}

export interface BenchStore {
  weeks: BenchWeek[];
  /** A published week of 12 lines, 12 slots and 7 days. */
  bigWeek: IsoDate;
  /** Cookies of people who may edit everything. */
  cookies: string[];
}

/** Fills a new store with the demo team, so many published weeks in the future, and people who are signed in. */
export async function prepareStore(path: string, weekCount: number, sessions: number): Promise<BenchStore> {
  const clock = () => new Date();
  const store = await openStore(`sqlite:${path}`, { clock, create: true });
  const workplace: Workplace = {
    root: '',
    env: {},
    clock,
    by: 'bench',
    locale: 'en',
    config: defaultConfig(),
    store,
    dataDirectory: '',
    isDemo: true,
    isNamed: false,
    events: makeEvents(),
  };
  const first = addDays(mondayOf(clock().toISOString().slice(0, 10)), 14);
  await importDemo(store, first);
  const signal = AbortSignal.timeout(30_000);
  const { timetable } = await planWeek(workplace.config, await readWeek(store, first), {
    monday: first,
    signal,
  });
  const lead = { person: null, permissions: new Set(permissionsOf({ roles: ['supervisor'] })) };
  const weeks: BenchWeek[] = [];
  for (let i = 0; i < weekCount; i++) {
    const stored = await saveWeek(workplace, moved(timetable, 7 * i), {
      as: 'publish',
      description: 'bench',
    });
    const { week } = stored.timetable;
    weeks.push({ week, id: stored.id, version: stored.version, swap: { one: NOWHERE, other: NOWHERE } });
  }
  // Costs of a week depend on those before it: what is allowed is asked once all of them are there.
  for (const one of weeks) {
    const name = { week: one.week, id: one.id };
    one.swap = await allowedSwap(one.week, (place) => turnCosts(workplace, lead, name, place));
  }
  const bigWeek = addDays(first, 7 * weekCount);
  await saveWeek(
    workplace,
    filled(
      bigWeek,
      (await store.persons.list()).map(({ key }) => key),
    ),
    {
      as: 'publish',
      description: 'bench',
    },
  );
  const cookies: string[] = [];
  const people = await store.persons.list();
  for (const person of people) await store.persons.save({ ...person, roles: ['supervisor'] });
  for (let i = 0; i < sessions; i++) {
    const who = {
      person: people[i % people.length]!.key,
      method: 'demo',
      userAgent: 'bench',
      former: null,
    } as const;
    cookies.push(`lineup=${(await signIn(workplace, who)).token}`);
  }
  await store.close();
  return { weeks, bigWeek, cookies };
}

const LINES = 12;
const SLOTS = 12;

/** A week with somebody on every line, as large as a page should show at once. */
function filled(week: IsoDate, persons: PersonKey[]): Timetable {
  const hour = (slot: number) => `${String(8 + slot).padStart(2, '0')}:00`;
  const slots = (day: number) =>
    Array.from({ length: SLOTS }, (_, slot) => ({
      start: hour(slot),
      end: hour(slot + 1),
      cells: Array.from({ length: LINES }, (_, line) => persons[(line + slot * 5 + day) % persons.length]!),
    }));
  return {
    week,
    lines: Array.from({ length: LINES }, (_, line) => `L${line + 1}`),
    days: WEEKDAYS.map((weekday, day) => ({ date: addDays(week, day), weekday, slots: slots(day) })),
    closedDays: [],
    cost: null,
    penalties: [],
    overload: {},
    loads: {},
    log: [],
  };
}

const NOWHERE: Place = { date: '', slot: 0, line: 0 };

/** The same turns so many days later. What was proved of them does not hold for other dates. */
function moved(timetable: Timetable, days: number): Timetable {
  const later = (date: IsoDate) => addDays(date, days);
  return {
    ...timetable,
    week: later(timetable.week),
    days: timetable.days.map((day) => ({ ...day, date: later(day.date) })),
    penalties: timetable.penalties.map((penalty) => ({
      ...penalty,
      date: penalty.date && later(penalty.date),
    })),
    bound: null,
    proof: null,
  };
}

async function allowedSwap(
  week: IsoDate,
  costs: (place: Place) => Promise<(Place & { cost: number | null })[]>,
): Promise<BenchWeek['swap']> {
  for (let line = 0; line < 6; line++) {
    const one = { date: week, slot: 0, line };
    const other = (await costs(one)).find(({ cost, date }) => cost !== null && cost !== 0 && date !== week);
    if (other) return { one, other: { date: other.date, slot: other.slot, line: other.line } };
  }
  throw new Error(`no swap is allowed in the week of ${week}`);
}
