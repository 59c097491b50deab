import { AppError } from '../model/errors.ts';
import type { OutgoingMessage } from '../model/messages.ts';
import type { Workplace } from './workplace.ts';

/** Has a message that was given up tried anew. `unknown-message` if there is none. */
export async function retryMessage({ store, by, events }: Workplace, id: string): Promise<OutgoingMessage> {
  const message = await store.transaction(async (parts) => {
    const before = await parts.messages.get(id);
    if (!before || !(await parts.messages.retry(id))) throw new AppError('unknown-message', { id });
    const after = { id, channel: before.channel };
    await parts.audit.add({
      who: by,
      what: 'message.retry',
      subject: before.person ?? before.target,
      before: null,
      after,
    });
    return (await parts.messages.get(id))!;
  });
  events.publish('message-queued', { id });
  return message;
}
