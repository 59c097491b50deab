import { EMAIL, type OutgoingMessage } from '../model/messages.ts';
import type { Notice } from '../model/requests.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { Sentence } from '../model/types.ts';
import type { ClaimedMessage } from '../store/messages.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Workplace } from './workplace.ts';

const KIND = 'message-failed';

/**
 * Gives a message up and has administrators know, each once until she has seen it. Answers whether it was given up: not
 * if another sender has it meanwhile.
 */
export async function announceDeadLetter(
  workplace: Workplace,
  message: ClaimedMessage,
  error: Sentence,
): Promise<boolean> {
  const { store, events } = workplace;
  const notices = await store.transaction(async (parts) => {
    if (!(await parts.messages.markFailed(message, { error, retryAt: null }))) return null;
    return tellAdmins(parts, workplace, message, error);
  });
  for (const notice of notices ?? []) events.publish('notice', { notice });
  return notices !== null;
}

async function tellAdmins(
  parts: StoreParts,
  { config }: Workplace,
  message: OutgoingMessage,
  error: Sentence,
): Promise<Notice[]> {
  const persons = await parts.persons.list();
  const target = persons.find(({ key }) => key === message.person)?.name ?? message.target;
  const subject = `messages:${message.channel}`;
  const notices: Notice[] = [];
  for (const { key, roles, locale } of persons) {
    if (!roles.includes('admin')) continue;
    const unseen = await parts.outbox.list(key, { onlyUnseen: true });
    if (unseen.some((notice) => notice.kind === KIND && notice.subject === subject)) continue;
    const reason = renderSentence(locale ?? config.organisation.locale, error);
    const notice = await parts.outbox.add({
      person: key,
      kind: KIND,
      sentence: sentence('notice.message.failed', { target, reason }),
      subject,
    });
    // That mail does not get through is not told by mail: each such message would make the next.
    if (message.channel === EMAIL) await parts.outbox.markSent(notice.id);
    notices.push(notice);
  }
  return notices;
}
