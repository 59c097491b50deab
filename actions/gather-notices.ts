import { EMAIL } from '../model/messages.ts';
import type { Notice } from '../model/requests.ts';
import { renderSentence, speaker } from '../model/texts/index.ts';
import type { Instant, Person } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Workplace } from './workplace.ts';

/** What comes within this of the first goes into the same mail. */
const TOGETHER_MS = 120_000;
/** Older ones are no news: mail was off, or the server was. */
const LATEST_MS = 86_400_000;
const LONGEST_SUBJECT = 78;

/**
 * Makes mail of what people have not seen yet, one for each of them, and puts it into the outbox. Answers how many, and
 * when the next is due; nothing at all unless the configuration wants it.
 */
export async function gatherNotices(workplace: Workplace): Promise<{ made: number; nextAt: Instant | null }> {
  const { config, store, clock } = workplace;
  const { notices: wish, email } = config.messaging;
  if (wish !== 'email' || email.host === null) return { made: 0, nextAt: null };
  const now = clock().getTime();
  const since = new Date(now - LATEST_MS).toISOString();
  const isRipe = ([first]: readonly Notice[]) => Date.parse(first!.createdAt) + TOGETHER_MS <= now;
  // Looked at before anybody is hindered by writing.
  const waiting = byPerson(await store.outbox.waiting(since));
  const young = waiting.filter((notices) => !isRipe(notices)).map(([first]) => first!.createdAt);
  const nextAt = young.length > 0 ? new Date(Date.parse(young.sort()[0]!) + TOGETHER_MS).toISOString() : null;
  if (!waiting.some(isRipe)) return { made: 0, nextAt };
  const made = await store.transaction(async (parts) => {
    // Another server may have been faster.
    const ripe = byPerson(await parts.outbox.waiting(since)).filter(isRipe);
    const persons = new Map((await parts.persons.list()).map((person) => [person.key, person]));
    for (const notices of ripe) await makeMail(parts, workplace, persons.get(notices[0]!.person)!, notices);
    return ripe.length;
  });
  return { made, nextAt };
}

async function makeMail(
  parts: StoreParts,
  { config }: Workplace,
  person: Person,
  notices: readonly Notice[],
): Promise<void> {
  const locale = person.locale ?? config.organisation.locale;
  const say = speaker(locale);
  const sentences = notices.map(({ sentence }) => renderSentence(locale, sentence));
  const [only] = sentences;
  const isShort = sentences.length === 1 && only!.length <= LONGEST_SUBJECT && !only!.includes('\n');
  const organisation = config.organisation.name;
  const subject = isShort ? only! : say('message.notices.subject', { organisation, count: notices.length });
  const root = config.api.publicUrl?.replace(/\/$/, '');
  const body = sentences.length === 1 ? only! : sentences.map((text) => `- ${text}`).join('\n');
  const end = root ? `\n\n${say('message.notices.page', { url: `${root}/mine` })}` : '';
  await parts.messages.add({
    channel: EMAIL,
    target: person.email!,
    person: person.key,
    notice: notices[0]!.id,
    by: 'lineup',
    subject,
    text: `${body}${end}`,
    dedupeKey: `notices:${notices[0]!.id}`,
  });
  for (const { id } of notices) await parts.outbox.markSent(id);
}

function byPerson(notices: readonly Notice[]): Notice[][] {
  return [...Map.groupBy(notices, ({ person }) => person).values()];
}
