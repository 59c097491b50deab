import { onTestFinished } from 'vitest';
import { makeEvents } from '../../actions/events.ts';
import type { Workplace } from '../../actions/workplace.ts';
import type { Channel } from '../../messaging/channel.ts';
import { openChannels } from '../../messaging/open-channels.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import type { Config } from '../../model/config/schema.ts';
import { renderSentence } from '../../model/texts/index.ts';
import type { Person } from '../../model/types.ts';
import type { Store } from '../../store/open-store.ts';
import { person } from '../store/samples.ts';
import { type GoogleChatServer, startGoogleChat } from './google-chat-server.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type Dialect, NOW, newFolder, newStore } from './stores.ts';

/** A workplace with two spaces of a chat ("team", "other") and mail, each with a server that can misbehave. */
export interface MessagingPlace {
  workplace: Workplace;
  store: Store;
  chat: GoogleChatServer;
  mail: MailServer;
  channels: Map<string, Channel>;
  /** Lets the time of the workplace pass. */
  pass(seconds: number): void;
  /** An instant, so many seconds after the begin. */
  at(seconds: number): string;
  /** What somebody was told, in English, the newest first. */
  told(key: string): Promise<string[]>;
}

export interface MessagingPlaceOptions {
  dialect?: Dialect;
  people?: readonly Person[];
  configure?: (messaging: Config['messaging'], config: Config) => void;
}

/** Ada is the administrator; nobody has an address but who is given one. */
export async function messagingPlace(options: MessagingPlaceOptions = {}): Promise<MessagingPlace> {
  const { dialect = 'sqlite', people = [person('ada', { roles: ['admin'] }), person('ben')] } = options;
  let passed = 0;
  const at = (seconds: number) => new Date(NOW.getTime() + 1000 * seconds).toISOString();
  const clock = () => new Date(NOW.getTime() + passed);
  const [store, chat, mail] = [
    await newStore(dialect, { clock }),
    await startGoogleChat(),
    await startMailServer(),
  ];
  for (const one of people) await store.persons.save(one);
  const config = defaultConfig();
  Object.assign(config.messaging, {
    channels: {
      team: { kind: 'google-chat', url: chat.webhook('TEAM') },
      other: { kind: 'google-chat', url: chat.webhook('OTHER') },
    },
    default: 'team',
    email: {
      ...{ host: mail.host, port: mail.port, security: 'none', user: null, password: null },
      ...{ from: 'Lineup <lineup@example.org>', replyTo: null },
    },
  });
  options.configure?.(config.messaging, config);
  // A second between two messages to a space would be a second of the test.
  const channels = openChannels(config.messaging, { sleep: async () => {} });
  onTestFinished(() => {
    for (const channel of channels.values()) channel.close();
  });
  const workplace: Workplace = {
    root: await newFolder(),
    env: {},
    clock,
    by: 'test',
    locale: 'en',
    config,
    store,
    dataDirectory: await newFolder(),
    isDemo: false,
    isNamed: false,
    events: makeEvents((error) => {
      throw error;
    }),
  };
  return {
    workplace,
    store,
    chat,
    mail,
    channels,
    pass(seconds) {
      passed += 1000 * seconds;
    },
    at,
    async told(key) {
      return (await store.outbox.list(key)).map(({ sentence }) => renderSentence('en', sentence));
    },
  };
}
