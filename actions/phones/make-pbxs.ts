import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import type { Pbx } from '../../telephony/pbx.ts';
import { demoNumbers } from '../demo/customers.ts';
import { DEMO_CUSTOMERS } from '../demo/import-demo-desk.ts';
import { pathFrom, type Workplace } from '../workplace.ts';
import type { Exchanges, LiveQueue } from './phones.ts';

type PbxSettings = Config['telephony']['pbxs'][string];
type QueueSettings = Config['telephony']['queues'][string];

/** Which exchange, by its name in the configuration; or one that needs none; by default what is configured. */
export type PbxChoice = string | undefined;

/** What is to be opened: exchanges by name, and which queue is where. */
export interface PhonesPlan {
  pbxs: ReadonlyMap<string, PbxSettings>;
  queues: ReadonlyMap<string, QueueSettings & { pbx: string }>;
}

/** Of an installation that names none. */
const USUAL_QUEUE = 'support';

/** As the configuration says, or the choice over it. `bad-option` for an exchange that is not there. */
export function planPhones(
  { config, isDemo, env }: Pick<Workplace, 'config' | 'isDemo' | 'env'>,
  choice: PbxChoice,
): PhonesPlan {
  const { telephony, week } = config;
  const configured = Object.entries(telephony.pbxs);
  if (choice === 'none') return { pbxs: new Map(), queues: new Map() };
  const named = telephony.pbxs[choice ?? ''];
  if (choice === undefined && configured.length === 0 && !isDemo)
    return { pbxs: new Map(), queues: new Map() };

  if (named || (choice === undefined && configured.length > 0)) {
    const pbxs = named ? [[choice!, named] as const] : configured;
    const only = pbxs[0]![0];
    const queues = Object.entries(telephony.queues)
      .map(([queue, settings]) => [queue, { ...settings, pbx: settings.pbx ?? only }] as const)
      .filter(([, { pbx }]) => pbxs.some(([name]) => name === pbx));
    return { pbxs: new Map(pbxs), queues: new Map(queues) };
  }
  if (choice !== undefined && choice !== 'asterisk' && choice !== 'simulated') {
    const known = ['asterisk', 'simulated', 'none', ...configured.map(([name]) => name)];
    throw new AppError('bad-option', { option: '--pbx', value: choice, expected: known.join(', ') });
  }
  const name = choice === 'asterisk' ? 'asterisk' : isDemo ? 'demo' : 'simulated';
  const settings: PbxSettings = {
    ...USUAL_PBX,
    kind: choice === 'asterisk' ? 'asterisk' : 'simulated',
    callsPerHour: isDemo ? DEMO_CALLS_PER_HOUR : USUAL_PBX.callsPerHour,
    user: env.LINEUP_AMI_USER ?? USUAL_PBX.user,
    password: env.LINEUP_AMI_PASSWORD ?? null,
  };
  const own = Object.entries(telephony.queues);
  const ofWeek = Object.keys(week.queues).map((queue): [string, QueueSettings] => [queue, {}]);
  const queues = own.length > 0 ? own : ofWeek.length > 0 ? ofWeek : [[USUAL_QUEUE, {}] as const];
  return {
    pbxs: new Map([[name, settings]]),
    queues: new Map(queues.map(([queue, more]) => [queue, { ...more, pbx: name }])),
  };
}

/** Something happens while one looks. */
const DEMO_CALLS_PER_HOUR = 90;

const USUAL_PBX: PbxSettings = {
  kind: 'asterisk',
  host: '127.0.0.1',
  port: 5038,
  user: 'lineup',
  password: null,
  tls: false,
  certificate: null,
  interface: 'PJSIP/{extension}',
  stateInterface: null,
  extensions: 'off',
  wizardFile: 'pjsip_wizard.conf',
  template: 'agent',
  timeoutSeconds: 5,
  heartbeatSeconds: 10,
  callsPerHour: 60,
  queueLog: null,
};

/** Exchanges that nobody has opened yet. */
export interface MadePbxs extends Pick<Exchanges, 'pbxs' | 'liveQueues'> {
  /** Paths of what those write down that do, by name. */
  queueLogs: ReadonlyMap<string, string>;
}

