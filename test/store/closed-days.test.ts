import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';

describeStores('closed days', (dialect) => {
  it('004.46 a day that two sources know is listed once, with both names', async () => {
    const { closedDays } = await newStore(dialect);
    await closedDays.add({ date: '2026-05-01', name: 'Labour Day', source: 'odoo' });
    await closedDays.add({ date: '2026-05-01', name: 'Long weekend', source: 'hand' });
    await closedDays.add({ date: '2026-03-19', name: 'Saint Joseph', source: 'odoo' });
    await closedDays.add({ date: '2026-03-19', name: 'Saint Joseph', source: 'files' });
    expect(await closedDays.list()).toEqual([
      { date: '2026-03-19', name: 'Saint Joseph', source: 'files,odoo' },
      { date: '2026-05-01', name: 'Long weekend / Labour Day', source: 'hand,odoo' },
    ]);
    expect(await closedDays.list({ from: '2026-05-01', to: '2026-05-01' })).toHaveLength(1);
    expect(await closedDays.list({ from: '2026-03-20', to: '2026-04-30' })).toEqual([]);
  });

  it('adding a day again renames it', async () => {
    const { closedDays } = await newStore(dialect);
    await closedDays.add({ date: '2026-05-01', name: 'Labor Day', source: 'hand' });
    await closedDays.add({ date: '2026-05-01', name: 'Labour Day', source: 'hand' });
    expect(await closedDays.list()).toEqual([{ date: '2026-05-01', name: 'Labour Day', source: 'hand' }]);
  });

  it('a source replaces its own days between two dates, or all of them', async () => {
    const { closedDays } = await newStore(dialect);
    await closedDays.add({ date: '2026-05-01', name: 'by hand', source: 'hand' });
    const days = ['2026-01-01', '2026-05-01', '2026-12-25'].map((date) => ({ date, name: 'feast' }));
    await closedDays.replaceFromSource('odoo', null, null, days);
    await closedDays.replaceFromSource('odoo', '2026-03-01', '2026-12-31', [
      { date: '2026-10-12', name: 'new' },
    ]);
    expect(await closedDays.list()).toEqual([
      { date: '2026-01-01', name: 'feast', source: 'odoo' },
      { date: '2026-05-01', name: 'by hand', source: 'hand' },
      { date: '2026-10-12', name: 'new', source: 'odoo' },
    ]);
    await closedDays.replaceFromSource('odoo', null, null, []);
    expect(await closedDays.list()).toEqual([{ date: '2026-05-01', name: 'by hand', source: 'hand' }]);
  });

  it('opens a day again for one source or for all', async () => {
    const { closedDays } = await newStore(dialect);
    for (const source of ['hand', 'odoo', 'files']) {
      await closedDays.add({ date: '2026-05-01', name: source, source });
    }
    expect(await closedDays.remove('2026-05-01', 'files')).toBe(true);
    expect(await closedDays.list()).toEqual([
      { date: '2026-05-01', name: 'hand / odoo', source: 'hand,odoo' },
    ]);
    expect(await closedDays.remove('2026-05-01')).toBe(true);
    expect(await closedDays.remove('2026-05-01')).toBe(false);
    expect(await closedDays.list()).toEqual([]);
  });
});
