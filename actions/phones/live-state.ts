import type { QueueMember, QueueState, WaitingCaller } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';

/** A queue as it was told, kept true by what happens. */
export interface LiveState {
  /** `null`: nothing was told of it yet. */
  state: QueueState | null;
  /** Since when a member's call of this queue is up, by interface. */
  callSince: ReadonlyMap<string, Instant>;
}

export interface LiveStates {
  of(queue: string): LiveState;
  /** Takes what happens; answers which queues show something else than before. */
  hear(event: PbxEvent): string[];
  /** Takes a queue as it was read. */
  take(state: QueueState): void;
  /** How often something was heard of a queue: what was read meanwhile may be older than that. */
  heard(queue: string): number;
}

/** The queues of one exchange in memory. */
export function keepLiveStates(queues: readonly string[]): LiveStates {
  const kept = new Map(
    queues.map((queue) => [
      queue,
      { state: null as QueueState | null, callSince: new Map<string, Instant>(), heard: 0 },
    ]),
  );

  function take(state: QueueState): void {
    const one = kept.get(state.queue);
    if (!one) return;
    one.state = { ...state, members: [...state.members], callers: [...state.callers] };
    const talking = new Set(state.members.filter((member) => member.isInQueueCall).map((m) => m.interface));
    for (const name of one.callSince.keys()) if (!talking.has(name)) one.callSince.delete(name);
  }

  function change(queue: string, at: Instant, work: (one: { state: QueueState }) => void): string[] {
    const one = kept.get(queue);
    if (!one) return [];
    one.heard++;
    if (!one.state) return [];
    work(one as { state: QueueState });
    one.state.readAt = at;
    return [queue];
  }

  const withoutCaller = (state: QueueState, call: string): void => {
    const gone = state.callers.find((caller) => caller.call === call);
    if (!gone) return;
    state.callers = state.callers
      .filter((caller) => caller !== gone)
      .map((caller) =>
        caller.position > gone.position ? { ...caller, position: caller.position - 1 } : caller,
      );
  };

  return {
    of: (queue) => kept.get(queue) ?? { state: null, callSince: new Map() },
    heard: (queue) => kept.get(queue)?.heard ?? 0,
    take,

    hear(event) {
      const { at } = event;
      switch (event.type) {
        case 'status':
          return [...kept.keys()];
        case 'resync':
          for (const state of event.queues) {
            take(state);
            const one = kept.get(state.queue);
            if (one) one.heard++;
          }
          return event.queues.map(({ queue }) => queue).filter((queue) => kept.has(queue));
        case 'member':
          return change(event.member.queue, at, ({ state }) => {
            state.members = withMember(state.members, event.member);
          });
        case 'member-removed':
          return change(event.queue, at, ({ state }) => {
            state.members = state.members.filter((member) => member.interface !== event.interface);
          });
        case 'caller-joined':
          return change(event.queue, at, ({ state }) => {
            const { call, number, name, position } = event;
            state.callers = inOrder([
              ...state.callers.filter((caller) => caller.call !== call),
              { call, number, name, position, since: at },
            ]);
          });
        case 'caller-moved':
          return change(event.queue, at, ({ state }) => {
            const { call, position } = event;
            state.callers = inOrder(
              state.callers.map((caller) => (caller.call === call ? { ...caller, position } : caller)),
            );
          });
        case 'caller-left':
          return change(event.queue, at, ({ state }) => withoutCaller(state, event.call));
        case 'call-answered':
          kept.get(event.queue)?.callSince.set(event.interface, at);
          return change(event.queue, at, ({ state }) => withoutCaller(state, event.call));
        case 'call-completed':
          kept.get(event.queue)?.callSince.delete(event.interface);
          return change(event.queue, at, () => {});
        case 'caller-hung-up':
        case 'call-ended':
          return [...kept].flatMap(([queue, { state }]) => {
            const isWaiting = state?.callers.some(({ call }) => call === event.call);
            return isWaiting ? change(queue, at, (one) => withoutCaller(one.state, event.call)) : [];
          });
        default:
          return [];
      }
    },
  };
}

function withMember(members: readonly QueueMember[], member: QueueMember): QueueMember[] {
  const place = members.findIndex((one) => one.interface === member.interface);
  return place < 0 ? [...members, member] : members.with(place, member);
}

function inOrder(callers: WaitingCaller[]): WaitingCaller[] {
  return callers.sort((a, b) => a.position - b.position || (a.since < b.since ? -1 : 1));
}
