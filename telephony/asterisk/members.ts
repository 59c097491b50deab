import { AppError } from '../../model/errors.ts';
import type { QueueState } from '../../model/phones.ts';
import type { NewMember, Pbx } from '../pbx.ts';
import { type AmiMessage, field, numberField } from './ami-message.ts';
import type { Connection } from './connection.ts';
import type { QueueNames } from './queue-names.ts';
import { readCaller, readMember } from './read-member.ts';
import { refused, type Session } from './session.ts';
import { toStored } from './stored-text.ts';

export interface MembersOptions {
  pbx: string;
  queues: QueueNames;
  interfaceOf(extension: string): string;
  /** What tells whether the phone is free, where it is not the interface itself. */
  stateInterfaceOf(extension: string): string | null;
  extensionOf(name: string): string | null;
  clock: () => Date;
}

export type Members = Pick<Pbx, 'readQueues' | 'addMember' | 'removeMember' | 'pauseMember'> & {
  /** By this session; those of our queues that the PBX has, in our order. */
  readAll(session: Pick<Session, 'list'>, onRead: (states: QueueState[]) => void): Promise<QueueState[]>;
};

/** Strategies that keep their members in the order in which they came. */
const ordered = new Set(['linear', 'rrordered']);

/** Reads and changes members of queues; `onRead` is told of each list before any event that comes after it. */
export function openMembers(
  connection: Connection,
  options: MembersOptions,
  onRead: (states: QueueState[]) => void,
): Members {
  const { pbx, queues, clock } = options;

  const read = async (
    session: Pick<Session, 'list'>,
    names: readonly string[] | undefined,
    told: (states: QueueState[]) => void,
  ) => {
    let states: QueueState[] = [];
    const only = names?.length === 1 ? names[0] : undefined;
    const action = { action: 'QueueStatus', queue: only && queues.theirs(only) };
    await session.list(action, (items) => {
      states = queueStates(items, options, clock());
      told(states);
    });
    return states;
  };
  /** Asterisk takes a queue that it does not have for one without anybody. */
  const insistOnQueue = async (queue: string) => {
    if ((await read(connection, [queue], onRead)).length === 0) throw unknownQueue(queue);
  };
  const unknownQueue = (queue: string) => new AppError('unknown-queue', { queue });

  const members: Members = {
    readAll: (session, told) => read(session, undefined, told),
    async readQueues(names) {
      for (const name of names ?? []) queues.theirs(name);
      const states = await read(connection, names, onRead);
      if (!names) return states;
      return names.map((name) => {
        const found = states.find(({ queue }) => queue === name);
        if (!found) throw unknownQueue(name);
        return found;
      });
    },
    async addMember(queue, { extension, name, pauseReason = null }: NewMember) {
      const action = 'QueueAdd';
      const { isSuccess, message } = await connection.act({
        action,
        queue: queues.theirs(queue),
        interface: options.interfaceOf(extension),
        membername: toStored(name),
        stateinterface: options.stateInterfaceOf(extension) ?? undefined,
        penalty: queues.penalty(queue),
        paused: pauseReason === null ? undefined : 'true',
        reason: pauseReason ? toStored(pauseReason) : undefined,
      });
      if (!isSuccess) {
        if (/already there/i.test(message)) return 'already';
        throw /no such queue/i.test(message) ? unknownQueue(queue) : refused(pbx, { action }, message);
      }
      // Older ones do not take the reason together with the member.
      if (pauseReason) {
        await members.pauseMember(queue, { interface: options.interfaceOf(extension) }, pauseReason);
      }
      return 'added';
    },
    async removeMember(queue, member) {
      const action = 'QueueRemove';
      const { isSuccess, message } = await connection.act({
        action,
        queue: queues.theirs(queue),
        interface: member.interface,
      });
      if (isSuccess) return 'removed';
      if (/not there/i.test(message)) return 'absent';
      throw /no such queue/i.test(message) ? unknownQueue(queue) : refused(pbx, { action }, message);
    },
    async pauseMember(queue, member, reason) {
      const action = 'QueuePause';
      const { isSuccess, message } = await connection.act({
        action,
        queue: queues.theirs(queue),
        interface: member.interface,
        paused: reason === null ? 'false' : 'true',
        reason: reason === null ? undefined : toStored(reason),
      });
      if (isSuccess) return 'done';
      if (!/interface not found/i.test(message)) throw refused(pbx, { action }, message);
      await insistOnQueue(queue);
      return 'absent';
    },
  };
  return members;
}

function queueStates(items: AmiMessage[], options: MembersOptions, now: Date): QueueState[] {
  const { queues, extensionOf } = options;
  const at = now.toISOString();
  const states = new Map<string, QueueState>();
  for (const item of items) {
    const queue = queues.ours(field(item, 'queue'));
    if (queue === null) continue;
    const kind = field(item, 'event').toLowerCase();
    if (kind === 'queueparams') {
      const strategy = field(item, 'strategy');
      const keepsOrder = ordered.has(strategy);
      states.set(queue, { queue, strategy, keepsOrder, members: [], callers: [], readAt: at });
    }
    const state = states.get(queue);
    if (!state) continue;
    if (kind === 'queuemember') state.members.push(readMember(item, { queue, extensionOf, at }));
    if (kind === 'queueentry') {
      state.callers.push({
        call: field(item, 'uniqueid'),
        ...readCaller(item),
        position: numberField(item, 'position'),
        since: new Date(now.getTime() - numberField(item, 'wait') * 1000).toISOString(),
      });
    }
  }
  return queues.names.flatMap((name) => states.get(name) ?? []);
}
