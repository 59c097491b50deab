import { expect, onTestFinished, test } from 'vitest';
import { changeNote, noteCall, removeNote } from '../../../actions/desk/note-call.ts';
import { passNotesOn } from '../../../actions/desk/pass-notes-on.ts';
import { person } from '../../store/samples.ts';
import { actor, as, workplaceOn } from '../../support/demo-week.ts';
import { openSimulatedOdoo } from '../../support/odoo/open-simulated-odoo.ts';
import { NOW, newStore } from '../../support/stores.ts';

test('notes go to the page of the customer in Odoo, follow changes and leave it', async () => {
  const odoo = await openSimulatedOdoo();
  onTestFinished(() => odoo.close?.());
  let now = NOW;
  const store = await newStore('sqlite', { clock: () => now });
  await store.persons.save(person('ada'));
  const workplace = as(
    workplaceOn(store, 'customers: {directories: {erp: {kind: own}}}', () => now),
    'ada',
  );
  workplace.config.desk.notesTo = ['erp'];
  Object.assign(workplace.config.customers.directories.erp!, {
    ...{ kind: 'odoo', url: odoo.url, database: odoo.database, login: odoo.login },
    ...{ password: odoo.passwords.jsonrpc, api: 'jsonrpc' },
  });
  const [pere, anna] = [
    await odoo.customers.partner({ name: 'Pere Pi' }),
    await odoo.customers.partner({ name: 'Anna' }),
  ];
  const of = (id: number) => ({ origin: 'erp', externalId: String(id), name: 'x', taxId: '' });
  const textsOf = async (id: number) => (await odoo.customers.notesOf(id)).map(({ text }) => text);
  const passing = passNotesOn(workplace);
  onTestFinished(() => passing.close());

  const { note } = await noteCall(workplace, null, actor('ada'), {
    comment: 'too <b>high</b>',
    customer: of(pere),
  });
  await passing.wake();
  expect(await textsOf(pere)).toEqual([expect.stringContaining('too <b>high</b>')]);
  expect((await store.callNotes.get(note.id))?.externalId).toMatch(/^\d+$/);
  const change = (version: number, customer: ReturnType<typeof of> | null) =>
    changeNote(workplace, actor('ada'), { id: note.id, version, change: { customer } });
  await change(1, of(anna));
  await passing.wake();
  expect([await textsOf(pere), (await textsOf(anna)).length]).toEqual([[], 1]);
  await change(2, null);
  await passing.wake();
  expect(await textsOf(anna)).toEqual([]);
  await change(3, of(pere));
  await removeNote(workplace, actor('ada'), { id: note.id, version: 4 });
  await passing.wake();
  expect(await textsOf(pere)).toEqual([]);
  await passing.close();
  // Odoo is away: what was noted meanwhile waits for it.
  const { erp } = workplace.config.customers.directories;
  erp!.url = 'http://127.0.0.1:1';
  const away = passNotesOn(workplace);
  await noteCall(workplace, null, actor('ada'), { comment: 'later', customer: of(anna) });
  await away.wake();
  await away.close();
  expect(await store.erpWrites.list({ state: 'waiting' })).toMatchObject([
    { attempts: 1, lastError: { key: 'error.source-unavailable' } },
  ]);
  erp!.url = odoo.url;
  now = new Date(now.getTime() + 3_600_000);
  const back = passNotesOn(workplace);
  await back.wake();
  await back.close();
  expect(await textsOf(anna)).toEqual([expect.stringContaining('later')]);
});
