import { describe, expect, test } from 'vitest';
import { hideSecrets } from '../../../model/config/hide-secrets.ts';
import { describeFault, parseConfig } from '../../../model/config/parse-config.ts';

const HOOK = 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k3y&token=t0ken';
const env = { HOOK, PLAIN: 'http://chat.example/v1', NONSENSE: 'n0nsense', PASSWORD: 'hunter2' };
const parse = (text: string) => parseConfig([{ file: 'config.yaml', text: `messaging: ${text}` }], env);
const faultsOf = (text: string) => parse(text).faults.map(describeFault);
const server = 'host: mail.example.org, from: lineup@example.org';

test('004.191 channels, a default and mail are taken, and their secrets are shown to nobody', () => {
  const { config } = parse(
    `{channels: {team: {kind: google-chat, url: '\${HOOK}'}}, default: team, notices: email,
      email: {${server}, user: lineup, password: '\${PASSWORD}', replyTo: "Desk <desk@example.org>"}}`,
  );
  expect(config!.messaging.channels.team).toEqual({ kind: 'google-chat', url: HOOK });
  const shown = hideSecrets(config!);
  expect(shown.messaging).toMatchObject({ channels: { team: { url: '***' } }, email: { password: '***' } });
  expect(config!.messaging.email.password).toBe('hunter2');
});

describe('what does not fit together is told with what to do', () => {
  const channel = (url: string) => `{channels: {team: {kind: google-chat, url: '${url}'}}}`;

  test.each([
    [
      channel('${PLAIN}'),
      'messaging.channels.team.url: is no such address (not shown); expected the address',
    ],
    [
      channel('${NONSENSE}'),
      'messaging.channels.team.url: is no such address (not shown); expected the address',
    ],
    [channel(HOOK), 'messaging.channels.team.url: a literal secret (not shown); expected ${NAME} of'],
    [
      "{channels: {team: {kind: smoke, url: '${HOOK}'}}}",
      'messaging.channels.team.kind: is "smoke"; expected google-chat',
    ],
    [
      "{channels: {email: {kind: google-chat, url: '${HOOK}'}}}",
      'messaging.channels.email: is called email; expected another',
    ],
    ['{default: team}', 'messaging.default: names team; expected a channel of messaging.channels'],
    [
      "{default: tam, channels: {team: {kind: google-chat, url: '${HOOK}'}}}",
      'messaging.default: names tam; expected one of team',
    ],
    [
      '{notices: email}',
      'messaging.notices: is email; expected none, or a mail server in messaging.email.host',
    ],
    [
      '{email: {host: mail.example.org}}',
      'messaging.email.from: is null; expected the address that mail comes from',
    ],
    [
      '{email: {host: mail.example.org, from: nobody}}',
      'messaging.email.from: is "nobody"; expected an address such as',
    ],
    [
      `{email: {${server}, user: lineup}}`,
      'messaging.email.password: is null; expected user and password, or neither',
    ],
    [
      `{email: {${server}, password: hunter2}}`,
      'messaging.email.password: a literal secret (not shown); expected',
    ],
    [
      `{email: {${server}, user: a, password: '\${PASSWORD}', security: none}}`,
      'messaging.email.security: is none; expected starttls or tls, so that nobody reads the password',
    ],
    ['{attempts: 0}', 'messaging.attempts: is 0; expected a whole number from 1 to 100'],
  ])('%s', (text, said) => {
    const faults = faultsOf(text);
    expect(faults.join('\n')).toContain(`config.yaml: ${said}`);
    for (const secret of ['k3y', 't0ken', 'n0nsense', 'hunter2'])
      expect(faults.join('\n')).not.toContain(secret);
  });
});
