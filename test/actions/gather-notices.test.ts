import { expect, test } from 'vitest';
import { deliverMessages } from '../../actions/deliver-messages.ts';
import { gatherNotices } from '../../actions/gather-notices.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { person } from '../store/samples.ts';
import {
  type MessagingPlace,
  type MessagingPlaceOptions,
  messagingPlace,
} from '../support/messaging-place.ts';
import { describeStores } from '../support/stores.ts';

const notice = (key: string, week: string) => ({
  person: key,
  kind: 'week-published',
  sentence: sentence('notice.week.none', { week }),
});

/** A place where notices go by mail. */
const mailingPlace = (options: MessagingPlaceOptions = {}) =>
  messagingPlace({
    ...options,
    configure: (messaging, config) => {
      messaging.notices = 'email';
      options.configure?.(messaging, config);
    },
  });

async function mailOut({ workplace, channels, mail }: MessagingPlace) {
  await gatherNotices(workplace);
  await deliverMessages(workplace, { channels, signal: new AbortController().signal });
  return mail.box.splice(0);
}

test('004.190 a notice reaches the person by mail, in her language, with the way to her page', async () => {
  const place = await mailingPlace({
    people: [person('ada', { locale: 'ca' }), person('ben', { locale: 'ru' })],
    configure: (_, { api }) => {
      api.publicUrl = 'https://lineup.example.org/';
    },
  });
  await place.store.outbox.addAll([notice('ada', '2026-03-09'), notice('ben', '2026-03-09')]);
  expect(await mailOut(place)).toEqual([]);
  place.pass(120);
  const mails = await mailOut(place);
  expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['ada@example.org', 'ben@example.org']);
  const [forAda, forBen] = mails.toSorted((a, b) => (a.to[0]! < b.to[0]! ? -1 : 1));
  expect(forAda!.bodies['text/plain']).toMatch(
    /9 de març del? 2026[\s\S]*A la vostra pàgina: https:\/\/lineup\.example\.org\/mine/,
  );
  expect(forBen!.bodies['text/plain']).toMatch(/9 марта 2026[\s\S]*На вашей странице/);
  place.pass(3600);
  expect(await mailOut(place)).toEqual([]);
});

test('what comes within two minutes comes in one mail', async () => {
  const place = await mailingPlace();
  await place.store.outbox.add(notice('ben', '2026-03-09'));
  expect(await gatherNotices(place.workplace)).toEqual({ made: 0, nextAt: place.at(120) });
  place.pass(119);
  await place.store.outbox.add(notice('ben', '2026-03-16'));
  expect(await mailOut(place)).toEqual([]);
  place.pass(1);
  const [mail, ...others] = await mailOut(place);
  expect(others).toEqual([]);
  expect(mail!.headers.subject).toBe('Lineup: 2 notices for you');
  expect(mail!.bodies['text/plain']).toMatch(/^- .*9 March 2026.*\r\n- .*16 March 2026/);
  await place.store.outbox.add(notice('ben', '2026-03-23'));
  place.pass(120);
  expect(await mailOut(place)).toHaveLength(1);
});

test('who has seen it, has no address or left gets no mail, and yesterday is no news', async () => {
  const people = [person('ada'), person('ben'), person('eva', { email: null }), person('old')];
  const place = await mailingPlace({ people });
  const { outbox, persons } = place.store;
  const [seen] = await outbox.addAll(['ada', 'eva', 'old'].map((key) => notice(key, '2026-03-09')));
  await outbox.markSeen(seen!.id);
  await persons.archive('old');
  place.pass(120);
  expect(await mailOut(place)).toEqual([]);
  await outbox.add(notice('ben', '2026-03-09'));
  place.pass(25 * 3600);
  expect(await mailOut(place)).toEqual([]);
});

test('unless the configuration wants it nothing is mailed', async () => {
  const place = await messagingPlace();
  await place.store.outbox.add(notice('ben', '2026-03-09'));
  place.pass(120);
  expect(await gatherNotices(place.workplace)).toEqual({ made: 0, nextAt: null });
  expect(await mailOut(place)).toEqual([]);
});

describeStores('two servers', (dialect) => {
  test('make one mail of the same notices', async () => {
    const place = await mailingPlace({ dialect });
    await place.store.outbox.addAll(['ada', 'ben'].map((key) => notice(key, '2026-03-09')));
    place.pass(120);
    const rounds = await Promise.all([1, 2, 3].map(() => gatherNotices(place.workplace)));
    expect(rounds.reduce((sum, { made }) => sum + made, 0)).toBe(2);
    expect(await place.store.messages.list()).toHaveLength(2);
  });
});
