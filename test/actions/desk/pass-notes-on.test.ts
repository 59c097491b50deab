import { expect, onTestFinished, test } from 'vitest';
import { changeNote, noteCall, removeNote } from '../../../actions/desk/note-call.ts';
import type { NoteWriter } from '../../../actions/desk/note-writers.ts';
import { passNotesOn } from '../../../actions/desk/pass-notes-on.ts';
import { AppError } from '../../../model/errors.ts';
import { person } from '../../store/samples.ts';
import { actor, as, workplaceOn } from '../../support/demo-week.ts';
import { NOW, newStoreUrl, openTestStore } from '../../support/stores.ts';

const ERP = `
customers:
  directories:
    erp: {kind: odoo, url: 'http://127.0.0.1:1', database: main, login: lineup, password: '\${ERP}'}
desk: {notesTo: [erp]}
`;

/** A registry in memory that fails as it is told. */
function registry() {
  const kept = new Map<string, string>();
  let failure: AppError | null = null;
  const writer: NoteWriter = {
    async put({ id }, text) {
      if (failure) throw failure;
      kept.set(id, text);
      return `erp-${kept.size}`;
    },
    async remove({ id }) {
      if (failure) throw failure;
      kept.delete(id);
    },
  };
  return {
    kept,
    writers: new Map([['erp', writer]]),
    fail: (next: AppError | null) => (failure = next),
  };
}

async function start() {
  let now = NOW;
  const url = await newStoreUrl('sqlite');
  const store = await openTestStore(url, { clock: () => now });
  await store.persons.save(person('ada'));
  const place = workplaceOn(store, '', () => now);
  place.config.desk.notesTo = ['erp'];
  const workplace = as(place, 'ada');
  return { url, store, workplace, later: (ms: number) => (now = new Date(now.getTime() + ms)) };
}

test('the configuration names directories of kind odoo', () => {
  expect(() => workplaceOn(null as never, 'desk: {notesTo: [erp]}')).toThrow(/desk\.notesTo\[0\]/);
  expect(() => workplaceOn(null as never, ERP)).toThrow(/ERP/);
});

test('a note is written elsewhere as well, changed and taken away there', async () => {
  const { store, workplace } = await start();
  const { kept, writers } = registry();
  const passing = passNotesOn(workplace, { writers });
  onTestFinished(() => passing.close());
  const { note } = await noteCall(workplace, null, actor('ada'), {
    comment: 'too high',
    number: '600111222',
  });
  await passing.wake();
  expect(kept.get(note.id)).toContain('+34600111222 · Ada\ntoo high');
  expect(await store.callNotes.get(note.id)).toMatchObject({ externalId: 'erp-1', version: 1 });
  await changeNote(workplace, actor('ada'), { id: note.id, version: 1, change: { comment: 'fine' } });
  await passing.wake();
  expect(kept.get(note.id)).toContain('fine');
  await removeNote(workplace, actor('ada'), { id: note.id, version: 2 });
  await passing.wake();
  expect(kept.size).toBe(0);
  expect((await store.erpWrites.list({ state: 'done' })).map(({ kind }) => kind)).toEqual([
    'put',
    'put',
    'remove',
  ]);
});

test('what the other side does not take waits, over a restart, until it does', async () => {
  const { url, store, workplace, later } = await start();
  const { kept, writers, fail } = registry();
  fail(new AppError('source-unavailable', { source: 'Odoo', reason: 'refused' }));
  const passing = passNotesOn(workplace, { writers });
  const { note } = await noteCall(workplace, null, actor('ada'), { comment: 'too high' });
  for (let i = 0; i < 12; i++) {
    await passing.wake();
    later(3_600_000);
  }
  await passing.close();
  expect(await store.erpWrites.list()).toMatchObject([
    { state: 'waiting', attempts: 12, lastError: { key: 'error.source-unavailable' } },
  ]);
  fail(null);
  const again = await openTestStore(url, { clock: workplace.clock });
  const reopened = passNotesOn({ ...workplace, store: again }, { writers });
  await reopened.wake();
  await reopened.close();
  expect([...kept.keys()]).toEqual([note.id]);
});

test('what is refused again and again is given up, and a newer state of it is tried', async () => {
  const { store, workplace, later } = await start();
  const { kept, writers, fail } = registry();
  fail(new AppError('source-malformed', { source: 'Odoo', what: 'x', reason: 'y' }));
  const passing = passNotesOn(workplace, { writers });
  onTestFinished(() => passing.close());
  const { note } = await noteCall(workplace, null, actor('ada'), { comment: 'one' });
  for (let i = 0; i < 6; i++) {
    await passing.wake();
    later(3_600_000);
  }
  expect(await store.erpWrites.list()).toMatchObject([{ state: 'failed', attempts: 5 }]);
  fail(null);
  await changeNote(workplace, actor('ada'), { id: note.id, version: 1, change: { comment: 'two' } });
  await passing.wake();
  expect(kept.get(note.id)).toContain('two');
  expect((await store.erpWrites.list()).map(({ state }) => state)).toEqual(['overtaken', 'done']);
});
