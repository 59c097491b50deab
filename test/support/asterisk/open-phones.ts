import { setTimeout as delay } from 'node:timers/promises';
import type { ArrivingCaller, PhoneBehaviour } from '../../telephony/pbx-contract.ts';
import { freePort } from './free-port.ts';
import type { TestAsterisk } from './start-asterisk.ts';
import { type RunningSipp, type SippOptions, startSipp } from './start-sipp.ts';

const forEver = 600_000;
const withheld = '"Anonymous" <sip:anonymous@anonymous.invalid>';

interface Phone {
  port: number;
  behaviour: PhoneBehaviour;
  sipp: RunningSipp | null;
  isRegistered: boolean;
}

/** Phones and callers around an Asterisk: each a SIPp of its own. */
export interface TestPhones {
  plugIn(...extensions: string[]): Promise<void>;
  /** It no longer answers, and does not say goodbye. */
  unplug(extension: string): Promise<void>;
  /** It says goodbye. */
  unregister(...extensions: string[]): Promise<void>;
  /** Whether Asterisk lets it in with this password. */
  canRegister(extension: string, secret: string): Promise<boolean>;
  behave(extension: string, behaviour: PhoneBehaviour): Promise<void>;
  callIn(caller: ArrivingCaller): Promise<RunningSipp>;
  reset(): Promise<void>;
}

export function openPhones(asterisk: TestAsterisk): TestPhones {
  const phones = new Map<string, Phone>();
  const callers = new Set<RunningSipp>();

  const phoneOf = async (extension: string): Promise<Phone> => {
    const known = phones.get(extension);
    if (known) return known;
    const port = await freePort('udp');
    const phone: Phone = { port, behaviour: { does: 'misses' }, sipp: null, isRegistered: false };
    phones.set(extension, phone);
    return phone;
  };
  const start = async (phone: Phone) => {
    await phone.sipp?.kill();
    phone.sipp = startSipp(asterisk, { ...scenarioOf(phone.behaviour), port: phone.port });
  };
  const register = async (extensions: readonly string[], seconds: number, secret = asterisk.secret) => {
    const list: string[] = [];
    for (const extension of extensions) {
      const { port } = await phoneOf(extension);
      const credentials = `[authentication username=${extension} password=${secret}]`;
      list.push([extension, credentials, port, seconds].join(';'));
    }
    const args = ['-m', String(list.length), '-r', '100', '-timeout', '5', '-recv_timeout', '3000'];
    return startSipp(asterisk, { scenario: 'register', port: await freePort('udp'), list, args }).ended;
  };

  return {
    async plugIn(...extensions) {
      for (const extension of extensions) await start(await phoneOf(extension));
      if ((await register(extensions, 3600)) !== 0) throw new Error(`${extensions}: not registered`);
      for (const extension of extensions) (await phoneOf(extension)).isRegistered = true;
    },
    async unplug(extension) {
      const phone = await phoneOf(extension);
      await phone.sipp?.kill();
      phone.sipp = null;
    },
    async unregister(...extensions) {
      if ((await register(extensions, 0)) !== 0) throw new Error(`${extensions}: still registered`);
      for (const extension of extensions) (await phoneOf(extension)).isRegistered = false;
    },
    async canRegister(extension, secret) {
      return (await register([extension], 3600, secret)) === 0;
    },
    async behave(extension, behaviour) {
      const phone = await phoneOf(extension);
      phone.behaviour = behaviour;
      if (phone.sipp) await start(phone);
    },
    async callIn({ queue, number, givesUpAfterMs = forEver, talksMs = forEver }) {
      const caller = startSipp(asterisk, {
        scenario: 'caller',
        values: {
          from: number === null ? withheld : `<sip:${number}@127.0.0.1>`,
          patience: givesUpAfterMs,
          talk: talksMs,
        },
        port: await freePort('udp'),
        args: ['-m', '1', '-s', queue],
      });
      callers.add(caller);
      caller.ended.then(() => callers.delete(caller));
      return caller;
    },
    async reset() {
      await hangUpAll(asterisk);
      await Promise.all([...callers].map((caller) => caller.kill()));
      const inTheWall = [...phones].filter(([, phone]) => phone.isRegistered).map(([extension]) => extension);
      if (inTheWall.length > 0) await this.unregister(...inTheWall);
      await Promise.all([...phones.values()].map((phone) => phone.sipp?.kill()));
      phones.clear();
    },
  };
}

async function hangUpAll(asterisk: TestAsterisk): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (/^0 active channels/m.test(await asterisk.cli('core show channels count'))) return;
    await asterisk.cli('channel request hangup all');
    await delay(50);
  }
  throw new Error('Calls do not end.');
}

function scenarioOf(behaviour: PhoneBehaviour): Pick<SippOptions, 'scenario' | 'values'> {
  switch (behaviour.does) {
    case 'answers': {
      const talk = behaviour.hangsUpAfterMs ?? forEver;
      return { scenario: 'answers', values: { ring: behaviour.afterMs, talk } };
    }
    case 'misses':
      return { scenario: 'rejects', values: { ring: forEver } };
    case 'rejects':
      return { scenario: 'rejects', values: { ring: behaviour.afterMs } };
    case 'transfers': {
      const { afterMs: ring, talksMs: talk, to } = behaviour;
      return { scenario: 'transfers', values: { ring, talk, to } };
    }
  }
}
