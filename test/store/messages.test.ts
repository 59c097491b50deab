import { expect, it } from 'vitest';
import type { NewMessage } from '../../model/messages.ts';
import { describeStores, NOW, newStore, newStoreUrl, openTestStore } from '../support/stores.ts';
import { person } from './samples.ts';

const at = (seconds: number) => new Date(NOW.getTime() + 1000 * seconds).toISOString();
const error = { key: 'delivery.limited', values: { place: 'team' } };
const LEASE = { limit: 10, leaseMs: 90_000 };

function to(target: string, text: string, changes: Partial<NewMessage> = {}): NewMessage {
  return { channel: 'email', target, text, by: 'ada', ...changes };
}

describeStores('outgoing messages', (dialect) => {
  it('004.191 are kept whole', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const wish: NewMessage = {
      channel: 'email',
      target: 'ada@example.org',
      person: 'ada',
      notice: 'n1',
      by: 'lineup',
      subject: 'Àda ’«Ж»’',
      text: 'one\ntwo',
      html: '<p>one</p>',
      attachments: [
        { name: 'a.csv', type: 'text/csv', content: '\ufeffa;b' },
        { name: 'b.bin', type: 'application/octet-stream', content: new Uint8Array([0, 255, 10, 13]) },
      ],
      threadKey: 'week:2026-03-02',
      dueAt: at(60),
      expiresAt: at(600),
      dedupeKey: 'k',
    };
    const { message, isNew } = await store.messages.add(wish);
    const fixed = { state: 'queued', attempts: 0, lastError: null, sentAt: null, createdAt: at(0) };
    expect([message, isNew]).toEqual([{ ...wish, ...fixed, id: message.id, seq: 1 }, true]);
    expect(await store.messages.get(message.id)).toEqual(message);
    expect(await store.messages.get('nothing')).toBeNull();
    await expect(store.messages.add({ ...wish, dedupeKey: null, person: 'zoe' })).rejects.toThrow();
  });

  it('with a key that is there already are not added again, whatever became of the first', async () => {
    const { messages } = await newStore(dialect);
    const first = await messages.add(to('a', 'one', { dedupeKey: 'turn' }));
    expect(await messages.add(to('b', 'two', { dedupeKey: 'turn' }))).toEqual({ ...first, isNew: false });
    await messages.markSent(first.message.id);
    expect((await messages.add(to('a', 'three', { dedupeKey: 'turn' }))).isNew).toBe(false);
    await messages.add(to('a', 'four'));
    await messages.add(to('a', 'five'));
    expect((await messages.list()).map(({ text }) => text)).toEqual(['five', 'four', 'one']);
  });

  it('keep their order for each target: none overtakes an earlier one that waits', async () => {
    const { messages } = await newStore(dialect);
    for (const text of ['a1', 'b1', 'a2', 'b2', 'a3']) await messages.add(to(text[0]!, text));
    await messages.add(to('a', 'other channel', { channel: 'team' }));
    const due = async (now: string) => (await messages.nextDue(now, 10)).map(({ text }) => text);
    expect(await due(at(0))).toEqual(['a1', 'b1', 'other channel']);
    const [a1, b1] = await messages.claim({ now: at(0), ...LEASE });
    expect(await due(at(0))).toEqual([]);
    await messages.markSent(b1!.id);
    await messages.markFailed(a1!, { error, retryAt: at(30) });
    // The first to "a" waits for its second try, and all behind it.
    expect(await due(at(0))).toEqual(['b2']);
    expect(await due(at(29))).toEqual(['b2']);
    expect(await due(at(30))).toEqual(['b2', 'a1']);
    expect(await messages.nextDueAt()).toBe(at(0));
    const [, again] = await messages.claim({ now: at(30), ...LEASE });
    expect(again).toMatchObject({ text: 'a1', attempts: 2, lastError: error });
    await messages.markFailed(again!, { error, retryAt: null });
    // What was given up is in nobody's way.
    expect(await due(at(30))).toEqual(['a2']);
    expect(await messages.listDead()).toMatchObject([{ text: 'a1', state: 'failed', lastError: error }]);
  });

  it('are taken by one sender at a time, and by another once the first is dead', async () => {
    const url = await newStoreUrl(dialect);
    const [one, two] = [await openTestStore(url), await openTestStore(url)];
    for (let i = 0; i < 30; i++) await one.messages.add(to(`t${i}`, `m${i}`));
    const taken = await Promise.all(
      [one, two, one, two].map(({ messages }) => messages.claim({ now: at(0), limit: 8, leaseMs: 1000 })),
    );
    const ids = taken.flat().map(({ id }) => id);
    expect(taken.map((some) => some.length).toSorted()).toEqual([6, 8, 8, 8]);
    expect(new Set(ids).size).toBe(30);
    expect(await one.messages.claim({ now: at(0.999), ...LEASE })).toEqual([]);

    const [first] = taken.flat();
    const later = await two.messages.claim({ now: at(1), limit: 30, leaseMs: 1000 });
    expect(later).toHaveLength(30);
    const second = later.find(({ id }) => id === first!.id)!;
    expect([first!.attempts, second.attempts]).toEqual([1, 2]);
    // The first was slow, not dead: what it says of failing does not count, that it was sent does.
    expect(await one.messages.markFailed(first!, { error, retryAt: null })).toBe(false);
    await one.messages.markSent(first!.id);
    expect(await two.messages.markFailed(second, { error, retryAt: null })).toBe(false);
    expect(await one.messages.get(first!.id)).toMatchObject({ state: 'sent', sentAt: at(0) });
  });

  it('of one target may be taken alone, and what was taken is handed back untried', async () => {
    const { messages } = await newStore(dialect);
    const { message } = await messages.add(to('a', 'a1'));
    await messages.add(to('b', 'b1'));
    await messages.add(to('a', 'a2'));
    const only = { channel: 'email', target: 'a' };
    const [claimed, ...others] = await messages.claim({ now: at(0), ...LEASE, only });
    expect([claimed!.text, others]).toEqual(['a1', []]);
    expect(await messages.leasedUntil(message.id)).toBe(at(90));
    await messages.release(claimed!);
    expect(await messages.leasedUntil(message.id)).toBeNull();
    expect((await messages.get(message.id))!.attempts).toBe(0);
    const [newest] = await messages.list({ limit: 1 });
    expect(await messages.countBefore(newest!.id)).toBe(1);
    await messages.markSkipped(message.id, error);
    expect(await messages.countBefore(newest!.id)).toBe(0);
    expect(await messages.list({ state: 'skipped' })).toMatchObject([{ text: 'a1', lastError: error }]);
  });

  it('that were given up are tried anew, and those that went out are forgotten in time', async () => {
    let now = NOW;
    const { messages } = await newStore(dialect, { clock: () => now });
    await messages.add(to('a', 'a1', { expiresAt: at(10) }));
    const [claimed] = await messages.claim({ now: at(0), ...LEASE });
    expect(await messages.retry(claimed!.id)).toBe(false);
    await messages.markFailed(claimed!, { error, retryAt: null });
    now = new Date(at(100));
    expect(await messages.retry(claimed!.id)).toBe(true);
    expect(await messages.get(claimed!.id)).toMatchObject({
      ...{ state: 'queued', attempts: 0, dueAt: at(100), expiresAt: null },
    });
    expect(await messages.retry('nothing')).toBe(false);
    await messages.add(to('b', 'b1'));
    await messages.markSent(claimed!.id);
    expect(await messages.forget(at(0))).toBe(0);
    expect(await messages.forget(at(1000))).toBe(1);
    expect((await messages.list()).map(({ text }) => text)).toEqual(['b1']);
  });
});

describeStores('the outbox and mail', (dialect) => {
  it('waits for people who are here, have an address and have not seen it', async () => {
    let now = NOW;
    const store = await newStore(dialect, { clock: () => now });
    const people = [
      person('ada'),
      person('ben', { email: null }),
      person('old', { active: false }),
      person('eva'),
    ];
    for (const one of people) await store.persons.save(one);
    const notice = { kind: 'x', sentence: { key: 'rule.hole', values: {} } };
    await store.outbox.add({ person: 'ada', ...notice });
    now = new Date(at(60));
    const made = await store.outbox.addAll(
      ['ada', 'ben', 'old', 'eva', 'ada', 'ada'].map((key) => ({ person: key, ...notice })),
    );
    await store.outbox.markSeen(made[4]!.id);
    await store.outbox.markSent(made[5]!.id);
    expect(await store.outbox.waiting(at(60))).toEqual([made[0], made[3]]);
    expect(await store.outbox.waiting(at(0))).toHaveLength(3);
  });
});
