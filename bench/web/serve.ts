import { join } from 'node:path';
import { makeEvents } from '../../actions/events.ts';
import { startServer } from '../../api/server.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import { openStore } from '../../store/open-store.ts';

/** The server that is measured, in a process of its own: `node serve.ts STORE DATA`. Tells its address to its parent. */
const [path = '', dataDirectory = ''] = process.argv.slice(2);
const clock = () => new Date();
const config = defaultConfig();
// All load comes from one address.
config.api.requestsPerMinute = 10_000_000;
const store = await openStore(`sqlite:${path}`, { clock });
const { url, close } = await startServer(
  {
    root: join(import.meta.dirname, '../..'),
    env: {},
    clock,
    by: 'bench',
    locale: 'en',
    config,
    store,
    dataDirectory,
    isDemo: true,
    isNamed: true,
    events: makeEvents(),
  },
  { host: '127.0.0.1', port: 0 },
);
process.send?.({ url });
process.on('message', async (message) => {
  if (message === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() });
  if (message !== 'end') return;
  await close();
  await store.close();
  process.exit(0);
});
