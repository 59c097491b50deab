import type { Caller, Phone } from './exchange-parts.ts';
import type { World } from './world.ts';

/** Whoever is handed on where nobody answers, or cut off in mid-call, hangs up after so long. */
const PUZZLED_MS = 2000;
/** Those who were handed on talk so long, if they do not know better. */
const USUAL_TALK_MS = 60_000;

export type Talks = ReturnType<typeof openTalks>;

/** What happens from an answer on: the end of the talk, handing the caller on, and agents' own calls. */
export function openTalks(world: World) {
  const { callers, phones, later, emit, tellPhone } = world;
  return { hangUp, endTalk, handOn, callOut, endCallOut, end };

  /** The caller puts the phone down after an answer. */
  function hangUp(caller: Caller): void {
    if (!caller.isHandedOn) {
      endTalk(caller, 'caller');
    } else if (callers.has(caller.call)) {
      emit({ type: 'caller-hung-up', call: caller.call });
      end(caller);
    }
  }

  function end(caller: Caller): void {
    for (const stop of caller.stopTimers.splice(0)) stop();
    callers.delete(caller.call);
    emit({ type: 'call-ended', call: caller.call });
  }

  /** Nothing if she does not talk in a queue's call. */
  function endTalk(caller: Caller, endedBy: 'caller' | 'agent'): void {
    if (!caller.answered || caller.isHandedOn) return;
    if (endedBy === 'caller') emit({ type: 'caller-hung-up', call: caller.call });
    completeTalk(caller, endedBy);
    end(caller);
    freePhone(caller);
  }

  function completeTalk(caller: Caller, endedBy: 'caller' | 'agent' | 'transfer'): void {
    const { call, queue } = caller;
    const { interface: name, at, holdSeconds } = caller.answered!;
    emit({
      type: 'call-completed',
      call: world.forgetsCall() ? null : call,
      queue: queue.name,
      interface: name,
      talkSeconds: world.secondsSince(at),
      holdSeconds,
      endedBy,
    });
  }

  function freePhone({ queue, answered }: Caller): void {
    const { phone, interface: name } = answered!;
    phone.caller = null;
    phone.freeAt = world.time.now() + queue.settings.wrapUpMs;
    const member = queue.members.find((one) => one.interface === name);
    if (member) {
      member.isInQueueCall = false;
      member.callsTaken += 1;
      member.lastCallAt = world.time.now();
    }
    tellPhone(phone);
    world.lookAround(phone.extension);
    if (queue.settings.wrapUpMs > 0) later(queue.settings.wrapUpMs, () => world.lookAround(phone.extension));
  }

  /** Hands her caller on to another extension, without asking there. Nothing if she talks to nobody. */
  function handOn(phone: Phone, to: string): void {
    const { caller } = phone;
    if (!caller?.answered) return;
    for (const stop of caller.stopTimers.splice(0)) stop();
    const { call } = caller;
    const { interface: name } = caller.answered;
    emit({ type: 'call-transferred', call, interface: name, kind: 'blind', to });
    completeTalk(caller, 'transfer');
    caller.isHandedOn = true;
    freePhone(caller);

    const target = phones.get(to);
    const behaviour = target && (target.behaviour ?? world.behave(target));
    const isFree = target?.isPlugged && target.isRegistered && world.stateOf(target) === 'available';
    const answers = behaviour?.does === 'answers' || behaviour?.does === 'transfers' ? behaviour : null;
    if (!target || !isFree || !answers) {
      caller.stopTimers.push(later(PUZZLED_MS, () => hangUp(caller)));
      return;
    }
    target.isCalled = true;
    tellPhone(target);
    const talkMs =
      (answers.does === 'answers' ? answers.hangsUpAfterMs : null) ?? caller.talksMs ?? USUAL_TALK_MS;
    later(answers.afterMs, () => {
      target.isCalled = false;
      target.isInOwnCall = callers.has(call);
      tellPhone(target);
      if (!target.isInOwnCall) return world.lookAround(to);
      caller.stopTimers.push(
        later(talkMs, () => hangUp(caller)),
        // Called with the others when the caller is gone.
        () => endCallOut(target),
      );
    });
  }

  /** A call of her own, or one handed on to her. Nothing if she is not free. */
  function callOut(phone: Phone, ms?: number): void {
    if (world.stateOf(phone) !== 'available') return;
    phone.isInOwnCall = true;
    tellPhone(phone);
    if (ms !== undefined) later(ms, () => endCallOut(phone));
  }

  function endCallOut(phone: Phone): void {
    if (!phone.isInOwnCall) return;
    phone.isInOwnCall = false;
    tellPhone(phone);
    world.lookAround(phone.extension);
  }
}
