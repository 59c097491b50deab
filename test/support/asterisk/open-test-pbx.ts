import { setTimeout as delay } from 'node:timers/promises';
import { type AsteriskPbxOptions, openAsterisk } from '../../../telephony/asterisk/asterisk-pbx.ts';
import type { Pbx } from '../../../telephony/pbx.ts';
import { openPhones, type TestPhones } from './open-phones.ts';
import { type AsteriskOptions, startAsterisk, type TestAsterisk } from './start-asterisk.ts';

/** The settings of a connection to a test's Asterisk. */
export function settingsOf(asterisk: TestAsterisk): AsteriskPbxOptions {
  return {
    name: 'main',
    host: '127.0.0.1',
    port: asterisk.amiPort,
    user: 'lineup',
    password: asterisk.secret,
    tls: false,
    certificate: null,
    interface: 'PJSIP/{extension}',
    stateInterface: null,
    queues: { round: {} },
    extensions: 'off',
    wizardFile: 'pjsip_wizard.conf',
    template: 'agent',
    timeoutSeconds: 2,
    heartbeatSeconds: 10,
  };
}

export interface TestPbx {
  asterisk: TestAsterisk;
  phones: TestPhones;
  /** Not opened yet. */
  pbx: Pbx;
  until: typeof until;
}

/** A fresh Asterisk, phones around it, and what speaks with it. */
export async function openTestPbx(
  options: AsteriskOptions,
  settings: Partial<Omit<AsteriskPbxOptions, 'queues'>> & { queues?: Record<string, object> } = {},
): Promise<TestPbx> {
  const asterisk = await startAsterisk(options);
  const { queues = { round: {} }, ...rest } = settings;
  const plain = Object.fromEntries(Object.keys(queues).map((name) => [name, {}]));
  const pbx = openAsterisk({ ...settingsOf(asterisk), queues: plain, ...rest });
  return { asterisk, phones: openPhones(asterisk), pbx, until };
}

/** Waits until it is so; rejects after 15 s. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + 15_000; !isSo(); await delay(10)) {
    if (Date.now() > deadline) throw new Error(`Waited for ${what} in vain.`);
  }
}
