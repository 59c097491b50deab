import type { GoneCard, KnownCard } from '../model/call-cards.ts';
import type { Call } from '../model/phones.ts';
import type { Notice } from '../model/requests.ts';
import type { Instant, IsoDate, PersonKey, TimetableState } from '../model/types.ts';

/** What happens in this process and others want to know at once. Payloads are plain data. */
export interface EventMap {
  /** A timetable of the week was written. */
  'week-changed': {
    week: IsoDate;
    id: string;
    version: number;
    state: TimetableState;
    by: string;
    editId?: string;
  };
  /** A plan has got on: whatever its page shows. */
  'plan-progress': { id: string; week: IsoDate; by: string } & Record<string, unknown>;
  notice: { notice: Notice };
  /** Something is to go out of the house. */
  'message-queued': { id: string };
  /** A live queue's page shows something else than before. */
  'queue-changed': { queue: string };
  /** A call has got on. */
  'call-changed': { call: Call };
  /** The cards on somebody's screen, all of them as they are now, and those that went. For that person alone. */
  'card-changed': { person: PersonKey; cards: KnownCard[]; gone: GoneCard[] };
  /** Something of the desk was written: lists are to be fetched anew. */
  'desk-changed': { what: 'note' | 'category' | 'service-request' | 'callback'; id: string };
  /** A request between people was made, answered or ended. `persons`: whom it concerns. */
  'request-changed': { id: string; week: IsoDate; state: string; persons: PersonKey[] };
  /** `changed`: somebody signed in anew in the same browser; `ended`: signed out, or thrown out. */
  'session-ended': { session: string; person: PersonKey; state: 'ended' | 'changed' };
  /** Who is editing which day of a week. */
  presence: { week: IsoDate; people: { person: PersonKey; date: IsoDate; since?: Instant }[] };
}

export type EventName = keyof EventMap;
export type Listener<Name extends EventName> = (event: EventMap[Name]) => void;

export interface Events {
  /** Tells all who listen, at once and in the order of their coming. One that throws does not hinder the others. */
  publish<Name extends EventName>(name: Name, event: EventMap[Name]): void;
  /** Returns the function that stops listening. */
  subscribe<Name extends EventName>(name: Name, listener: Listener<Name>): () => void;
}

/** A bus of this process. `onFailure` hears what listeners throw. */
export function makeEvents(onFailure: (error: unknown) => void = () => {}): Events {
  const listeners = new Map<EventName, Set<Listener<never>>>();
  return {
    publish(name, event) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          (listener as (event: unknown) => void)(event);
        } catch (error) {
          onFailure(error);
        }
      }
    },
    subscribe(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener as Listener<never>));
      return () => void known.delete(listener as Listener<never>);
    },
  };
}
