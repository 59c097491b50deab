import { makeEvents } from '../../actions/events.ts';
import { signIn } from '../../actions/identity/sign-in.ts';
import { saveWeek } from '../../actions/save-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { addDays, dateIn, mondayOf, weekdayOf } from '../../model/time.ts';
import type { IsoDate, Timetable } from '../../model/types.ts';
import { openStore } from '../../store/open-store.ts';
import { makeConfig, type ServerWish, TEAM, type Turn, ZONE } from './team.ts';

export interface PhonesStore {
  today: IsoDate;
  monday: IsoDate;
  /** Of somebody who may do everything. */
  cookie: string;
  /** Other weeks in place of the published one, in the order of the wish. */
  drafts: { id: string; version: number }[];
}

/** Fills a new store with the team, this week as it is published, and drafts of it. */
export async function prepareStore(
  wish: ServerWish,
  drafts: readonly (readonly Turn[])[] = [],
): Promise<PhonesStore> {
  const clock = () => new Date();
  const store = await openStore(`sqlite:${wish.path}`, { clock, create: true });
  const workplace: Workplace = {
    root: '',
    env: {},
    clock,
    by: 'bench',
    locale: 'en',
    config: makeConfig(wish),
    store,
    dataDirectory: wish.dataDirectory,
    isDemo: true,
    isNamed: false,
    events: makeEvents(),
  };
  for (const { key, name, extension } of TEAM) {
    await store.persons.save({
      key,
      name,
      email: `${key}@example.org`,
      extension,
      color: '#aabbcc',
      table: 1,
      groups: [],
      idealLoad: 8,
      dailyLimit: null,
      lunchExempt: false,
      locale: null,
      active: true,
      roles: ['supervisor'],
      coat: 1,
    });
  }
  const today = dateIn(ZONE, clock());
  const monday = mondayOf(today);
  const stored: PhonesStore['drafts'] = [];
  for (const [i, turns] of [wish.turns, ...drafts].entries()) {
    const as = i === 0 ? 'publish' : 'draft';
    const { id, version } = await saveWeek(workplace, weekOf(monday, turns), { as, description: 'bench' });
    if (as === 'draft') stored.push({ id, version });
  }
  const { token } = await signIn(workplace, {
    person: TEAM[99]!.key,
    method: 'demo',
    userAgent: 'bench',
    former: null,
  });
  await store.close();
  return { today, monday, cookie: `lineup=${token}`, drafts: stored };
}

/** The same turns on each day. */
function weekOf(monday: IsoDate, turns: readonly Turn[]): Timetable {
  const most = Math.max(...turns.map(({ people }) => people.length));
  return {
    week: monday,
    lines: Array.from({ length: most }, (_, line) => `L${line + 1}`),
    days: Array.from({ length: 7 }, (_, i) => {
      const date = addDays(monday, i);
      const slots = turns.map(({ start, end, people }) => ({
        start,
        end,
        cells: Array.from({ length: most }, (_, line) => TEAM[people[line]!]?.key ?? null),
      }));
      return { date, weekday: weekdayOf(date), slots };
    }),
    closedDays: [],
    cost: null,
    penalties: [],
    overload: {},
    loads: {},
    log: [],
  };
}
