import type { QueueMember, QueueState } from '../../model/phones.ts';
import type { Exchange } from './exchange.ts';
import type { Member, Queue } from './exchange-parts.ts';

/** Strategies by which calls go round in the members' order. */
const KEEPS_ORDER: readonly string[] = ['rrordered'];

export function viewMember(exchange: Exchange, queue: Queue, member: Member): QueueMember {
  const { pausedSince, lastCallAt, ...rest } = member;
  return {
    queue: queue.name,
    ...rest,
    state: exchange.stateOf(exchange.phones.get(member.extension ?? '')),
    pausedSince: pausedSince === null ? null : new Date(pausedSince).toISOString(),
    lastCallAt: lastCallAt === null ? null : new Date(lastCallAt).toISOString(),
  };
}

export function viewQueue(exchange: Exchange, queue: Queue, now: number): QueueState {
  const { strategy } = queue.settings;
  return {
    queue: queue.name,
    strategy,
    keepsOrder: KEEPS_ORDER.includes(strategy),
    members: queue.members.map((member) => viewMember(exchange, queue, member)),
    callers: queue.callers.map(({ call, number, name, joinedAt }, i) => ({
      call,
      number,
      name,
      position: i + 1,
      since: new Date(joinedAt).toISOString(),
    })),
    readAt: new Date(now).toISOString(),
  };
}
