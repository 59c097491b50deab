import type { QueueMember } from '../../model/phones.ts';
import type { Instant, PersonKey } from '../../model/types.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';
import type { Workplace } from '../workplace.ts';

export interface KeptPauses {
  hear(event: PbxEvent): void;
  settled(): Promise<void>;
}

/**
 * Keeps pauses that begin and end at the PBX, by a code that somebody dialled or by its own doing: what Lineup does
 * itself is in the store before the PBX tells of it. `onChange` hears of which queue they are others now.
 */
export function keepPauses(
  { store }: Pick<Workplace, 'store'>,
  {
    personOf,
    onChange,
    onFailure,
  }: {
    personOf: (extension: string | null) => PersonKey | null;
    onChange: (queue: string) => void;
    onFailure: (error: unknown) => void;
  },
): KeptPauses {
  /** What was heard last of each member: most of what is told is no news. */
  const known = new Map<string, string>();
  let writing: Promise<void> = Promise.resolve();

  const later = (queue: string, work: () => Promise<boolean>) => {
    writing = writing.then(work).then((isNew) => {
      if (isNew) onChange(queue);
    }, onFailure);
  };

  function note(member: QueueMember, at: Instant): void {
    const { queue, extension, paused, pauseReason: reason } = member;
    if (extension === null) return;
    const name = `${queue} ${member.interface}`;
    const says = paused ? `paused ${reason}` : 'open';
    if (known.get(name) === says) return;
    known.set(name, says);
    if (!paused) {
      later(queue, () => store.pauses.end(queue, extension, { at, by: null }));
      return;
    }
    const startedAt = member.pausedSince ?? at;
    const pause = { queue, person: personOf(extension), extension, reason, startedAt, startedBy: null };
    later(queue, () => store.pauses.note(pause));
  }

  return {
    hear(event) {
      if (event.type === 'member') note(event.member, event.at);
      else if (event.type === 'resync') {
        for (const { members } of event.queues) for (const member of members) note(member, event.at);
      } else if (event.type === 'member-removed') {
        const { queue, extension, at } = event;
        const name = `${queue} ${event.interface}`;
        const wasPaused = known.get(name)?.startsWith('paused') ?? false;
        known.delete(name);
        if (wasPaused && extension !== null) {
          later(queue, () => store.pauses.end(queue, extension, { at, by: null }));
        }
      }
    },
    settled: () => writing,
  };
}
