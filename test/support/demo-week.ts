import { importDemo } from '../../actions/demo/import-demo.ts';
import type { Actor } from '../../actions/edit-rights.ts';
import { makeEvents } from '../../actions/events.ts';
import { planWeek } from '../../actions/plan-week.ts';
import { readWeek } from '../../actions/read-week.ts';
import { saveWeek } from '../../actions/save-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { parseConfig } from '../../model/config/parse-config.ts';
import { permissionsOf, type Role } from '../../model/permissions.ts';
import type { Place } from '../../model/requests.ts';
import type { PersonKey, StoredTimetable, Timetable } from '../../model/types.ts';
import type { Store } from '../../store/open-store.ts';
import { NOW } from './stores.ts';

/** The week after `NOW`. */
export const MONDAY = '2026-03-09';

/** A workplace on a store, with the configuration's defaults and what `yaml` lays over them. */
export function workplaceOn(store: Store, yaml = '', clock: () => Date = () => NOW): Workplace {
  const { config, faults } = parseConfig([{ file: 'config.yaml', text: yaml }], {});
  if (!config) throw new Error(JSON.stringify(faults));
  return {
    root: '/nowhere',
    env: {},
    clock,
    by: 'test',
    locale: 'en',
    config,
    store,
    dataDirectory: '/nowhere',
    isDemo: true,
    isNamed: false,
    events: makeEvents((error) => {
      throw error;
    }),
  };
}

/** The workplace as somebody uses it. */
export function as(workplace: Workplace, person: PersonKey): Workplace {
  return { ...workplace, by: person };
}

export function actor(person: PersonKey | null, ...roles: Role[]): Actor {
  return { person, permissions: new Set(permissionsOf({ roles: ['agent', ...roles] })) };
}

let planned: Timetable | null = null;

/** The demo team and its week, published; planned once for all tests of a file. */
export async function publishDemo(
  workplace: Workplace,
  as: 'publish' | 'draft' = 'publish',
): Promise<StoredTimetable> {
  await importDemo(workplace.store, MONDAY);
  if (!planned) {
    const data = await readWeek(workplace.store, MONDAY);
    planned = (
      await planWeek(workplace.config, data, { monday: MONDAY, signal: AbortSignal.timeout(15_000) })
    ).timetable;
  }
  return saveWeek(workplace, structuredClone(planned), { as, description: 'demo' });
}

/** All cells of a timetable. */
export function cellsOf(timetable: Timetable): (Place & { person: PersonKey | null })[] {
  return timetable.days.flatMap(({ date, slots }) =>
    slots.flatMap(({ cells }, slot) => cells.map((person, line) => ({ date, slot, line, person }))),
  );
}
