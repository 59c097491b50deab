import { expect, it } from 'vitest';
import type { Category } from '../../model/call-notes.ts';
import type { Store } from '../../store/open-store.ts';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { call, note, person, serviceRequest } from './samples.ts';

const kind = {
  color: null,
  keywords: [],
  enabled: true,
  kind: 'general' as const,
  parent: null,
  order: 0,
};
const maria = { origin: 'erp', externalId: '7', name: 'María Núñez', taxId: 'ES12345678Z' };

async function prepared(store: Store) {
  for (const key of ['ada', 'ben'])
    await store.persons.save(person(key, { extension: key === 'ada' ? '201' : '202' }));
  const category = await store.categories.add({ ...kind, keywords: ['kWh'], name: 'Invoice', code: 'INV' });
  return { ...store, category };
}

describeStores('the registry’s notes', (dialect) => {
  const start = async () => prepared(await newStore(dialect));

  it('are given back as they were written, and 004.171 saved twice they are there once', async () => {
    const { callNotes, category } = await start();
    const claim = { founded: false, responsible: 'the grid' };
    const contract = { id: '9', number: '00042', address: 'Carrer Major, 1' };
    const wish = note({ customer: maria, contract, categories: [category.id], solved: false, claim });
    const first = await callNotes.add(wish, 'tab-1');
    expect(first).toMatchObject({ isNew: true, note: { ...wish, version: 1, externalId: null } });
    const again = await callNotes.add({ ...wish, comment: 'other' }, 'tab-1');
    expect(again).toEqual({ isNew: false, note: first.note });
    expect(await callNotes.get(first.note.id)).toEqual(first.note);
    expect(await callNotes.list({ customer: maria })).toEqual([first.note]);
    expect(await callNotes.list({ calls: [wish.call!] })).toEqual([first.note]);
    expect(await callNotes.list({ numbers: [wish.number!] })).toEqual([first.note]);
    const other = callNotes.add(wish, 'tab-2');
    await expect(other).rejects.toMatchObject({ code: 'note-exists', values: { id: first.note.id } });
    expect((await callNotes.add({ ...wish, operator: 'ben' }, 'tab-2')).isNew).toBe(true);
    await expect(callNotes.add({ ...wish, operator: 'zoe' })).rejects.toMatchObject({
      code: 'unknown-person',
    });
  });

  it('are changed by version, and refused with a category that is gone', async () => {
    const { callNotes, category } = await start();
    const { note: made } = await callNotes.add(note({ customer: maria, categories: [category.id] }));
    const changed = await callNotes.change(made.id, 1, { customer: null, comment: 'no longer hers' });
    expect(changed).toMatchObject({ version: 2, customer: null, categories: [category.id] });
    expect(await callNotes.get(made.id)).toEqual(changed);
    const stale = callNotes.change(made.id, 1, { comment: 'x' });
    await expect(stale).rejects.toMatchObject({ code: 'note-changed', values: { version: 2 } });
    await expect(callNotes.change('nothing', 1, {})).rejects.toMatchObject({ code: 'unknown-note' });
    const gone = callNotes.change(made.id, 2, { categories: ['gone'], comment: 'lost?' });
    await expect(gone).rejects.toMatchObject({ code: 'unknown-category' });
    expect(await callNotes.get(made.id)).toEqual(changed);
    await expect(callNotes.remove(made.id, 1)).rejects.toMatchObject({ code: 'note-changed' });
    await callNotes.remove(made.id, 2);
    expect(await callNotes.get(made.id)).toBeNull();
  });

  it('are found with their calls by person, category, customer and text, page by page', async () => {
    const { calls, callNotes, registry, category } = await start();
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();
    const ring = {
      extension: '201',
      interface: 'PJSIP/201',
      at: at(1),
      end: 'cancelled',
      seconds: 3,
    } as const;
    await calls.saveAll([
      call('missed', { startedAt: at(1), rings: [ring], number: '600111222' }),
      call('hers', { startedAt: at(2), outcome: 'answered', person: 'ada', callerName: '50% <b>Off_</b>' }),
      call('his', { startedAt: at(3), outcome: 'answered', person: 'ben', queue: 'sales' }),
    ]);
    const add = async (changes: Parameters<typeof note>[0]) => (await callNotes.add(note(changes))).note.id;
    await add({ call: 'his', operator: 'ben', categories: [category.id], customer: maria, solved: true });
    const byHand = await add({ call: null, at: at(4), comment: 'a 10% discount', number: '+34600000004' });
    const ids = async (wanted: object) =>
      (await registry.list({ limit: 10, ...wanted })).map(({ id }) => (id === byHand ? 'by hand' : id));
    expect(await ids({})).toEqual(['by hand', 'his', 'hers', 'missed']);
    expect(await ids({ person: 'ada', extension: '201' })).toEqual(['by hand', 'hers', 'missed']);
    expect(await ids({ person: 'ben', extension: '202' })).toEqual(['his']);
    expect(await ids({ category: category.id })).toEqual(['his']);
    expect(await ids({ customer: maria })).toEqual(['his']);
    expect(await ids({ solved: true })).toEqual(['his']);
    expect(await ids({ noted: false })).toEqual(['hers', 'missed']);
    expect(await ids({ noted: true })).toEqual(['by hand', 'his']);
    expect(await ids({ queue: 'sales' })).toEqual(['his']);
    expect(await ids({ outcome: 'abandoned' })).toEqual(['missed']);
    expect(await ids({ number: '600111222' })).toEqual(['missed']);
    expect(await ids({ from: at(2), to: at(3) })).toEqual(['hers']);
    expect(await ids({ text: 'NUNEZ' })).toEqual(['his']);
    expect(await ids({ text: '600 111' })).toEqual(['missed']);
    // What LIKE takes for a wild card is what people typed.
    expect(await ids({ text: '0%' })).toEqual(['by hand', 'hers']);
    expect(await ids({ text: 'off_' })).toEqual(['hers']);
    expect(await ids({ text: "'; drop table calls; --" })).toEqual([]);
    const [first] = await registry.list({ limit: 1 });
    expect(await ids({ before: first })).toEqual(['his', 'hers', 'missed']);
  });
});

