import { expect, it } from 'vitest';
import type { Store } from '../../store/open-store.ts';
import { describeStores, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

async function facts({ absences }: Store): Promise<string[]> {
  return (await absences.list()).map(
    ({ person, from, to, kind, source }) => `${source}: ${person} ${kind} ${from} ${to}`,
  );
}

describeStores('absences', (dialect) => {
  it('lists those that touch the days asked for', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    await store.persons.save(person('ben'));
    const add = (who: string, from: string, to: string) =>
      store.absences.add({ person: who, from, to, kind: 'holiday', source: 'hand' });
    const over = await add('ben', '2026-02-20', '2026-03-02');
    const late = await add('ada', '2026-03-08', '2026-03-20');
    await add('ada', '2026-02-01', '2026-03-01');
    await add('ada', '2026-03-09', '2026-03-09');
    expect(await store.absences.list({ from: '2026-03-02', to: '2026-03-08' })).toEqual([over, late]);
    expect(await store.absences.list({ from: '2026-03-02', to: '2026-03-08', person: 'ada' })).toEqual([
      late,
    ]);
    expect(await store.absences.list()).toHaveLength(4);
  });

  it('004.45 a source replaces its own days only', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    await store.absences.add({
      person: 'ada',
      from: '2026-03-03',
      to: '2026-03-03',
      kind: 'trip',
      source: 'hand',
    });
    await store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', [
      { person: 'ada', from: '2026-03-04', to: '2026-03-12', kind: 'holiday' },
    ]);
    await store.absences.replaceFromSource('sheets', '2026-03-02', '2026-03-08', [
      { person: 'ada', from: '2026-03-05', to: '2026-03-05', kind: 'leave' },
    ]);
    await store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', []);
    expect(await facts(store)).toEqual([
      'hand: ada trip 2026-03-03 2026-03-03',
      'sheets: ada leave 2026-03-05 2026-03-05',
      'odoo: ada holiday 2026-03-09 2026-03-12',
    ]);
  });

  it('the same download twice leaves the same', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const answer = [{ person: 'ada', from: '2026-02-27', to: '2026-03-03', kind: 'holiday' as const }];
    await store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', answer);
    await store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', answer);
    expect(await facts(store)).toEqual(['odoo: ada holiday 2026-02-27 2026-03-03']);
  });

  it('an answer about somebody unknown is refused and changes nothing', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const known = { person: 'ada', from: '2026-03-04', to: '2026-03-04', kind: 'leave' as const };
    await store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', [known]);
    const answer = [
      { ...known, from: '2026-03-03' },
      { ...known, person: 'zoe' },
    ];
    await expect(
      store.absences.replaceFromSource('odoo', '2026-03-02', '2026-03-08', answer),
    ).rejects.toMatchObject({ code: 'unknown-person', values: { person: 'zoe' } });
    expect(await facts(store)).toEqual(['odoo: ada leave 2026-03-04 2026-03-04']);
  });

  it('removes one by its id, and says whether there was one', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const day = { from: '2026-03-03', to: '2026-03-03' };
    const { id } = await store.absences.add({ person: 'ada', ...day, kind: 'trip', source: 'hand' });
    expect(await store.absences.remove(id)).toBe(true);
    expect(await store.absences.remove(id)).toBe(false);
    expect(await store.absences.list()).toEqual([]);
  });
});
