import type { QueueSettings } from '../../../telephony/simulated/exchange-parts.ts';
import { openSimulated } from '../../../telephony/simulated/simulated-pbx.ts';
import { openFakeTime } from '../../../telephony/simulated/time.ts';
import { CONTRACT_EXTENSIONS, CONTRACT_QUEUES, type PhonesDriver, pbxContract } from '../pbx-contract.ts';

const own: Partial<Record<string, Partial<QueueSettings>>> = {
  short: { longestWaitMs: 3000 },
  strict: { joinsEmpty: false },
};

pbxContract('simulated PBX', async () => {
  const time = openFakeTime(Date.parse('2026-03-02T09:00:00.000Z'));
  const queues = Object.fromEntries(
    Object.entries(CONTRACT_QUEUES).map(([queue, { strategy }]) => [
      queue,
      { strategy, ringMs: 2000, retryMs: 1000, ...own[queue] },
    ]),
  );
  const pbx = openSimulated({ name: 'simulated', queues, time });
  const { driver } = pbx;

  const phones: PhonesDriver = {
    async plugIn(...extensions) {
      for (const extension of extensions) driver.agent(extension).plug();
      // They are heard a moment later.
      time.advance(1000);
    },
    async unplug(extension) {
      driver.agent(extension).unplug();
    },
    async behave(extension, behaviour) {
      driver.agent(extension).behave(behaviour);
    },
    async callIn(caller) {
      driver.callIn(caller);
    },
    async crash() {
      driver.crash();
    },
    async restart() {
      driver.restart();
    },
    async until(isSo, what) {
      const end = time.now() + 15_000;
      while (!isSo()) {
        const ms = time.untilNext();
        if (ms === null || time.now() + ms > end) throw new Error(`${what} did not come`);
        time.advance(ms);
      }
    },
    async pass(ms) {
      time.advance(ms);
    },
    async reset() {
      driver.hangUpAll();
      for (const extension of CONTRACT_EXTENSIONS) {
        driver.agent(extension).hangUp();
        driver.agent(extension).behave(null);
        driver.agent(extension).unplug();
      }
      time.advance(10_000);
    },
  };
  return { pbx, phones, stop: async () => {} };
});
