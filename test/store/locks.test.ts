import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { describeStores, NOW, newStore, newStoreUrl, openTestStore } from '../support/stores.ts';

const HOUR = 3_600_000;
const mine = { pid: process.pid, staleAfterMs: HOUR };

/** The number of a process that has just ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describeStores('locks', (dialect) => {
  it('a piece of work is taken by one at a time and handed back', async () => {
    const url = await newStoreUrl(dialect);
    const [one, two] = [await openTestStore(url), await openTestStore(url)];
    const release = await one.locks.acquire('schedule-hours', mine);
    await expect(two.locks.acquire('schedule-hours', { ...mine, pid: process.ppid })).rejects.toMatchObject({
      code: 'already-running',
      values: { what: 'schedule-hours', since: NOW.toISOString(), pid: process.pid },
    });
    await (await two.locks.acquire('something else', mine))();
    await release();
    await two.locks.acquire('schedule-hours', mine);
  });

  it('what a dead process of this machine held is taken over', async () => {
    const { locks } = await newStore(dialect);
    const releaseOfTheDead = await locks.acquire('plan', { ...mine, pid: deadPid() });
    await locks.acquire('plan', mine);
    await releaseOfTheDead();
    await expect(locks.acquire('plan', mine)).rejects.toMatchObject({ code: 'already-running' });
  });

  it('what another machine holds is taken over only when it is stale', async () => {
    let now = NOW;
    const { locks } = await newStore(dialect, { clock: () => now });
    const elsewhere = { ...mine, pid: deadPid(), host: `not-${hostname()}` };
    await locks.acquire('plan', elsewhere);
    now = new Date(NOW.getTime() + HOUR);
    await expect(locks.acquire('plan', mine)).rejects.toMatchObject({ code: 'already-running' });
    now = new Date(NOW.getTime() + HOUR + 1);
    await locks.acquire('plan', mine);
  });

  it('of many who ask at once one gets it', async () => {
    const url = await newStoreUrl(dialect);
    const stores = [await openTestStore(url), await openTestStore(url), await openTestStore(url)];
    const asked = await Promise.allSettled(
      [...stores, ...stores].map(({ locks }) => locks.acquire('plan', mine)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of asked) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'already-running' });
    }
  });
});
