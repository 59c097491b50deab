import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('pauses', (dialect) => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();

  async function prepared() {
    const store = await newStore(dialect);
    await store.persons.save(person('ada', { extension: '201' }));
    const pause = (minute: number, more: object = {}) => ({
      ...{ queue: 'support', person: 'ada', extension: '201', reason: 'lunch' },
      ...{ startedAt: at(minute), startedBy: 'ben' },
      ...more,
    });
    return { ...store.pauses, pause };
  }

  it('begin and end by somebody, and one follows another', async () => {
    const { start, end, open, list, pause } = await prepared();
    const first = await start(pause(1));
    expect(await open('support')).toEqual([first]);
    const second = await start(pause(5, { reason: 'other', startedBy: null, person: null }));
    expect(await open('support')).toEqual([second]);
    expect(await end('support', '201', { at: at(9), by: 'ada' })).toBe(true);
    expect(await end('support', '201', { at: at(9), by: 'ada' })).toBe(false);
    expect(await open('support')).toEqual([]);
    expect(await list(at(0), at(60))).toEqual([
      { ...first, endedAt: at(5), endedBy: null },
      { ...second, endedAt: at(9), endedBy: 'ada' },
    ]);
  });

  it('that the PBX tells of are noted once, and not in place of what is known', async () => {
    const { start, note, open, pause } = await prepared();
    const first = await start(pause(1));
    expect(await note(pause(2, { startedBy: null }))).toBe(false);
    expect(await open('support')).toEqual([first]);
    expect(await note(pause(3, { startedBy: null, reason: 'call back' }))).toBe(true);
    expect(await open('support')).toMatchObject([{ reason: 'call back', startedBy: null }]);
    expect(await note(pause(3, { queue: 'sales' }))).toBe(true);
  });

  it('of a day are those that touch it and had some length', async () => {
    const { start, end, list, pause } = await prepared();
    await start(pause(1));
    await end('support', '201', { at: at(5), by: 'ada' });
    await start(pause(6, { queue: 'sales' }));
    await end('sales', '201', { at: at(6), by: null });
    await start(pause(8, { queue: 'sales' }));
    const starts = async (...wanted: Parameters<typeof list>) =>
      (await list(...wanted)).map(({ startedAt }) => startedAt);
    expect(await starts(at(0), at(60))).toEqual([at(1), at(8)]);
    expect(await starts(at(5), at(60))).toEqual([at(8)]);
    expect(await starts(at(0), at(8))).toEqual([at(1)]);
    expect(await starts(at(0), at(60), 'support')).toEqual([at(1)]);
  });
});
