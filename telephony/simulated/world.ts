import type { MemberState } from '../../model/phones.ts';
import type { CallEvent } from '../pbx.ts';
import {
  type Caller,
  type Member,
  newPhone,
  type Phone,
  type PhoneBehaviour,
  type Queue,
  type QueueSettings,
} from './exchange-parts.ts';
import type { SimulatedTime } from './time.ts';

export interface ExchangeOptions {
  time: SimulatedTime;
  queues: ReadonlyMap<string, QueueSettings>;
  onCallEvent: (event: CallEvent) => void;
  onMember: (queue: Queue, member: Member) => void;
  /** What a phone's holder does with a call for which nothing else is laid down. */
  behave: (phone: Phone) => PhoneBehaviour;
  /** The last words about this call name no call, as it happens with real ones. */
  forgetsCall: () => boolean;
}

/** Out of the wall is noticed after so long, in it again after so long. */
const MISSED_AFTER_MS = 3000;
const FOUND_AFTER_MS = 500;
/** Whose agent is cut off hangs up after so long. */
const PUZZLED_MS = 2000;

export type World = ReturnType<typeof openWorld>;

/** What all parts of an exchange see: its phones, queues and callers, its clock, and who is told. */
export function openWorld(options: ExchangeOptions) {
  const { time, behave, forgetsCall, onCallEvent: emit } = options;
  const phones = new Map<string, Phone>();
  const queues = new Map<string, Queue>();
  const callers = new Map<string, Caller>();
  for (const [name, settings] of options.queues) {
    queues.set(name, { name, settings, members: [], callers: [], lastRung: null });
  }
  /** Another one after all ended at one blow: timers of before then do nothing. */
  let life = 0;

  const world = {
    time,
    phones,
    queues,
    callers,
    emit,
    behave,
    forgetsCall,
    later,
    secondsSince: (at: number) => Math.floor((time.now() - at) / 1000),
    stateOf,
    tellPhone,
    plug,
    unplug,
    removePhone,
    cutPower,
    /** Something changed for the members with this phone: whoever waits may be served. */
    lookAround: (_extension: string): void => {},
    /** The caller puts the phone down, wherever she is. */
    hangUp: (_call: string): void => {},
  };
  return world;

  function later(ms: number, run: () => void): () => void {
    const born = life;
    return time.after(ms, () => {
      if (born === life) run();
    });
  }

  function plug(extension: string, name = ''): void {
    const phone = phones.get(extension) ?? newPhone(extension, name, false);
    phones.set(extension, phone);
    if (phone.isPlugged) return;
    phone.isPlugged = true;
    later(FOUND_AFTER_MS, () => register(phone));
  }

  function unplug(phone: Phone): void {
    if (!phone.isPlugged) return;
    phone.isPlugged = false;
    // It rings on where nobody hears it: what its holder was about to do does not happen.
    if (phone.ring) for (const stop of phone.ring.stopTimers.splice(1)) stop();
    const { caller } = phone;
    if (caller) later(PUZZLED_MS, () => world.hangUp(caller.call));
    later(MISSED_AFTER_MS, () => register(phone));
  }

  /** Nobody can ring it any more; a call that is up goes on. */
  function removePhone(extension: string): void {
    const phone = phones.get(extension);
    if (!phone) return;
    phone.isPlugged = false;
    phone.isRegistered = false;
    phones.delete(extension);
    tellPhone(phone);
    world.lookAround(extension);
  }

  function register(phone: Phone): void {
    if (phone.isRegistered === phone.isPlugged) return;
    phone.isRegistered = phone.isPlugged;
    tellPhone(phone);
    world.lookAround(phone.extension);
  }

  function stateOf(phone: Phone | undefined): MemberState {
    if (!phone?.isRegistered) return 'unregistered';
    const rings = phone.ring !== null || phone.isCalled;
    if (phone.caller || phone.isInOwnCall) return rings ? 'in_call_ringing' : 'in_call';
    return rings ? 'ringing' : 'available';
  }

  function tellPhone(phone: Phone): void {
    for (const queue of queues.values()) {
      const member = queue.members.find((one) => one.extension === phone.extension);
      if (member) options.onMember(queue, member);
    }
  }

  function cutPower(): void {
    life++;
    callers.clear();
    for (const phone of phones.values()) {
      Object.assign(phone, { ring: null, isCalled: false, caller: null, isInOwnCall: false, freeAt: 0 });
      phone.isRegistered = phone.isPlugged;
    }
    for (const queue of queues.values()) {
      Object.assign(queue, { callers: [], lastRung: null });
      for (const member of queue.members) {
        Object.assign(member, { isInQueueCall: false, callsTaken: 0, lastCallAt: null });
      }
    }
  }
}
