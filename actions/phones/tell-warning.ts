import { permissionsOf, rolesOf } from '../../model/permissions.ts';
import type { Notice } from '../../model/requests.ts';
import { renderSentence } from '../../model/texts/index.ts';
import type { Person, PersonKey, Sentence } from '../../model/types.ts';
import type { StoreParts } from '../../store/open-store.ts';
import { tellTeam } from '../tell-team.ts';
import type { Workplace } from '../workplace.ts';

export interface ToldWarning {
  /** Names what it is about: of several servers one tells. */
  key: string;
  kind: 'queue-warning' | 'queue-healed';
  sentence: Sentence;
  /** Whom it concerns besides those who coordinate. */
  concerned: readonly PersonKey[];
  /** Who has a turn now. */
  onDuty: readonly PersonKey[];
  /** Told before within so long, it is not told again. */
  quietMs: number;
}

/**
 * Tells those whom something concerns, those who coordinate and have a turn now (if none of them has, all who
 * coordinate), and the channel of the team. Answers how many were told.
 */
export async function tellWarning(workplace: Workplace, warning: ToldWarning): Promise<number> {
  const { store, events, clock, config } = workplace;
  const { key, kind, sentence, quietMs } = warning;
  const subject = `phones:${key}`;
  const since = new Date(clock().getTime() - quietMs).toISOString();
  const { notices, message } = await store.transaction(async (parts) => {
    const told = toldPersons(await parts.persons.list(), warning);
    const unaware: PersonKey[] = [];
    for (const person of told) if (!(await knows(parts, person))) unaware.push(person);
    const notices = await parts.outbox.addAll(unaware.map((person) => ({ person, kind, sentence, subject })));
    const text = renderSentence(config.organisation.locale, sentence);
    const isNews = notices.length > 0 || told.length === 0;
    const message = isNews ? await tellTeam(workplace, parts, { text, threadKey: subject }) : null;
    return { notices, message };
  });
  for (const notice of notices) events.publish('notice', { notice });
  if (message) events.publish('message-queued', { id: message.id });
  return notices.length;

  async function knows({ outbox }: StoreParts, person: PersonKey): Promise<boolean> {
    const isIt = (notice: Notice) =>
      notice.subject === subject && notice.kind === kind && notice.createdAt >= since;
    return (await outbox.list(person, { limit: 50 })).some(isIt);
  }
}

function toldPersons(persons: readonly Person[], { concerned, onDuty }: ToldWarning): PersonKey[] {
  const leads = persons.filter((person) =>
    permissionsOf({ roles: rolesOf(person) }).includes('queue.control'),
  );
  const present = leads.filter(({ key }) => onDuty.includes(key));
  const keys = (present.length > 0 ? present : leads).map(({ key }) => key);
  const known = new Set(persons.map(({ key }) => key));
  return [...new Set([...concerned.filter((key) => known.has(key)), ...keys])];
}