/** The exchanges with their queues. `bad-option`, `bad-config`. */
export async function makePbxs(workplace: Workplace, choice?: PbxChoice): Promise<MadePbxs> {
  const plan = planPhones(workplace, choice);
  const pbxs = new Map<string, Pbx>();
  const queueLogs = new Map<string, string>();
  for (const [name, settings] of plan.pbxs) {
    const queues = Object.fromEntries([...plan.queues].filter(([, { pbx }]) => pbx === name));
    const make = settings.kind === 'asterisk' ? makeAsterisk : makeSimulated;
    pbxs.set(name, await make(workplace, { name, settings, queues }));
    if (settings.queueLog !== null) queueLogs.set(name, pathFrom(workplace.root, settings.queueLog));
  }
  return { pbxs, liveQueues: queuesOf(workplace.config, plan, pbxs), queueLogs };
}

/** Every live queue: where it is, and which lines of the timetable attend it. */
function queuesOf({ week }: Config, { queues }: PhonesPlan, pbxs: ReadonlyMap<string, Pbx>): LiveQueue[] {
  return [...queues].map(([queue, { pbx, name = queue }]) => {
    const lines = week.queues[queue]?.lines.map((line) => line - 1) ?? null;
    return { queue, pbx: pbxs.get(pbx)!, nameAtPbx: name, lines };
  });
}

interface Making {
  name: string;
  settings: PbxSettings;
  queues: Record<string, QueueSettings>;
}

async function makeAsterisk({ clock }: Workplace, { name, settings, queues }: Making): Promise<Pbx> {
  const { password } = settings;
  if (password === null) {
    const faults = `  telephony.pbxs.${name}.password: \${NAME}, or LINEUP_AMI_PASSWORD`;
    throw new AppError('bad-config', { count: 1, faults });
  }
  const { openAsterisk } = await import('../../telephony/asterisk/asterisk-pbx.ts');
  return openAsterisk({
    ...settings,
    name,
    password,
    queues: Object.fromEntries(
      Object.entries(queues).map(([queue, { name: theirs, penalty }]) => [
        queue,
        { ...(theirs === undefined ? {} : { name: theirs }), ...(penalty === undefined ? {} : { penalty }) },
      ]),
    ),
    clock,
  });
}

/** Its phones are those of everybody who has an extension. */
async function makeSimulated(
  { store, config, isDemo }: Workplace,
  { name, settings, queues }: Making,
): Promise<Pbx> {
  const { openSimulated } = await import('../../telephony/simulated/simulated-pbx.ts');
  const { dailyShape } = await import('../../telephony/simulated/habits.ts');
  const persons = await store.persons.list();
  const phones = persons.flatMap(({ name: holder, extension }) =>
    extension === null ? [] : [{ extension, name: holder }],
  );
  return openSimulated({
    name,
    interface: settings.interface,
    queues: Object.fromEntries(Object.keys(queues).map((queue) => [queue, {}])),
    phones,
    callers: {
      callsPerHour: settings.callsPerHour,
      // Whoever looks at the demo by night finds it as busy as by day.
      ...(isDemo ? {} : { shape: dailyShape(config.organisation.timezone) }),
      numbers: callers(),
    },
    agents: {},
  });
}

/** Who calls a simulated exchange: mostly customers of the demo, and a few whom nobody knows. */
function callers(): string[] {
  const strangers = Array.from({ length: 12 }, (_, i) => `+3469900${String(1000 + i * 37)}`);
  return [...demoNumbers(DEMO_CUSTOMERS), ...strangers];
}

/** The exchanges for one command: opened at once, and nobody listens. */
export async function openExchanges(workplace: Workplace, choice?: PbxChoice): Promise<Exchanges> {
  const { pbxs, liveQueues } = await makePbxs(workplace, choice);
  for (const pbx of pbxs.values()) pbx.open();
  return {
    pbxs,
    liveQueues,
    refresh: async () => {},
    async close() {
      await Promise.all([...pbxs.values()].map((pbx) => pbx.close()));
    },
  };
}
