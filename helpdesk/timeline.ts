import type { CallNote } from '../model/call-notes.ts';
import type { Call } from '../model/phones.ts';
import type { ServiceRequest } from '../model/service-requests.ts';
import type { Instant, IsoDate, PersonKey, TimeOfDay } from '../model/types.ts';

/** A turn of somebody who attended. */
export interface AttendedTurn {
  date: IsoDate;
  start: TimeOfDay;
  end: TimeOfDay;
  /** Name of the line. */
  line: string;
}

export type TimelineEntry =
  /** `person`: who attended; `turn`: in which turn of hers, `null` outside of any. */
  | {
      kind: 'call';
      at: Instant;
      call: Call;
      person: PersonKey | null;
      turn: AttendedTurn | null;
      notes: CallNote[];
    }
  /** Of a call that no exchange of ours knows. */
  | { kind: 'note'; at: Instant; note: CallNote; turn: AttendedTurn | null }
  | { kind: 'request'; at: Instant; request: ServiceRequest };

export interface TimelineParts {
  calls: readonly Call[];
  notes: readonly CallNote[];
  requests: readonly ServiceRequest[];
  turnOf: (person: PersonKey, at: Instant) => AttendedTurn | null;
}

/** All that there was with a customer, the newest first; a call brings its notes along. */
export function buildTimeline({ calls, notes, requests, turnOf }: TimelineParts): TimelineEntry[] {
  const known = new Set(calls.map(({ id }) => id));
  const entries: TimelineEntry[] = [
    ...calls.map((call): TimelineEntry => {
      const own = notes.filter((note) => note.call === call.id);
      const person = call.person ?? own[0]?.operator ?? null;
      const turn = person === null ? null : turnOf(person, call.answeredAt ?? call.startedAt);
      return { kind: 'call', at: call.startedAt, call, person, turn, notes: own };
    }),
    ...notes
      .filter(({ call }) => call === null || !known.has(call))
      .map(
        (note): TimelineEntry => ({ kind: 'note', at: note.at, note, turn: turnOf(note.operator, note.at) }),
      ),
    ...requests.map((request): TimelineEntry => ({ kind: 'request', at: request.createdAt, request })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
