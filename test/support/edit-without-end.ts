import { editWeek } from '../../actions/edit-week.ts';
import { makeEvents } from '../../actions/events.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { permissionsOf } from '../../model/permissions.ts';
import { openStore } from '../../store/open-store.ts';

/** Swaps the same two turns again and again until somebody kills it; says each version that was accepted. */
const [url = '', week = '', id = '', swap = ''] = process.argv.slice(2);
const clock = () => new Date('2026-03-02T08:15:00Z');
const store = await openStore(url, { clock });
const lead = { person: null, permissions: new Set(permissionsOf({ roles: ['supervisor'] })) };
const config = defaultConfig();
const common = {
  root: '',
  env: {},
  clock,
  by: 'test',
  locale: 'en',
  dataDirectory: '',
  isDemo: true,
  isNamed: true,
} as const;
let version = (await store.timetables.get(id))!.version;
for (;;) {
  const change = JSON.parse(swap);
  const { stored } = await editWeek({ ...common, config, store, events: makeEvents() }, lead, {
    week,
    id,
    version,
    change,
  });
  version = stored.version;
  process.stdout.write(`${version}\n`);
}
