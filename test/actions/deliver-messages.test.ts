import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { type DeliveryOptions, deliverMessages } from '../../actions/deliver-messages.ts';
import { retryMessage } from '../../actions/retry-message.ts';
import { sendMessage } from '../../actions/send-message.ts';
import type { Channel } from '../../messaging/channel.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { person } from '../store/samples.ts';
import { startChild } from '../support/children.ts';
import { KEY, TOKEN } from '../support/google-chat-server.ts';
import { type MessagingPlace, messagingPlace } from '../support/messaging-place.ts';
import { describeStores, newStoreUrl, openTestStore } from '../support/stores.ts';

/** However busy the machine is. */
const SOON = { timeout: 15_000 };

const noSignal = new AbortController().signal;
const deliver = ({ workplace, channels }: MessagingPlace, options: Partial<DeliveryOptions> = {}) =>
  deliverMessages(workplace, { channels, signal: noSignal, onFault: unexpected, ...options });
const unexpected = (error: unknown) => {
  throw error;
};

/** Puts "TARGET TEXT" into the outbox, for each. */
async function say({ workplace }: MessagingPlace, ...wishes: string[]): Promise<void> {
  for (const wish of wishes) {
    const [target = '', ...words] = wish.split(' ');
    await sendMessage(workplace, { target, text: words.join(' ') });
  }
}

const nothing = { sent: 0, waiting: 0, failed: 0, skipped: 0 };

test('004.190 what is in the outbox goes out, to each target in its order', async () => {
  const place = await messagingPlace();
  await say(place, 'team one', 'ben hello', 'team two', 'other three', 'team four');
  expect(await deliver(place)).toEqual({ ...nothing, sent: 5 });
  expect(place.chat.texts('TEAM')).toEqual(['one', 'two', 'four']);
  expect(place.chat.texts('OTHER')).toEqual(['three']);
  expect(place.mail.box).toMatchObject([{ to: ['ben@example.org'], headers: { subject: 'hello' } }]);
  expect(await place.store.messages.list({ state: 'sent' })).toHaveLength(5);
  expect(await deliver(place)).toEqual(nothing);
});

test('a message that fails holds back those behind it, and nobody else', async () => {
  const place = await messagingPlace();
  await say(place, 'team one', 'team two', 'other three', 'ben four');
  place.chat.faults.schedule({ at: 'TEAM', status: 503, times: 2 });
  expect(await deliver(place)).toEqual({ ...nothing, sent: 2, waiting: 1 });
  await say(place, 'team five', 'other six');
  expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });
  place.pass(30);
  expect(await deliver(place)).toEqual({ ...nothing, waiting: 1 });
  place.pass(59);
  expect(await deliver(place)).toEqual(nothing);
  place.pass(1);
  expect(await deliver(place)).toEqual({ ...nothing, sent: 3 });
  expect(place.chat.texts('TEAM')).toEqual(['one', 'two', 'five']);
  expect(place.chat.texts('OTHER')).toEqual(['three', 'six']);
});

test('a target that does not answer holds up nobody', async () => {
  const place = await messagingPlace();
  const stop = new AbortController();
  place.chat.faults.schedule({ at: 'TEAM', hang: true });
  await say(place, 'team one', 'other two', 'other three', 'ben four');
  const { store } = place;
  const round = deliver(place, { signal: stop.signal });
  await expect.poll(() => place.chat.texts('OTHER'), SOON).toEqual(['two', 'three']);
  await expect.poll(() => place.mail.box.length, SOON).toBe(1);
  await expect.poll(async () => (await store.messages.list({ state: 'sent' })).length, SOON).toBe(3);
  stop.abort();
  expect(await round).toEqual({ ...nothing, sent: 3, waiting: 1 });
  // It was we who gave up: the next one goes on at once, and the try does not count.
  expect(await store.messages.nextDue(place.at(0), 9)).toMatchObject([{ text: 'one', attempts: 0 }]);
  expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });
});

test('tries come ever later: 30 s, 1 min, 2 min … 1 h, or when the other side says', async () => {
  const place = await messagingPlace();
  await say(place, 'team one');
  place.chat.faults.schedule({ at: 'TEAM', status: 500, times: 11 });
  const waits: number[] = [];
  for (let i = 0; i < 11; i++) {
    await deliver(place);
    const dueAt = await place.store.messages.nextDueAt();
    const seconds = (Date.parse(dueAt!) - place.workplace.clock().getTime()) / 1000;
    waits.push(seconds);
    place.pass(seconds);
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]);
  expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });

  await say(place, 'team two');
  place.chat.faults.schedule({ at: 'TEAM', status: 429, headers: { 'retry-after': '7' } });
  await deliver(place);
  place.pass(6);
  expect(await deliver(place)).toEqual(nothing);
  place.pass(1);
  expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });
});

