import type { Exchange } from './exchange.ts';
import { type ArrivingCaller, newPhone, type Phone, type PhoneBehaviour } from './exchange-parts.ts';

/** Moves a simulated PBX by hand. */
export interface SimulatedDriver {
  /**
   * Somebody calls; returns the PBX's own id of the call. A queue that is not there, or an exchange
   * that is down, is a RangeError.
   */
  callIn(caller: ArrivingCaller): string;
  /** The caller puts the phone down; nothing if she is gone. */
  hangUp(call: string): void;
  /** All callers put the phone down. */
  hangUpAll(): void;
  /** An agent at her phone; one that was not there comes out of the box unplugged. */
  agent(extension: string): AgentDriver;
  /** The exchange dies on the spot; comes up again with its members and their pauses. */
  crash(): void;
  restart(): void;
  /** The network to it is cut, and mended; the exchange goes on meanwhile. */
  cut(): void;
  mend(): void;
  /**
   * What goes wrong from now on when this is asked of the exchange: the network is cut at that moment, or it refuses
   * as for want of a permission; `null`: nothing any more.
   */
  fail(action: SteeringAction, fault: 'cut' | 'refuse' | null): void;
}

export type SteeringAction = 'addMember' | 'removeMember' | 'pauseMember';

/** What is not possible at the moment does nothing. */
export interface AgentDriver {
  answer(): void;
  reject(): void;
  hangUp(): void;
  transfer(to: string): void;
  /** A call of her own, until she hangs up or for so long. */
  callOut(ms?: number): void;
  unplug(): void;
  plug(): void;
  /** What she does with each call from now on; `null`: what agents here do. */
  behave(behaviour: PhoneBehaviour | null): void;
}

type Power = Pick<SimulatedDriver, 'crash' | 'restart' | 'cut' | 'mend' | 'fail'> & { isUp: () => boolean };

export function openDriver(exchange: Exchange, { isUp, ...power }: Power): SimulatedDriver {
  return {
    ...power,
    callIn(caller) {
      if (!isUp()) throw new RangeError('the exchange is down');
      return exchange.callIn(caller);
    },
    hangUp: exchange.hangUp,
    hangUpAll() {
      for (const call of [...exchange.callers.keys()]) exchange.hangUp(call);
    },
    agent(extension) {
      const phone: Phone = exchange.phones.get(extension) ?? newPhone(extension, '', false);
      exchange.phones.set(extension, phone);
      return {
        answer: () => exchange.answer(phone),
        reject: () => exchange.reject(phone),
        hangUp() {
          if (phone.caller) exchange.endTalk(phone.caller, 'agent');
          else exchange.endCallOut(phone);
        },
        transfer: (to) => exchange.handOn(phone, to),
        callOut: (ms) => exchange.callOut(phone, ms),
        unplug: () => exchange.unplug(phone),
        plug: () => exchange.plug(extension),
        behave(behaviour) {
          phone.behaviour = behaviour;
        },
      };
    },
  };
}
