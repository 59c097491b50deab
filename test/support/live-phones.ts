import { DEMO_PERSONS } from '../../actions/demo/team.ts';
import { type OpenPhones, openPhones } from '../../actions/phones/open-phones.ts';
import type { LiveQueue } from '../../actions/phones/phones.ts';
import type { Workplace } from '../../actions/workplace.ts';
import type { SimulatedDriver } from '../../telephony/simulated/driver.ts';
import { openSimulated } from '../../telephony/simulated/simulated-pbx.ts';
import { type FakeTime, openFakeTime } from '../../telephony/simulated/time.ts';

/** Monday of the demo's week, in its first turn: 9:15 in Madrid. */
export const IN_TURN = new Date('2026-03-09T08:15:00.000Z');

export interface TestPhones {
  driver: SimulatedDriver;
  time: FakeTime;
  /** The server's clock: that of the exchange. */
  clock: () => Date;
  /** For `startApi` and `startSite`. */
  openPhones: (workplace: Workplace) => Promise<OpenPhones>;
  /** The phones, once they are open. */
  phones: () => OpenPhones;
}

/**
 * An exchange in memory with the phones of the demo team, which does only what the test says, in a time that stands
 * still until it is advanced.
 * @param queues names, with the lines (from 0) whose people attend each; `null`: all
 */
export function testPhones(
  queues: Record<string, readonly number[] | null> = { support: null },
  start = IN_TURN,
): TestPhones {
  const time = openFakeTime(start.getTime());
  const pbx = openSimulated({
    name: 'demo',
    queues: Object.fromEntries(Object.keys(queues).map((queue) => [queue, {}])),
    phones: DEMO_PERSONS.map(({ name, extension }) => ({ extension: extension!, name })),
    time,
  });
  const liveQueues = Object.entries(queues).map(
    ([queue, lines]): LiveQueue => ({ queue, pbx, nameAtPbx: queue, lines }),
  );
  let opened: OpenPhones | null = null;
  return {
    driver: pbx.driver,
    time,
    clock: () => new Date(time.now()),
    async openPhones(workplace) {
      const exchanges = { pbxs: new Map([[pbx.name, pbx]]), liveQueues };
      opened = await openPhones(workplace, {
        exchanges,
        schedule: false,
        onFailure: (error) => {
          throw error;
        },
      });
      return opened;
    },
    phones: () => opened!,
  };
}
