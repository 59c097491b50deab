import type { ArrivingCaller, Caller, Member, Phone, PhoneBehaviour, Queue, Ring } from './exchange-parts.ts';
import { openTalks } from './talks.ts';
import { type ExchangeOptions, openWorld } from './world.ts';

export type Exchange = ReturnType<typeof openExchange>;

/**
 * The queues of an exchange with their phones and callers. What it tells comes in the order in which Asterisk tells
 * it. Nothing here is chance; who behaves how is told from outside.
 */
export function openExchange(options: ExchangeOptions) {
  const world = openWorld(options);
  const talks = openTalks(world);
  const { time, phones, queues, callers, emit, later, secondsSince, stateOf, tellPhone } = world;
  Object.assign(world, { lookAround, hangUp });
  const began = Math.floor(time.now() / 1000);
  let count = 0;

  return {
    phones,
    queues,
    callers,
    callIn,
    hangUp,
    answer,
    reject,
    endTalk: talks.endTalk,
    handOn: talks.handOn,
    callOut: talks.callOut,
    endCallOut: talks.endCallOut,
    plug: world.plug,
    unplug: world.unplug,
    removePhone: world.removePhone,
    stateOf,
    lookAround,
    cutPower: world.cutPower,
  };

  function callIn({ queue: name, number, name: callerName = null, ...rest }: ArrivingCaller): string {
    const queue = queues.get(name);
    if (!queue) throw new RangeError(`no queue ${name}`);
    const call = `${began}.${count++}`;
    const { mostCallers, joinsEmpty, longestWaitMs } = queue.settings;
    const refusal =
      mostCallers !== null && queue.callers.length >= mostCallers
        ? 'FULL'
        : !joinsEmpty && isEmpty(queue)
          ? 'JOINEMPTY'
          : null;
    if (refusal) {
      emit({ type: 'queue-result', call, queue: name, result: refusal, number });
      emit({ type: 'call-ended', call });
      return call;
    }
    const now = time.now();
    const caller: Caller = {
      call,
      queue,
      number,
      name: callerName,
      joinedAt: now,
      nextTryAt: now,
      rings: [],
      answered: null,
      isHandedOn: false,
      talksMs: rest.talksMs ?? null,
      stopTimers: [],
    };
    callers.set(call, caller);
    const position = queue.callers.push(caller);
    emit({ type: 'caller-joined', call, queue: name, number, name: callerName, position });
    const { givesUpAfterMs } = rest;
    if (givesUpAfterMs !== undefined) caller.stopTimers.push(later(givesUpAfterMs, () => hangUp(call)));
    if (longestWaitMs !== null) caller.stopTimers.push(later(longestWaitMs, () => giveUp(caller, 'TIMEOUT')));
    serve(queue);
    return call;
  }

  /** The caller puts the phone down, wherever she is. Nothing if she is gone. */
  function hangUp(call: string): void {
    const caller = callers.get(call);
    if (!caller) return;
    if (caller.answered) {
      talks.hangUp(caller);
    } else {
      emit({ type: 'caller-hung-up', call });
      leave(caller);
      talks.end(caller);
    }
  }

  /** The queue has enough of her. */
  function giveUp(caller: Caller, result: string): void {
    const { call, queue, number } = caller;
    for (const ring of caller.rings) tellMissed(ring, false);
    leave(caller);
    emit({ type: 'queue-result', call, queue: queue.name, result, number });
    talks.end(caller);
  }

  /** Out of the queue without an answer. */
  function leave(caller: Caller): void {
    const { call, queue, rings } = caller;
    const holdSeconds = secondsSince(caller.joinedAt);
    const tellMoves = stopWaiting(caller);
    emit({ type: 'caller-left', call, queue: queue.name, holdSeconds });
    tellMoves();
    caller.rings = [];
    for (const ring of rings) stopRing(ring);
  }

  /** Out of the line; returns what tells that the others moved up, to be called when it is told why. */
  function stopWaiting(caller: Caller): () => void {
    for (const stop of caller.stopTimers.splice(0)) stop();
    const { queue } = caller;
    const index = queue.callers.indexOf(caller);
    queue.callers.splice(index, 1);
    return () => {
      queue.callers.slice(index).forEach(({ call }, i) => {
        emit({ type: 'caller-moved', call, queue: queue.name, position: index + i + 1 });
      });
    };
  }

  /** Nobody is in who could answer, now or after her call. */
  function isEmpty(queue: Queue): boolean {
    return !queue.members.some((member) => !member.paused && phoneOf(member)?.isRegistered);
  }

  function phoneOf({ extension }: { extension: string | null }): Phone | undefined {
    return phones.get(extension ?? '');
  }

  /** Rings for whoever waits, the first first, where a phone is free. */
  function serve(queue: Queue): void {
    const now = time.now();
    for (const caller of [...queue.callers]) {
      if (caller.rings.length > 0 || caller.nextTryAt > now) continue;
      for (const member of nextMembers(queue)) startRing(caller, member);
    }
  }

  function nextMembers(queue: Queue): Member[] {
    const now = time.now();
    const free = queue.members.filter((member) => {
      const phone = phoneOf(member);
      if (!phone?.isRegistered || member.paused) return false;
      return stateOf(phone) === 'available' && phone.freeAt <= now;
    });
    if (queue.settings.strategy === 'ringall' || free.length < 2) return free;
    const last = queue.members.findIndex((member) => member.interface === queue.lastRung);
    return [free.find((member) => queue.members.indexOf(member) > last) ?? free[0]!];
  }

  function startRing(caller: Caller, member: Member): void {
    const phone = phoneOf(member)!;
    const { queue, call } = caller;
    const ring: Ring = { caller, phone, interface: member.interface, at: time.now(), stopTimers: [] };
    phone.ring = ring;
    caller.rings.push(ring);
    queue.lastRung = member.interface;
    const { interface: name, extension } = member;
    emit({ type: 'phone-rings', call, queue: queue.name, interface: name, extension });
    tellPhone(phone);
    ring.stopTimers.push(later(queue.settings.ringMs, () => miss(ring, false)));
    if (!phone.isPlugged) return;
    const behaviour = phone.behaviour ?? world.behave(phone);
    if (behaviour.does === 'misses') return;
    const act = behaviour.does === 'rejects' ? () => reject(phone) : () => answer(phone, behaviour);
    ring.stopTimers.push(later(behaviour.afterMs, act));
  }

  function stopRing(ring: Ring): void {
    for (const stop of ring.stopTimers.splice(0)) stop();
    if (ring.phone.ring !== ring) return;
    ring.phone.ring = null;
    tellPhone(ring.phone);
    lookAround(ring.phone.extension);
  }

  function tellMissed(
    { caller, interface: name, at, phone: { extension } }: Ring,
    isRejected: boolean,
  ): void {
    const { call, queue } = caller;
    const ringMs = time.now() - at;
    emit({ type: 'ring-missed', call, queue: queue.name, interface: name, extension, ringMs, isRejected });
  }

  /** The phone stops to ring, and after a while the queue tries again. */
  function miss(ring: Ring, isRejected: boolean): void {
    const { caller } = ring;
    const { queue } = caller;
    tellMissed(ring, isRejected);
    caller.rings = caller.rings.filter((other) => other !== ring);
    const member = queue.members.find((one) => one.interface === ring.interface);
    if (queue.settings.pausesMissing && member && !member.paused) {
      Object.assign(member, { paused: true, pauseReason: 'Auto-Pause', pausedSince: time.now() });
    }
    if (caller.rings.length === 0) {
      const { retryMs } = queue.settings;
      caller.nextTryAt = time.now() + retryMs;
      caller.stopTimers.push(later(retryMs, () => serve(queue)));
    }
    stopRing(ring);
  }

  /** Nothing if it does not ring. */
  function reject(phone: Phone): void {
    if (phone.ring) miss(phone.ring, true);
  }

  /** Nothing if it does not ring. */
  function answer(phone: Phone, behaviour?: PhoneBehaviour): void {
    const { ring } = phone;
    if (!ring) return;
    const { caller, interface: name } = ring;
    const { queue, call } = caller;
    const others = caller.rings.filter((other) => other !== ring);
    for (const stop of ring.stopTimers.splice(0)) stop();
    caller.rings = [];
    phone.ring = null;
    phone.caller = caller;
    const holdSeconds = secondsSince(caller.joinedAt);
    caller.answered = { phone, interface: name, at: time.now(), holdSeconds };
    const member = queue.members.find((one) => one.interface === name);
    if (member) member.isInQueueCall = true;
    const tellMoves = stopWaiting(caller);
    const { extension } = phone;
    const ringSeconds = secondsSince(ring.at);
    emit({
      type: 'call-answered',
      call,
      queue: queue.name,
      interface: name,
      extension,
      holdSeconds,
      ringSeconds,
    });
    tellMoves();
    tellPhone(phone);
    for (const other of others) stopRing(other);

    const ends: [number | null | undefined, () => void][] = [
      [caller.talksMs, () => talks.endTalk(caller, 'caller')],
    ];
    if (behaviour?.does === 'answers')
      ends.push([behaviour.hangsUpAfterMs, () => talks.endTalk(caller, 'agent')]);
    if (behaviour?.does === 'transfers')
      ends.push([behaviour.talksMs, () => talks.handOn(phone, behaviour.to)]);
    for (const [ms, run] of ends) {
      if (ms !== null && ms !== undefined) caller.stopTimers.push(later(ms, run));
    }
  }

  function lookAround(extension: string): void {
    for (const queue of queues.values()) {
      if (!queue.settings.staysEmpty && isEmpty(queue)) {
        for (const caller of [...queue.callers]) giveUp(caller, 'LEAVEEMPTY');
      }
      if (queue.members.some((member) => member.extension === extension)) serve(queue);
    }
  }
}
