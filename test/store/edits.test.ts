import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { timetable } from './samples.ts';

describeStores('edits', (dialect) => {
  it('are kept with their way back, which is gone once', async () => {
    const { edits, timetables } = await newStore(dialect);
    const draft = { timetable: timetable('2026-03-09'), description: '', by: 'ada' };
    const { id } = await timetables.saveDraft(draft);
    const edit = { timetable: id, version: 2, by: 'ada', change: { put: 'ben' }, inverse: { put: null } };
    const first = await edits.add({ ...edit, reason: '' });
    const second = await edits.add({ ...edit, version: 3, reason: 'nobody else was there' });
    expect(await edits.get(first.id)).toEqual({
      ...edit,
      id: first.id,
      at: NOW.toISOString(),
      reason: '',
      undoneAt: null,
      undoneBy: null,
    });
    expect(await edits.list(id)).toEqual([second, first]);
    expect(await edits.list(id, { limit: 1 })).toEqual([second]);
    expect(await edits.markUndone(first.id, 'ben')).toBe(true);
    expect(await edits.markUndone(first.id, 'ben')).toBe(false);
    expect(await edits.get(first.id)).toMatchObject({ undoneAt: NOW.toISOString(), undoneBy: 'ben' });
    expect(await edits.get('nothing')).toBeNull();
  });
});
