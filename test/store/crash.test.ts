import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { startChild } from '../support/children.ts';
import { describeStores, NOW, newStoreUrl } from '../support/stores.ts';
import { bulkyTimetable } from './samples.ts';

const ROUNDS = 15;
const writer = join(import.meta.dirname, 'children', 'write-for-ever.ts');

/** Numbers from 0 up to 1 that look random and are the same in every run (a linear congruential generator). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describeStores('a process killed while it writes', (dialect) => {
  it(`leaves every version whole and loses nothing it has confirmed, ${ROUNDS} times`, {
    timeout: 120_000,
  }, async () => {
    const url = await newStoreUrl(dialect);
    const random = seededRandom(20260302);
    const first = await openStore(url, { clock: () => NOW });
    const { id } = await first.timetables.saveDraft({
      timetable: bulkyTimetable('2026-03-09', 1),
      description: '',
      by: 'ada',
    });
    await first.close();

    let confirmed = 1;
    const published: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild(writer, [url, id]);
      const said = [await child.nextLine()];
      for (let lines = Math.floor(12 * random()); lines > 0; lines--) said.push(await child.nextLine());
      // Somewhere in the next writes, not always right after one.
      setTimeout(() => child.process.kill('SIGKILL'), 12 * random());
      said.push(...(await child.end()).lines);
      expect(child.process.signalCode).toBe('SIGKILL');
      for (const [kind, value] of said.map((line) => line.split(' '))) {
        if (kind === 'version') confirmed = Number(value);
        else published.push(value!);
      }
      await expectWhole(url, id, confirmed, published);
    }
    expect(confirmed).toBeGreaterThan(ROUNDS);
    expect(published.length).toBeGreaterThan(ROUNDS / 5);
  });
});

async function expectWhole(url: string, id: string, confirmed: number, published: string[]): Promise<void> {
  const store = await openStore(url, { clock: () => NOW });
  try {
    await store.check();
    const versions = (await store.timetables.versions(id)).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(versions.length).toBeGreaterThanOrEqual(confirmed);
    // At most the one write that was done and could not be confirmed any more.
    expect(versions.length).toBeLessThanOrEqual(confirmed + 1);
    for (const version of versions) {
      const stored = await store.timetables.version(id, version);
      expect(stored?.timetable).toEqual(bulkyTimetable('2026-03-09', version));
    }
    expect(await store.timetables.get(id)).toEqual(await store.timetables.version(id, versions.length));

    const next = await store.timetables.list({ week: '2026-03-16' });
    for (const head of next) expect((await store.timetables.get(head.id))?.version).toBe(head.version);
    const inForce = next.filter(({ state, replaced }) => state !== 'draft' && !replaced);
    expect(inForce).toHaveLength(published.length > 0 ? 1 : inForce.length);
    const known = next.filter(({ state }) => state !== 'draft').map((head) => head.id);
    expect(known).toEqual(expect.arrayContaining(published));
  } finally {
    await store.close();
  }
}
