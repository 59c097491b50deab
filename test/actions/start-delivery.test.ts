import { expect, onTestFinished, test } from 'vitest';
import { sendMessage } from '../../actions/send-message.ts';
import { type Delivery, type StartDeliveryOptions, startDelivery } from '../../actions/start-delivery.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { type MessagingPlace, messagingPlace } from '../support/messaging-place.ts';

/** However busy the machine is. */
const SOON = { timeout: 15_000 };

const NEVER = 3_600_000;

function start({ workplace, channels }: MessagingPlace, options: StartDeliveryOptions = {}): Delivery {
  const delivery = startDelivery(workplace, { channels, lookMs: NEVER, ...options });
  onTestFinished(() => delivery.stop());
  return delivery;
}

test('004.190 what is said goes out at once, what was left by others at the next look', async () => {
  const place = await messagingPlace();
  await place.store.messages.add({ channel: 'other', target: 'other', text: 'before', by: 'cron' });
  start(place, { lookMs: 20 });
  await expect.poll(() => place.chat.texts('OTHER'), SOON).toEqual(['before']);
  await sendMessage(place.workplace, { target: 'team', text: 'now' });
  await expect.poll(() => place.chat.texts('TEAM'), SOON).toEqual(['now']);
  await place.store.messages.add({
    channel: 'other',
    target: 'other',
    text: 'by another process',
    by: 'cron',
  });
  await expect.poll(() => place.chat.texts('OTHER'), SOON).toEqual(['before', 'by another process']);
});

test('a notice wakes it', async () => {
  const place = await messagingPlace({
    configure: (messaging) => {
      messaging.notices = 'email';
    },
  });
  start(place);
  const wish = { person: 'ben', kind: 'x', sentence: sentence('delivery.too-late') };
  const notice = await place.store.outbox.add(wish);
  place.pass(120);
  place.workplace.events.publish('notice', { notice });
  await expect.poll(() => place.mail.box.length, SOON).toBe(1);
});

test('a try that is due is made without anybody asking', async () => {
  const place = await messagingPlace();
  place.chat.faults.schedule({ at: 'TEAM', status: 503, headers: { 'retry-after': '1' } });
  // Here time is that of the machine: what is due in a second is waited for.
  const began = Date.now();
  const workplace = {
    ...place.workplace,
    clock: () => new Date(place.workplace.clock().getTime() + Date.now() - began),
  };
  start({ ...place, workplace });
  await sendMessage(workplace, { target: 'team', text: 'now' });
  await expect.poll(() => place.chat.texts('TEAM'), SOON).toEqual(['now']);
});

test('rounds never overlap, however often it is woken', async () => {
  const place = await messagingPlace();
  let [running, most] = [0, 0];
  const { messages } = place.store;
  const counted = {
    ...messages,
    async claim(options: Parameters<typeof messages.claim>[0]) {
      most = Math.max(most, ++running);
      try {
        return await messages.claim(options);
      } finally {
        running--;
      }
    },
  };
  const workplace = { ...place.workplace, store: { ...place.store, messages: counted } };
  const delivery = start({ ...place, workplace });
  for (let i = 0; i < 20; i++) {
    void delivery.wake();
    await sendMessage(workplace, { target: 'team', text: `t${i}` });
  }
  await expect.poll(() => place.chat.texts('TEAM').length, SOON).toBe(20);
  expect(place.chat.texts('TEAM')).toEqual(Array.from({ length: 20 }, (_, i) => `t${i}`));
  expect(most).toBe(1);
});

test('stopping gives back what was under way, and nothing is sent after it', async () => {
  const place = await messagingPlace();
  const struck = new Promise<void>((resolve) => {
    place.chat.faults.schedule({ at: 'TEAM', hang: true, struck: resolve });
  });
  const delivery = start(place);
  await sendMessage(place.workplace, { target: 'team', text: 'one' });
  await struck;
  await delivery.stop();
  expect(await place.store.messages.nextDue(place.at(0), 9)).toMatchObject([{ text: 'one', attempts: 0 }]);
  await sendMessage(place.workplace, { target: 'other', text: 'two' });
  await delivery.wake();
  expect(place.chat.texts('OTHER')).toEqual([]);
});

test('a store that is away for a while ends nothing', async () => {
  const place = await messagingPlace();
  const faults: unknown[] = [];
  let isAway = true;
  const messages = {
    ...place.store.messages,
    forget: (before: string) =>
      isAway ? Promise.reject(new Error('away')) : place.store.messages.forget(before),
  };
  const workplace = { ...place.workplace, store: { ...place.store, messages } };
  start({ ...place, workplace }, { lookMs: 20, onFault: (error) => faults.push(error) });
  await expect.poll(() => faults.length, SOON).toBeGreaterThan(0);
  isAway = false;
  await place.store.messages.add({ channel: 'team', target: 'team', text: 'now', by: 'cron' });
  place.pass(7 * 3600);
  await expect.poll(() => place.chat.texts('TEAM'), SOON).toEqual(['now']);
});

test('with nothing configured everything is kept', async () => {
  const place = await messagingPlace();
  start(place, { channels: new Map() });
  await sendMessage(place.workplace, { target: 'team', text: 'one' });
  expect(await place.store.messages.list()).toMatchObject([{ state: 'queued', attempts: 0 }]);
});
