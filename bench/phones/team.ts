import { defaultConfig } from '../../model/config/parse-config.ts';
import type { Config } from '../../model/config/schema.ts';
import { type TimeOfDay, WEEKDAYS } from '../../model/types.ts';

export const ZONE = 'Europe/Madrid';
/** Its name with us. */
export const QUEUE = 'support';

/** Persons from 0; each has an extension of her own. */
export const TEAM = Array.from({ length: 100 }, (_, i) => ({
  key: `p${String(i).padStart(2, '0')}`,
  name: `Person ${i}`,
  extension: String(201 + i),
}));

/** The places from one to before the other, as persons of the team. */
export function people(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** A part of the day, and who is on the phone in it. */
export interface Turn {
  start: TimeOfDay;
  end: TimeOfDay;
  people: readonly number[];
}

/** What a server is to work with. */
export interface ServerWish {
  /** Of its store. */
  path: string;
  dataDirectory: string;
  amiPort: number;
  secret: string;
  /** The queue's name at the PBX. */
  nameAtPbx: string;
  turns: readonly Turn[];
  /** Follows the timetable by itself. */
  schedule: boolean;
}

/** The configuration of an organisation whose phones never rest. */
export function makeConfig({ turns, amiPort, secret, nameAtPbx }: ServerWish): Config {
  const config = defaultConfig();
  // All load comes from one address.
  config.api.requestsPerMinute = 10_000_000;
  config.organisation.timezone = ZONE;
  config.week.days = [...WEEKDAYS];
  config.week.slots = turns.map(({ start, end }) => `${start}-${end}`);
  config.week.lines = Math.max(...turns.map(({ people }) => people.length));
  config.telephony.queues = { [QUEUE]: { pbx: 'main', name: nameAtPbx } };
  config.telephony.pbxs = {
    main: {
      kind: 'asterisk',
      host: '127.0.0.1',
      port: amiPort,
      user: 'lineup',
      password: secret,
      tls: false,
      certificate: null,
      interface: 'PJSIP/{extension}',
      stateInterface: null,
      extensions: 'off',
      wizardFile: 'pjsip_wizard.conf',
      template: 'agent',
      timeoutSeconds: 5,
      // No ping comes between what is counted.
      heartbeatSeconds: 60,
      callsPerHour: 0,
      queueLog: null,
    },
  };
  return config;
}
