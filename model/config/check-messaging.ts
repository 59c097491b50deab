import { EMAIL } from '../messages.ts';
import type { Config } from './schema.ts';

const LOCAL = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;
/** One address, alone or as "Name <address>". */
const ADDRESS = /^(?:[^<>"\r\n]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/;

/** Channels that can be used, a default that is one of them, and mail that can be sent. */
export function checkMessaging(
  { messaging }: Config,
  refuse: (path: string, value: string, expected: string) => void,
): void {
  const { channels, email, notices } = messaging;
  const names = Object.keys(channels);
  for (const name of names) {
    const path = `messaging.channels.${name}`;
    if (name === EMAIL) refuse(path, `is called ${EMAIL}`, `another name: ${EMAIL} is the mail`);
    // What stands there is a secret, right or wrong.
    const expected = "the address of the space's webhook, https://chat.googleapis.com/v1/spaces/…";
    if (!isWebhook(channels[name]!.url)) refuse(`${path}.url`, 'is no such address (not shown)', expected);
  }
  if (messaging.default !== null && !names.includes(messaging.default)) {
    const expected = names.length === 0 ? 'a channel of messaging.channels' : `one of ${names.join(', ')}`;
    refuse('messaging.default', `names ${messaging.default}`, expected);
  }
  if (notices === 'email' && email.host === null)
    refuse('messaging.notices', 'is email', 'none, or a mail server in messaging.email.host');
  if (email.host !== null && email.from === null)
    refuse('messaging.email.from', 'is null', 'the address that mail comes from');
  for (const key of ['from', 'replyTo'] as const) {
    const value = email[key];
    if (value !== null && !ADDRESS.test(value))
      refuse(`messaging.email.${key}`, `is "${value}"`, 'an address such as Lineup <lineup@example.org>');
  }
  if ((email.user === null) !== (email.password === null)) {
    const missing = email.user === null ? 'user' : 'password';
    refuse(`messaging.email.${missing}`, 'is null', 'user and password, or neither');
  }
  if (email.security === 'none' && email.password !== null && !LOCAL.test(email.host ?? 'localhost'))
    refuse('messaging.email.security', 'is none', 'starttls or tls, so that nobody reads the password');
}

/** Of another machine only with encryption: the address is a key. */
function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
}
