import type { NewMessage, OutgoingMessage } from '../model/messages.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Workplace } from './workplace.ts';

/**
 * Puts a message for everybody into the outbox, towards the channel that the configuration calls the default. Best in
 * the transaction of what it tells of; then `events.publish('message-queued', …)` has it go out at once. `null`: there
 * is no such channel, or a message with the same `dedupeKey` was there.
 */
export async function tellTeam(
  { config, by }: Workplace,
  parts: Pick<StoreParts, 'messages'>,
  message: Omit<NewMessage, 'channel' | 'target' | 'by'>,
): Promise<OutgoingMessage | null> {
  const channel = config.messaging.default;
  if (channel === null) return null;
  const added = await parts.messages.add({ ...message, channel, target: channel, by });
  return added.isNew ? added.message : null;
}
