import { Type } from 'typebox';
import { integer, strict, textOrNull } from './schema-parts.ts';

const channelName = Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w-]+$' });

/** Ways out of the house: spaces of a chat, and mail. */
export const messagingSchema = Type.Object(
  {
    channels: Type.Record(
      channelName,
      Type.Object(
        {
          kind: Type.Enum(['google-chat'], { description: 'google-chat' }),
          url: Type.String({
            minLength: 1,
            description: "${NAME} of an environment variable with the address of the space's webhook",
          }),
        },
        strict,
      ),
      { default: {}, description: 'a map from a name of letters, digits, - and _ to {kind, url}' },
    ),
    default: textOrNull('the name of a channel'),
    email: Type.Object(
      {
        host: textOrNull('the name of a mail server'),
        port: integer(1, 65_535, 587),
        security: Type.Enum(['starttls', 'tls', 'none'], {
          default: 'starttls',
          description: 'starttls, tls or none',
        }),
        user: textOrNull('the name of the account there'),
        password: textOrNull('${NAME} of an environment variable with the password'),
        from: textOrNull('an address such as Lineup <lineup@example.org>'),
        replyTo: textOrNull('an address'),
      },
      strict,
    ),
    notices: Type.Enum(['email', 'none'], { default: 'none', description: 'email or none' }),
    attempts: integer(1, 100, 12),
  },
  strict,
);
