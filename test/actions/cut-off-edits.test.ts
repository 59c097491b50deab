import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { turnCosts } from '../../actions/turn-costs.ts';
import { actor, cellsOf, MONDAY, publishDemo, workplaceOn } from '../support/demo-week.ts';
import { describeStores, newStoreUrl, openTestStore } from '../support/stores.ts';

describeStores('a server that is killed in the midst of edits', (dialect) => {
  test('leaves the version before or the version after, with all that belongs to it', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    const workplace = workplaceOn(store);
    const stored = await publishDemo(workplace);
    const name = { week: MONDAY, id: stored.id };
    const one = cellsOf(stored.timetable)[0]!;
    const costs = await turnCosts(workplace, actor(null, 'supervisor'), name, one);
    const other = costs.find(({ cost, date }) => cost !== null && cost !== 0 && date !== one.date)!;
    const place = ({ date, slot, line }: typeof other) => ({ date, slot, line });
    const swap = JSON.stringify({ swap: { one: place(one as never), other: place(other) } });
    const script = join(import.meta.dirname, '../support/edit-without-end.ts');
    for (const edits of [3, 10, 17]) {
      const child = spawn(process.execPath, [script, url, MONDAY, stored.id, swap]);
      const said: number[] = [];
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (data) => {
          said.push(...String(data).trim().split('\n').map(Number));
          if (said.length >= edits) child.kill('SIGKILL');
        });
        child.on('exit', () => resolve());
      });
      expect(said.length).toBeGreaterThanOrEqual(edits);
      const now = (await store.timetables.get(stored.id))!;
      // What was answered is there; of what was not, all or nothing.
      expect(now.version).toBeGreaterThanOrEqual(said.at(-1)!);
      const versions = (await store.timetables.versions(stored.id)).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: now.version }, (_, i) => i + 1));
      const made = (await store.edits.list(stored.id)).map(({ version }) => version).reverse();
      expect(made).toEqual(versions.filter((version) => version > stored.version));
      const audited = (await store.audit.list({ subject: `week:${MONDAY}`, limit: 1000 })).map(
        ({ after }) => after,
      );
      expect(audited.map((after) => (after as { version: number }).version).reverse()).toEqual(made);
      const isSwapped = made.length % 2 === 1;
      const cell = cellsOf(now.timetable)[0]!.person;
      expect(cell === one.person).toBe(!isSwapped);
      await store.check();
    }
  });
});