describeStores('categories', (dialect) => {
  it('004.169 in use stay for old calls, unused ones go', async () => {
    const { categories, callNotes, category } = await prepared(await newStore(dialect));
    const other: Category = await categories.add({ ...kind, name: 'Other', code: 'OTH', order: 1 });
    await expect(categories.add({ ...kind, name: 'Twice', code: 'OTH' })).rejects.toMatchObject({
      code: 'code-taken',
      values: { code: 'OTH', name: 'Other' },
    });
    await callNotes.add(note({ categories: [category.id] }));
    expect(await categories.remove(category.id)).toBe('disabled');
    expect(await categories.remove(other.id)).toBe('removed');
    expect(await categories.list()).toEqual([{ ...category, enabled: false }]);
    await expect(categories.remove(other.id)).rejects.toMatchObject({ code: 'unknown-category' });
    await expect(categories.save(other)).rejects.toMatchObject({ code: 'unknown-category' });
    await categories.save({ ...category, color: '#ff0000', parent: null });
    expect(await categories.get(category.id)).toEqual({ ...category, color: '#ff0000' });
  });
});

describeStores('service requests', (dialect) => {
  it('count within the year, are opened once, and keep what was done', async () => {
    const { serviceRequests, category } = await prepared(await newStore(dialect));
    const wish = serviceRequest({ customer: maria, category: category.id });
    const { request } = await serviceRequests.add(wish, { year: 2026, key: 'k' });
    expect(request).toMatchObject({ ...wish, number: '2026-00001', status: 'new', notes: [], version: 1 });
    expect(await serviceRequests.add(wish, { year: 2026, key: 'k' })).toEqual({ request, isNew: false });
    const second = (await serviceRequests.add(wish, { year: 2026 })).request;
    const later = (await serviceRequests.add(wish, { year: 2027 })).request;
    expect([second.number, later.number]).toEqual(['2026-00002', '2027-00001']);
    const step = { by: 'ada', event: 'resolve', text: 'done' } as const;
    const change = { status: 'resolved', assignee: 'ada', resolution: 'done' } as const;
    const changed = await serviceRequests.change(request.id, 1, change, step);
    expect(changed).toMatchObject({ ...change, version: 2, notes: [step] });
    expect(await serviceRequests.get(request.id)).toEqual(changed);
    expect(await serviceRequests.getByNumber('2026-00001')).toEqual(changed);
    expect(await serviceRequests.getByNumber("1' or '1'='1")).toBeNull();
    const stale = serviceRequests.change(request.id, 1, {}, null);
    await expect(stale).rejects.toMatchObject({ code: 'service-request-changed' });
    const unknown = serviceRequests.change('nothing', 1, {}, null);
    await expect(unknown).rejects.toMatchObject({ code: 'unknown-service-request' });
  });

  it('are found by status, assignee, customer, call, number and text, the newest first', async () => {
    const { serviceRequests } = await prepared(await newStore(dialect));
    const add = async (changes: Parameters<typeof serviceRequest>[0]) =>
      (await serviceRequests.add(serviceRequest(changes), { year: 2026 })).request;
    const one = await add({ customer: maria, call: 'c1', phone: '+34600000001' });
    const two = await add({ subject: 'Àrea 100%', assignee: 'ben' });
    await serviceRequests.change(two.id, 1, { status: 'closed' }, null);
    const numbers = async (wanted: Parameters<typeof serviceRequests.list>[0]) =>
      (await serviceRequests.list(wanted)).map(({ number }) => number);
    expect(await numbers({})).toEqual([two.number, one.number]);
    expect(await numbers({ status: ['new'] })).toEqual([one.number]);
    expect(await numbers({ assignee: 'ben' })).toEqual([two.number]);
    expect(await numbers({ assignee: null })).toEqual([one.number]);
    expect(await numbers({ customer: maria })).toEqual([one.number]);
    expect(await numbers({ call: 'c1' })).toEqual([one.number]);
    expect(await numbers({ phones: ['+34600000001'] })).toEqual([one.number]);
    expect(await numbers({ text: 'area 100%' })).toEqual([two.number]);
    expect(await numbers({ text: 'area_100' })).toEqual([]);
    expect(await numbers({ before: two.id })).toEqual([one.number]);
    expect(await numbers({ limit: 1 })).toEqual([two.number]);
  });
});

