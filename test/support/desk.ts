import { type Browser, startApi } from './api.ts';
import { cellsOf, MONDAY, publishDemo } from './demo-week.ts';
import { openChannel } from './live-channel.ts';
import { testPhones } from './live-phones.ts';

/** A server whose queue follows the demo's week, in its first turn, with the desk on top of it. */
export async function startDesk(options: Parameters<typeof startApi>[0] = {}) {
  const exchange = testPhones();
  const { clock, openPhones, driver, time } = exchange;
  const api = await startApi({ demo: false, clock, openPhones, ...options });
  const stored = await publishDemo(api.workplace);
  const phones = exchange.phones();
  await phones.follow();
  const persons = await api.store.persons.list();
  const planned = cellsOf(stored.timetable)
    .filter(({ date, slot, person }) => date === MONDAY && slot === 0 && person !== null)
    .map(({ person }) => person!);
  const { desk } = api.app;
  const extensionOf = (key: string) => persons.find((one) => one.key === key)!.extension!;
  let address: string | null = null;

  return {
    ...api,
    ...exchange,
    desk,
    phones,
    persons,
    planned,
    extensionOf,
    /** When all that the exchange told is on the screens and in the store. */
    async settled(): Promise<void> {
      await phones.settled();
      await desk.settled();
    },
    /** Calls, and answers whose phone rings. */
    async ring(number: string | null, name?: string): Promise<{ call: string; person: string }> {
      const call = `demo:${driver.callIn({ queue: 'support', number, ...(name ? { name } : {}) })}:support`;
      time.advance(2000);
      await desk.settled();
      const holder = persons.find(({ key }) => desk.cardsOf(key).some((card) => card.call === call));
      if (!holder) throw new Error(`${call} rings at nobody`);
      return { call, person: holder.key };
    },
    /** A tab that listens to its cards. */
    async listen(browser: Browser, ...topics: string[]) {
      address ??= await api.listen();
      const channel = openChannel(`${address.replace('http', 'ws')}/api/live`, {
        cookie: browser.cookie ?? '',
        origin: address,
      });
      await channel.next('hello');
      const wanted = topics.length > 0 ? topics : ['cards'];
      // The refusal of the last one tells that it listens to those before.
      channel.say({ subscribe: [...wanted, 'nonsense'] });
      await channel.next('refused');
      return channel;
    },
  };
}
