import { once } from 'node:events';
import { openStore } from '../../../store/open-store.ts';

/** open-when-told URL: says "ready", waits for a line, opens the store and says what version it had. */
console.log('ready');
await once(process.stdin, 'data');
const store = await openStore(process.argv[2]!, { clock: () => new Date() });
console.log(
  JSON.stringify({ migratedFrom: store.migratedFrom, persons: (await store.persons.list()).length }),
);
await store.close();
process.exit(0);