describeStores('callbacks', (dialect) => {
  it('are one for each number, taken by one person and closed once', async () => {
    const { callbacks } = await prepared(await newStore(dialect));
    const number = '+34600000001';
    const first = await callbacks.miss({ number, call: 'c1', at: '2026-03-02T08:00:00.000Z' });
    expect(first).toMatchObject({ number, call: 'c1', missed: 1, state: 'open', offeredTo: null });
    const again = await callbacks.miss({ number, call: 'c2', at: '2026-03-02T08:05:00.000Z' });
    expect(again).toMatchObject({ id: first.id, call: 'c2', missed: 2 });
    await callbacks.miss({ number, call: 'c2', at: '2026-03-02T08:05:00.000Z' });
    expect(await callbacks.list({ state: 'open' })).toEqual([again]);
    expect(await callbacks.offer(first.id, 'ada')).toBe(true);
    expect(await callbacks.take(first.id, 'ben')).toBe(true);
    expect(await callbacks.take(first.id, 'ada')).toBe(false);
    expect(await callbacks.offer(first.id, 'ada')).toBe(false);
    expect(await callbacks.close(first.id, { state: 'done', by: 'ben' })).toBe(true);
    expect(await callbacks.close(first.id, { state: 'dropped', by: 'ada' })).toBe(false);
    const closed = { state: 'done', closedBy: 'ben', closedAt: NOW.toISOString(), offeredTo: 'ben' };
    expect(await callbacks.latest(number)).toMatchObject(closed);
    const next = await callbacks.miss({ number, call: 'c3', at: '2026-03-02T09:00:00.000Z' });
    expect(next.id).not.toBe(first.id);
    expect((await callbacks.list({ number })).map(({ id }) => id)).toEqual([first.id, next.id]);
  });
});

describeStores('writes to other registries', (dialect) => {
  it('wait, are taken by one sender, retried, given up, and overtaken by newer ones', async () => {
    let now = NOW;
    const { erpWrites } = await newStore(dialect, { clock: () => now });
    const at = () => now.toISOString();
    const add = (subject: string, payload: unknown) =>
      erpWrites.add({ origin: 'erp', subject, kind: 'put', payload });
    await add('note:1', { comment: 'old' });
    const fresh = await add('note:1', { comment: 'new' });
    expect((await erpWrites.list({ state: 'overtaken' })).map(({ payload }) => payload)).toEqual([
      { comment: 'old' },
    ]);
    const [claimed, ...others] = await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 });
    expect(others).toEqual([]);
    expect(claimed).toMatchObject({ id: fresh.id, attempts: 1, payload: { comment: 'new' } });
    expect(await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 })).toEqual([]);
    // One that is being written is not overtaken, and the next waits behind it.
    await add('note:1', { comment: 'newest' });
    expect(await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 })).toEqual([]);
    const error = { key: 'error.source-timeout', values: {} };
    const retryAt = new Date(NOW.getTime() + 5000).toISOString();
    expect(await erpWrites.markFailed(claimed!, { error, retryAt })).toBe(true);
    expect(await erpWrites.markFailed(claimed!, { error, retryAt })).toBe(false);
    now = new Date(NOW.getTime() + 6000);
    const [again] = await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 });
    expect(again).toMatchObject({ id: fresh.id, attempts: 2, lastError: error });
    // Who took it died: another one takes it after the lease.
    now = new Date(NOW.getTime() + 8000);
    const [third] = await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 });
    expect(await erpWrites.markDone(again!)).toBe(false);
    expect(await erpWrites.markFailed(third!, { error, retryAt: null })).toBe(true);
    expect(await erpWrites.retry(fresh.id)).toBe(true);
    expect(await erpWrites.nextDueAt()).not.toBeNull();
    for (let i = 0; i < 2; i++) {
      const [next] = await erpWrites.claim({ now: at(), limit: 10, leaseMs: 1000 });
      expect(await erpWrites.markDone(next!)).toBe(true);
    }
    expect(await erpWrites.nextDueAt()).toBeNull();
  });
});
