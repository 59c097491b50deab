import type { Config } from '../model/config/schema.ts';
import { EMAIL } from '../model/messages.ts';
import type { Channel } from './channel.ts';
import { email } from './email.ts';
import { type ChannelSurroundings, googleChat } from './google-chat.ts';

/** The channels that the configuration names, by name; mail is "email". Nothing is connected until it is used. */
export function openChannels(
  { channels, email: mail }: Config['messaging'],
  surroundings: ChannelSurroundings = {},
): Map<string, Channel> {
  const opened = new Map<string, Channel>(
    Object.entries(channels).map(([name, { url }]) => [name, googleChat({ name, url }, surroundings)]),
  );
  const { host, from } = mail;
  if (host !== null && from !== null) opened.set(EMAIL, email({ ...mail, host, from }));
  return opened;
}
