import { deliverMessages } from '../../../actions/deliver-messages.ts';
import { makeEvents } from '../../../actions/events.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import { openChannels } from '../../../messaging/open-channels.ts';
import { openStore } from '../../../store/open-store.ts';

/** deliver URL CONFIG NOW: says "ready", waits for a line, sends what is due and says how many. CONFIG is JSON. */
const [url = '', text = '', now = ''] = process.argv.slice(2);
const clock = () => new Date(now);
const store = await openStore(url, { clock });
const config = JSON.parse(text);
const channels = openChannels(config.messaging, { sleep: async () => {} });
console.log('ready');
for await (const _ of process.stdin) break;
const workplace: Workplace = {
  ...{ root: '', env: {}, clock, by: 'child', locale: 'en', config, store, dataDirectory: '' },
  ...{ isDemo: false, isNamed: true, events: makeEvents() },
};
const counts = await deliverMessages(workplace, {
  channels,
  signal: new AbortController().signal,
  onFault: (error) => console.error(error),
});
console.log(JSON.stringify(counts));
for (const channel of channels.values()) channel.close();
await store.close();
process.exit(0);
