import type { Config } from '../../model/config/schema.ts';
import type { QueueToday } from '../../model/forms/queue.ts';
import type { Pause, QueueMember, QueueOverride } from '../../model/phones.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Person, PersonKey, Sentence } from '../../model/types.ts';
import type { LiveState } from './live-state.ts';
import { pauseReasons, pauseText } from './pause-reasons.ts';
import type { LiveQueue, QueueView, QueueViewMember, QueueWarning } from './phones.ts';
import type { WantedNow } from './wanted-members.ts';

/** What the store knows of a queue at a moment. */
export interface QueueRecord {
  wanted: WantedNow;
  overrides: readonly QueueOverride[];
  /** Open ones. */
  pauses: readonly Pause[];
  /** Everybody, those who have gone as well. */
  persons: readonly Person[];
}

export interface ViewParts {
  config: Config;
  live: LiveQueue;
  told: LiveState;
  /** `null`: nothing was read yet. */
  record: QueueRecord | null;
  today: QueueToday;
  warnings: readonly QueueWarning[];
}

/** What a page of the queue shows. Pure: made of what is in memory. */
export function queueView({ config, live, told, record, today, warnings }: ViewParts): QueueView {
  const { pbx, queue } = live;
  const { state, since, reason } = pbx.status;
  const members = (told.state?.members ?? []).map((member) => viewMember(member, told, record));
  return {
    queue,
    pbx: { name: pbx.name, state, since, reason },
    readAt: told.state?.readAt ?? null,
    strategy: told.state?.strategy ?? null,
    kind: record?.wanted.kind ?? 'closed',
    slot: record?.wanted.slot ?? null,
    members,
    absent: record && told.state ? absentOf(config, live, record, members) : [],
    callers: [...(told.state?.callers ?? [])],
    warnings: [...warnings],
    findings: record?.wanted.findings ?? [],
    today,
    pauseReasons: pauseReasons(config),
  };
}

function viewMember(
  member: QueueMember,
  { callSince }: LiveState,
  record: QueueRecord | null,
): QueueViewMember {
  const { extension, interface: name, isInQueueCall } = member;
  const person = record && holderOf(record, extension);
  const pause = record?.pauses.find((one) => one.extension === extension);
  const added = record?.overrides.find(({ kind, person: key }) => kind === 'add' && key === person?.key);
  return {
    person: person?.key ?? null,
    name: person?.name ?? member.name,
    coat: person?.coat ?? null,
    extension,
    interface: name,
    state: member.state,
    paused: member.paused,
    pauseReason: member.paused && member.pauseReason !== '' ? pauseText(member.pauseReason) : null,
    pausedSince: member.paused ? (member.pausedSince ?? pause?.startedAt ?? null) : null,
    pausedBy: member.paused ? (pause?.startedBy ?? null) : null,
    isInQueueCall,
    callSince: isInQueueCall ? (callSince.get(name) ?? null) : null,
    planned: record?.wanted.planned.includes(person?.key ?? '') ?? false,
    byHand: added ? { by: added.by, until: added.until } : null,
    callsTaken: member.callsTaken,
    lastCallAt: member.lastCallAt,
  };
}

/** Who of ours an extension is: of several the one who is planned, then who is still with us. */
export function holderOf(
  { persons, wanted }: Pick<QueueRecord, 'persons' | 'wanted'>,
  extension: string | null,
): Person | null {
  if (extension === null) return null;
  const holders = persons.filter((one) => one.extension === extension);
  const isWanted = ({ key }: Person) => wanted.wanted.some(({ person }) => person === key);
  return holders.find(isWanted) ?? holders.find(({ active }) => active) ?? holders[0] ?? null;
}

function absentOf(
  config: Config,
  live: LiveQueue,
  record: QueueRecord,
  members: readonly QueueViewMember[],
): QueueView['absent'] {
  const there = new Set(members.map(({ person }) => person));
  return record.wanted.planned
    .filter((key) => !there.has(key))
    .map((key) => {
      const person = record.persons.find((one) => one.key === key);
      const why = whyAbsent(config, live, record, key, person);
      return { person: key, name: person?.name ?? key, coat: person?.coat ?? null, why };
    });
}

function whyAbsent(
  config: Config,
  { pbx }: LiveQueue,
  { wanted, overrides, persons }: QueueRecord,
  key: PersonKey,
  person: Person | undefined,
): Sentence {
  if (!person?.active) return sentence('phones.why.gone');
  if (!person.extension) return sentence('phones.why.no-extension');
  const removed = overrides.find((one) => one.kind === 'remove' && one.person === key);
  if (removed) {
    const name = persons.find((one) => one.key === removed.by)?.name ?? removed.by;
    return sentence('phones.why.by-hand', { name });
  }
  const holder = wanted.wanted.find((one) => one.extension === person.extension && one.person !== key);
  if (holder) return sentence('phones.why.same-extension', { name: holder.name });
  if (pbx.status.state !== 'ready') return sentence('phones.why.pbx', { pbx: pbx.name });
  if (config.telephony.follow === 'off') return sentence('phones.why.off');
  return sentence('phones.why.missing');
}
