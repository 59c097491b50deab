import type { Desk } from '../../actions/desk/open-desk.ts';
import type { EventMap } from '../../actions/events.ts';
import type { Phones } from '../../actions/phones/phones.ts';
import { watchStore } from '../../actions/watch-store.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { LIVE_CLOSE, type ServerMessage, type Topic } from '../../model/live.ts';
import { permissionsOf, rolesOf } from '../../model/permissions.ts';
import { renderSentence } from '../../model/texts/index.ts';
import type { IsoDate, Locale } from '../../model/types.ts';
import { renderSentences } from '../render-sentences.ts';
import { queueView } from '../views/queue-view.ts';
import { atMostEvery } from './at-most-every.ts';
import type { LiveClient } from './live-client.ts';

const PING_MS = 25_000;
/** Who watches the queues sees by it that what is shown is true still. */
const BEAT_MS = 5000;
/** A queue is told whole: in a rush of calls not with each of them. */
const QUEUE_REST_MS = 20;

export interface LiveHub {
  /** When this server began. */
  readonly since: string;
  add(client: LiveClient): void;
  remove(client: LiveClient): void;
  /** Somebody began to listen to a topic: what stands at this moment. */
  greet(client: LiveClient, topic: Topic): void;
  /** Who is editing has changed. */
  tellPresence(week: IsoDate): void;
  countOf(person: string): number;
  close(): void;
}

