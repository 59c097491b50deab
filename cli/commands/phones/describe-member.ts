import { pauseText } from '../../../actions/phones/pause-reasons.ts';
import type { Config } from '../../../model/config/schema.ts';
import type { QueueMember } from '../../../model/phones.ts';
import type { Say, TextKey } from '../../../model/texts/index.ts';
import { localStamp } from '../../../model/time.ts';
import type { Person } from '../../../model/types.ts';

export const memberColumns = ['name', 'extension', 'state', 'paused', 'calls', 'last-call'] as const;

/** A row about a member of a queue. */
export function describeMember(
  member: QueueMember,
  { persons, say, config, now }: { persons: readonly Person[]; say: Say; config: Config; now: Date },
): (string | number | null)[] {
  const { extension, name, state, isInQueueCall, callsTaken, lastCallAt } = member;
  const person = persons.find((one) => extension !== null && one.extension === extension);
  const doing = say(`cli.member.${state}`);
  return [
    person?.name ?? name,
    extension ?? member.interface,
    isInQueueCall ? `${doing} (${say('cli.queue.in-queue-call')})` : doing,
    pauseOf(member, say, now),
    callsTaken,
    lastCallAt && localStamp(lastCallAt, config.organisation.timezone).slice(11),
  ];
}

function pauseOf({ paused, pauseReason, pausedSince }: QueueMember, say: Say, now: Date): string {
  if (!paused) return '';
  const minutes =
    pausedSince === null ? null : Math.round((now.getTime() - Date.parse(pausedSince)) / 60_000);
  const { key, values } = pauseText(pauseReason);
  const reason = pauseReason === '' ? say('cli.queue.paused') : say(key as TextKey, values);
  return minutes === null ? reason : `${reason}, ${say('cli.queue.minutes', { minutes })}`;
}