describe('a message that is given up', () => {
  test('after the last try is a dead letter, and administrators are told once until they look', async () => {
    const people = [
      person('ada', { roles: ['admin'], locale: 'ca' }),
      person('eva', { roles: ['admin'] }),
      person('ben', { roles: ['supervisor'] }),
    ];
    const place = await messagingPlace({
      people,
      configure: (messaging) => {
        messaging.attempts = 2;
      },
    });
    const notices: string[] = [];
    place.workplace.events.subscribe('notice', ({ notice }) => notices.push(notice.person));
    place.chat.faults.schedule({ at: 'TEAM', status: 503, times: 4 });
    await say(place, 'team one', 'team two', 'team three');
    await deliver(place);
    place.pass(30);
    expect(await deliver(place)).toEqual({ ...nothing, failed: 1, waiting: 1 });
    place.pass(30);
    expect(await deliver(place)).toEqual({ ...nothing, failed: 1, sent: 1 });
    expect(place.chat.texts('TEAM')).toEqual(['three']);
    const dead = await place.store.messages.listDead();
    expect(dead.map(({ text, attempts }) => [text, attempts])).toEqual([
      ['two', 2],
      ['one', 2],
    ]);
    const said =
      'A message to team could not be sent and is given up. team is out of order for now (it answers 503).';
    expect(await place.told('eva')).toEqual([said]);
    const [forAda] = await place.store.outbox.list('ada');
    expect(renderSentence('ca', forAda!.sentence)).toMatch(
      /^Un missatge a team no s’ha pogut enviar .*\(respon 503\)\.$/,
    );
    expect([notices, await place.told('ben')]).toEqual([['ada', 'eva'], []]);

    // Who has seen it is told of the next one.
    await place.store.outbox.markSeen(forAda!.id);
    place.workplace.config.messaging.attempts = 1;
    place.chat.faults.schedule({ at: 'TEAM', status: 503 });
    await say(place, 'team four');
    await deliver(place);
    expect([(await place.told('ada')).length, (await place.told('eva')).length]).toEqual([2, 1]);
  });

  test('at once, where trying again is of no use; what is behind it goes on', async () => {
    const place = await messagingPlace();
    place.mail.faults.push({ at: 'rcpt', code: 550, text: 'No such user' });
    await say(place, 'ben one', 'ben two');
    expect(await deliver(place)).toEqual({ ...nothing, failed: 1, sent: 1 });
    expect(await place.told('ada')).toEqual([
      expect.stringMatching(/^A message to Ben could not be sent .*550 No such user/),
    ]);
    // By mail nobody is told that mail does not get through.
    expect(await place.store.outbox.unsent()).toEqual([]);
  });

  test('is tried anew when somebody wants it, and what was wrong is put right', async () => {
    const place = await messagingPlace();
    const { url } = place.workplace.config.messaging.channels.team!;
    const { channels } = await messagingPlace({
      configure: (messaging) => {
        messaging.channels.team!.url = url.replace('TEAM', 'GONE');
      },
    });
    await say(place, 'team one');
    await deliver(place, { channels });
    const [dead] = await place.store.messages.listDead();
    await retryMessage(place.workplace, dead!.id);
    expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });
    expect(place.chat.texts('TEAM')).toEqual(['one']);
    await expect(retryMessage(place.workplace, dead!.id)).rejects.toMatchObject({ code: 'unknown-message' });
    const audit = await place.store.audit.list();
    expect(audit[0]).toMatchObject({ what: 'message.retry', who: 'test', subject: 'team' });
    // Nothing of the secrets is kept anywhere, nor what was said.
    for (const secret of [KEY, TOKEN, 'one']) expect(JSON.stringify(audit)).not.toContain(secret);
    const kept = JSON.stringify([dead, await place.store.outbox.list('ada')]);
    for (const secret of [KEY, TOKEN]) expect(kept).not.toContain(secret);
  });

  test('because its channel is no longer there says so', async () => {
    const place = await messagingPlace();
    await say(place, 'team one');
    const channels = new Map([...place.channels].filter(([name]) => name !== 'team'));
    expect(await deliver(place, { channels })).toEqual({ ...nothing, failed: 1 });
    expect((await place.told('ada'))[0]).toContain('The configuration has no channel "team" any more');
  });
});

test('a message whose time is over is skipped', async () => {
  const place = await messagingPlace();
  const message = { channel: 'team', target: 'team', text: 'your turn begins', by: 'lineup' };
  await place.store.messages.add({ ...message, expiresAt: place.at(60) });
  await place.store.messages.add({ ...message, text: 'later', dueAt: place.at(120) });
  place.pass(60);
  expect(await deliver(place)).toEqual({ ...nothing, skipped: 1 });
  place.pass(60);
  expect(await deliver(place)).toEqual({ ...nothing, sent: 1 });
  expect(place.chat.texts('TEAM')).toEqual(['later']);
});