/** Takes what happens in this process to the tabs that listen, each by what its person may know. */
export function openLiveHub(workplace: Workplace, phones: Phones | null, desk: Desk): LiveHub {
  const { events, store, clock } = workplace;
  const clients = new Set<LiveClient>();
  const since = clock().toISOString();

  /** The same words for many: one text for each language, and for each `kind` of reader. */
  function tell(
    topics: readonly Topic[],
    say: (locale: Locale, client: LiveClient) => ServerMessage,
    isFor: (one: LiveClient) => boolean,
    kind: (one: LiveClient) => string = () => '',
  ) {
    const said = new Map<string, { message: ServerMessage; text: string }>();
    for (const client of clients) {
      if (!topics.some((topic) => client.topics.has(topic)) || !isFor(client)) continue;
      const key = `${client.locale} ${kind(client)}`;
      let one = said.get(key);
      if (!one) {
        const message = say(client.locale, client);
        one = { message, text: JSON.stringify(message) };
        said.set(key, one);
      }
      client.send(one.message, one.text);
    }
  }

  const presenceOf = (week: IsoDate): EventMap['presence']['people'] => {
    const people = new Map<string, { person: string; date: IsoDate }>();
    for (const { person, editing } of clients) {
      if (editing?.week === week) people.set(`${person} ${editing.date}`, { person, date: editing.date });
    }
    return [...people.values()];
  };

  const queueTeller = atMostEvery(QUEUE_REST_MS, (queue) =>
    tell(
      ['queues'],
      (_, one) => queueMessage(queue, one),
      () => true,
      ({ permissions }) => `${permissions.has('queue.control')} ${permissions.has('queue.reload')}`,
    ),
  );

  const stops = [
    events.subscribe('week-changed', ({ week, ...event }) => {
      const message = { type: 'week', week, ...event } as const;
      const isKnown = (one: LiveClient) => event.state !== 'draft' || one.permissions.has('draft.see');
      tell(['weeks', `week:${week}`], () => message, isKnown);
    }),
    events.subscribe('plan-progress', (progress) => {
      tell(
        [`plan:${progress.id}`],
        (locale) => ({ type: 'plan', ...(renderSentences(locale, progress) as typeof progress) }),
        (one) => one.permissions.has('plan.see'),
      );
    }),
    events.subscribe('notice', ({ notice }) => {
      const { id, kind, sentence, subject, createdAt, person } = notice;
      tell(
        ['me'],
        (locale) => ({
          type: 'notice',
          id,
          kind,
          text: renderSentence(locale, sentence),
          subject,
          createdAt,
        }),
        (one) => one.person === person,
      );
    }),
    events.subscribe('request-changed', ({ id, week, state, persons }) => {
      tell(
        ['me'],
        () => ({ type: 'request', id, week, state }),
        (one) => persons.includes(one.person) || one.permissions.has('request.see'),
      );
    }),
    events.subscribe('queue-changed', ({ queue }) => queueTeller.tell(queue)),
    events.subscribe('card-changed', ({ person, cards, gone }) => {
      tell(
        ['cards'],
        (locale) => ({ type: 'card', cards: renderSentences(locale, cards), gone }),
        // Nobody receives another's card.
        (one) => one.person === person,
      );
    }),
    events.subscribe('desk-changed', ({ what, id }) => {
      tell(
        ['desk'],
        () => ({ type: 'desk', what, id }),
        () => true,
      );
    }),
    events.subscribe('session-ended', ({ session, state }) => {
      for (const client of clients) if (client.session === session) end(client, state);
    }),
    events.subscribe('presence', ({ week, people }) => {
      const told = people.map(({ person, date }) => ({ person, date }));
      tell(
        [`week:${week}`],
        () => ({ type: 'presence', week, people: told }),
        () => true,
      );
    }),
  ];

  function queueMessage(queue: string, { locale, permissions }: LiveClient): ServerMessage {
    return { type: 'queue', ...queueView(workplace, phones!.view(queue), { locale, permissions }) };
  }

  function end(client: LiveClient, state: 'ended' | 'changed'): void {
    client.send({ type: 'session', state });
    client.close(LIVE_CLOSE.session, 'the session is over');
  }

  /** Who has run out of time, was archived, or has other roles than when the channel was opened. */
  async function checkSessions(): Promise<void> {
    const persons = new Set([...clients].map(({ person }) => person));
    for (const key of persons) {
      const person = await store.persons.get(key);
      const sessions = new Set((await store.sessions.list(key)).map(({ id }) => id));
      const now = new Set(permissionsOf({ roles: person ? rolesOf(person) : [] }));
      for (const client of clients) {
        if (client.person !== key) continue;
        if (!person?.active || !sessions.has(client.session)) end(client, 'ended');
        else if (now.size !== client.permissions.size || [...now].some((one) => !client.permissions.has(one)))
          end(client, 'changed');
      }
    }
  }

  /** What happens while nobody listens is no news to those who come: they fetch everything first. */
  let stopWatching: (() => void) | null = null;
  const timer = setInterval(() => {
    for (const client of clients) client.ping();
    checkSessions().catch(() => {
      // A store that is busy for a moment is asked again at the next beat.
    });
  }, PING_MS);
  timer.unref();
  const beat = setInterval(() => {
    tell(
      ['queues'],
      () => ({ type: 'beat', at: clock().toISOString() }),
      () => true,
    );
  }, BEAT_MS);
  beat.unref();

  function unwatch(): void {
    stopWatching?.();
    stopWatching = null;
  }

  const tellPresence = (week: IsoDate) => events.publish('presence', { week, people: presenceOf(week) });
  return {
    since,
    add(client) {
      clients.add(client);
      stopWatching ??= watchStore(workplace);
      client.send({ type: 'hello', at: since, you: client.person });
    },
    remove(client) {
      clients.delete(client);
      if (clients.size === 0) unwatch();
      if (client.editing) tellPresence(client.editing.week);
    },
    greet(client, topic) {
      if (topic === 'queues')
        for (const queue of phones?.queues() ?? []) client.send(queueMessage(queue, client));
      if (topic === 'cards') {
        const cards = renderSentences(client.locale, desk.cardsOf(client.person));
        client.send({ type: 'card', cards, gone: [] });
      }
      const week = /^week:(.*)$/.exec(topic)?.[1];
      const people = week === undefined ? [] : presenceOf(week);
      if (week !== undefined && people.length > 0) client.send({ type: 'presence', week, people });
    },
    tellPresence,
    countOf: (person) => [...clients].filter((client) => client.person === person).length,
    close() {
      clearInterval(timer);
      clearInterval(beat);
      queueTeller.close();
      unwatch();
      for (const stop of stops) stop();
    },
  };
}
