import { AppError } from '../model/errors.ts';
import type { MessageContent, OutgoingMessage } from '../model/messages.ts';
import { speaker } from '../model/texts/index.ts';
import type { StoreParts } from '../store/open-store.ts';
import { type ResolvedTarget, resolveTarget } from './message-targets.ts';
import type { Workplace } from './workplace.ts';

export interface SayRequest extends Partial<MessageContent> {
  /** As people write it, see `resolveTarget`; `null`: the default channel. */
  target: string | null;
  text: string;
}

/** Some four messages of a chat. */
const MOST_CHARACTERS = 100_000;

/**
 * Puts what somebody says into the outbox, from where it goes out soon. Refuses with `unknown-target`,
 * `target-needed`, `person-unreachable` and `bad-option` (no text, or too much).
 */
export async function sendMessage(
  workplace: Workplace,
  request: SayRequest,
): Promise<{ message: OutgoingMessage; target: ResolvedTarget }> {
  const { store, by, events } = workplace;
  const { target: written, ...content } = request;
  const text = checkedText(workplace, request.text);
  const target = await resolveTarget(workplace, written);
  const message = await store.transaction(async (parts) => {
    const added = await parts.messages.add({ ...content, ...placeOf(target), text, by });
    await noteSaying(parts, by, target, text);
    return added.message;
  });
  events.publish('message-queued', { id: message.id });
  return { message, target };
}

/** Keeps who said something to whom; what it was is theirs. */
export async function noteSaying(
  parts: StoreParts,
  by: string,
  { channel, person, label }: ResolvedTarget,
  text: string,
): Promise<void> {
  const after = { channel, characters: text.length };
  await parts.audit.add({ who: by, what: 'message.say', subject: person ?? label, before: null, after });
}

/** A text that says something. */
export function checkedText({ locale }: Workplace, text: string): string {
  const said = text.replace(/\r\n?/g, '\n').trim();
  if (said !== '' && said.length <= MOST_CHARACTERS) return said;
  const value = said === '' ? '' : `${said.slice(0, 20)}…`;
  const expected = speaker(locale)('expected.message', { most: MOST_CHARACTERS });
  throw new AppError('bad-option', { option: 'TEXT', value, expected });
}

function placeOf({ channel, target, person }: ResolvedTarget) {
  return { channel, target, person };
}