test('a fault of our own is tried again, and its words stay inside', async () => {
  const place = await messagingPlace();
  await say(place, 'team one');
  const faulty: Channel = {
    name: 'team',
    kind: 'google-chat',
    send: async () => {
      throw new TypeError(`cannot read ${TOKEN}`);
    },
    close() {},
  };
  expect(await deliver(place, { channels: new Map([['team', faulty]]) })).toEqual({ ...nothing, waiting: 1 });
  const [waiting] = await place.store.messages.list();
  expect(renderSentence('en', waiting!.lastError!)).toBe(
    'Sending to team failed by a fault of Lineup: TypeError.',
  );
});

describeStores('senders on one store', (dialect) => {
  const child = join(import.meta.dirname, 'children', 'deliver.ts');

  /** A place whose store others can open by its address. */
  async function sharedPlace() {
    const url = await newStoreUrl(dialect);
    const place = await messagingPlace();
    const store = await openTestStore(url);
    for (const key of ['ada', 'ben']) await store.persons.save(person(key));
    const workplace = { ...place.workplace, store };
    const config = JSON.stringify(place.workplace.config);
    return {
      ...place,
      store,
      workplace,
      start: (seconds = 0) => startChild(child, [url, config, place.at(seconds)]),
    };
  }

  it('004.190 two of them send each message once, in order', async () => {
    const place = await sharedPlace();
    for (let i = 0; i < 15; i++) await say(place, `team t${i}`, `other o${i}`, `ben b${i}`);
    // Some of what they send fails on the way, and is not lost.
    place.chat.faults.schedule({ at: 'OTHER', reset: true });
    const senders = [place.start(), place.start()];
    for (const one of senders) expect(await one.nextLine()).toBe('ready');
    for (const one of senders) one.tell('go');
    const counts = { ...nothing };
    for (const one of senders) {
      const { lines, code, complaints } = await one.end();
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
      const done = JSON.parse(lines[0]!);
      for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += done[key];
    }
    expect(counts).toEqual({ ...nothing, sent: 30, waiting: 1 });
    place.pass(30);
    expect(await deliver(place)).toEqual({ ...nothing, sent: 15 });
    const numbered = (letter: string) => Array.from({ length: 15 }, (_, i) => `${letter}${i}`);
    expect(place.chat.texts('TEAM')).toEqual(numbered('t'));
    expect(place.chat.texts('OTHER')).toEqual(numbered('o'));
    expect(place.mail.box.map(({ headers }) => headers.subject)).toEqual(numbered('b'));
  });

  it('what one sent before it was killed is not in the chat twice, and a mail is known again', async () => {
    const place = await sharedPlace();
    await say(place, 'team one', 'team two', 'ben three');
    const chatHasIt = place.chat.loseAnswers(1, 'hang');
    const mailHasIt = new Promise<void>((struck) => {
      place.mail.faults.push({ at: 'taken', hang: true, struck });
    });
    const sender = place.start();
    await sender.nextLine();
    sender.tell('go');
    await Promise.all([chatHasIt, mailHasIt]);
    sender.process.kill('SIGKILL');
    await sender.end();
    expect(place.chat.texts('TEAM')).toEqual(['one']);

    // As long as it might still be at it, nobody else is; and "two" does not overtake.
    expect(await deliver(place)).toEqual(nothing);
    place.pass(89);
    expect(await deliver(place)).toEqual(nothing);
    place.pass(1);
    expect(await deliver(place)).toEqual({ ...nothing, sent: 3 });
    expect(place.chat.texts('TEAM')).toEqual(['one', 'two']);
    const ids = place.mail.box.map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test('the order for each target holds under every fault', async () => {
  const place = await messagingPlace();
  const faults = [
    { status: 503 },
    { status: 429, headers: { 'retry-after': '100' } },
    { reset: true },
    { status: 200, body: '<h1>proxy</h1>' },
    { status: 502, headers: { 'retry-after': '1' } },
  ];
  for (let i = 0; i < 6; i++) await say(place, `team t${i}`, `other o${i}`);
  for (const fault of faults) {
    place.chat.faults.schedule({ at: 'TEAM', ...fault });
    place.chat.faults.schedule({ at: 'OTHER', ...fault });
  }
  for (let round = 0; round < 20; round++) {
    await deliver(place);
    place.pass(50);
  }
  onTestFinished(() => expect(place.chat.faults.pending).toBe(0));
  expect(place.chat.texts('TEAM')).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
  expect(place.chat.texts('OTHER')).toEqual(['o0', 'o1', 'o2', 'o3', 'o4', 'o5']);
});
