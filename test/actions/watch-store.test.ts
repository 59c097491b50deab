import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EventMap, makeEvents } from '../../actions/events.ts';
import { watchStore } from '../../actions/watch-store.ts';
import type { Store } from '../../store/open-store.ts';
import { timetable } from '../store/samples.ts';
import { describeStores, newStoreUrl, openTestStore } from '../support/stores.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const WEEK = '2026-03-09';

describeStores('what another process writes', (dialect) => {
  /** Two handles on one store: ours, with a bus on which is heard, and that of another process. */
  async function place() {
    const url = await newStoreUrl(dialect);
    const [store, other] = [await openTestStore(url), await openTestStore(url)];
    const events = makeEvents();
    const heard: EventMap['week-changed'][] = [];
    events.subscribe('week-changed', (event) => heard.push(event));
    const reads: Promise<unknown>[] = [];
    const list = () => {
      const read = store.timetables.list();
      reads.push(read);
      return read;
    };
    const watch = () => watchStore({ store: { timetables: { list } }, events });
    /** Lets two seconds go by, and answers when the store has been read. */
    const pass = async () => {
      vi.advanceTimersByTime(2000);
      await Promise.all(reads);
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { store, other, events, heard, watch, pass, reads };
  }

  const draft = ({ timetables }: Store) =>
    timetables.saveDraft({ timetable: timetable(WEEK), description: '', by: 'eva' });

  test('is told within two seconds, once for all who listen; what was there before is no news', async () => {
    const { other, heard, watch, pass, reads } = await place();
    const { id } = await draft(other);
    const stops = [watch(), watch()];
    await pass();
    expect(heard).toEqual([]);
    const { version } = await other.timetables.publish(id, { by: 'eva' });
    await pass();
    await pass();
    const told = { week: WEEK, id, version, state: 'published', by: '' };
    expect(heard).toEqual([told]);
    stops[0]!();
    stops[0]!();
    await other.timetables.retire(id);
    await pass();
    expect(heard).toEqual([told, { ...told, version: version + 1, state: 'retired' }]);
    stops[1]!();
    const before = reads.length;
    await draft(other);
    await pass();
    expect(heard).toHaveLength(2);
    expect(reads).toHaveLength(before);
  });

  test('is not told where it was heard of already, even while the store is read', async () => {
    const { store, events, heard, watch, pass } = await place();
    const stop = watch();
    await pass();
    const { id, version, state } = await draft(store);
    const event = { week: WEEK, id, state, by: 'eva' };
    events.publish('week-changed', { ...event, version });
    await pass();
    vi.advanceTimersByTime(2000);
    events.publish('week-changed', { ...event, version: version + 1 });
    await pass();
    expect(heard.map((one) => one.version)).toEqual([version, version + 1]);
    stop();
  });
});
