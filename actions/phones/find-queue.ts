import { AppError } from '../../model/errors.ts';
import type { QueueMember, QueueState } from '../../model/phones.ts';
import type { Person, PersonKey } from '../../model/types.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import type { Exchanges, LiveQueue } from './phones.ts';

/** `unknown-queue`, or `no-phones` where there are none at all. */
export function findQueue({ liveQueues }: Pick<Exchanges, 'liveQueues'>, queue: string): LiveQueue {
  const found = liveQueues.find((one) => one.queue === queue);
  if (found) return found;
  throw liveQueues.length === 0 ? new AppError('no-phones') : new AppError('unknown-queue', { queue });
}

/** All of them, or the one that is named. `unknown-queue`, `no-phones`. */
export function findQueues(exchanges: Pick<Exchanges, 'liveQueues'>, queue?: string): readonly LiveQueue[] {
  return queue === undefined ? exchanges.liveQueues : [findQueue(exchanges, queue)];
}

/** `forbidden` unless one may steer others, or oneself if it is about oneself. */
export function refuseOthers(actor: Actor, person: PersonKey | null): void {
  if (may(actor, 'queue.control')) return;
  if (actor.person !== null && actor.person === person && may(actor, 'queue.control.own')) return;
  throw new AppError('forbidden');
}

/** Somebody who may be in a queue. `unknown-person`, `person-archived`, `no-extension`. */
export async function findAgent(
  { store }: Pick<Workplace, 'store'>,
  key: PersonKey,
): Promise<Person & { extension: string }> {
  const person = await store.persons.get(key);
  if (!person) throw new AppError('unknown-person', { person: key });
  if (!person.active) throw new AppError('person-archived', { person: person.name });
  const { extension } = person;
  if (!extension) throw new AppError('no-extension', { name: person.name });
  return { ...person, extension };
}

/** A queue as it is at the PBX now. `unknown-queue`, `pbx-down` … */
export async function readQueue({ pbx, queue }: LiveQueue): Promise<QueueState> {
  const found = (await pbx.readQueues([queue])).find((one) => one.queue === queue);
  if (!found) throw new AppError('unknown-queue', { queue });
  return found;
}

/** The member of an extension, however the PBX writes its interface. */
export function memberOf({ pbx }: LiveQueue, state: QueueState, extension: string): QueueMember | null {
  const name = pbx.interfaceOf(extension);
  return state.members.find((one) => one.interface === name || one.extension === extension) ?? null;
}
