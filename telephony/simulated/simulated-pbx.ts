import { AppError } from '../../model/errors.ts';
import type { PbxStatus } from '../../model/phones.ts';
import type { Sentence } from '../../model/types.ts';
import { interfaceTemplate } from '../asterisk/interface-template.ts';
import type { NewMember, Pbx, PbxEvent } from '../pbx.ts';
import { openChance } from './chance.ts';
import { startCrowd } from './crowd.ts';
import { openDriver, type SimulatedDriver, type SteeringAction } from './driver.ts';
import { openExchange } from './exchange.ts';
import { type Member, newPhone, type Queue, type QueueSettings, USUAL_QUEUE } from './exchange-parts.ts';
import { keepExtensions } from './extensions.ts';
import {
  type AgentHabits,
  type CallerHabits,
  chooseBehaviour,
  USUAL_AGENTS,
  USUAL_CALLERS,
} from './habits.ts';
import { realTime, type SimulatedTime } from './time.ts';
import { viewMember, viewQueue } from './views.ts';

export interface SimulatedOptions {
  /** In the configuration. */
  name: string;
  /** By their names in the configuration; what is left out is usual. */
  queues: Readonly<Record<string, Partial<QueueSettings>>>;
  /** Phones that are there from the beginning, in the wall. */
  phones?: readonly { extension: string; name: string }[];
  /** Template of interfaces. */
  interface?: string;
  /** Habits other than the usual ones; left out or `null`: nobody calls but by the driver. */
  callers?: Partial<CallerHabits> | null;
  /** The same of agents; left out or `null`: phones miss their calls until the driver says what they do. */
  agents?: Partial<AgentHabits> | null;
  time?: SimulatedTime;
  /** Chance is the same for the same seed. */
  seed?: number;
}

/** A PBX in memory, with what moves it by hand. */
export interface SimulatedPbx extends Pbx {
  readonly driver: SimulatedDriver;
}

const MOST_BYTES = 900;

/**
 * A PBX in memory, with callers who come, wait, give up and talk, and agents who answer, miss and unplug: for the demo,
 * for development and for tests. It fulfils all of `Pbx`, and tells calls in the order in which Asterisk does.
 */
export function openSimulated(options: SimulatedOptions): SimulatedPbx {
  const { name, time = realTime(), seed = 1 } = options;
  const template = interfaceTemplate(options.interface ?? 'PJSIP/{extension}');
  const chance = openChance(seed);
  const agents = options.agents ? { ...USUAL_AGENTS, ...options.agents } : null;
  const callers = options.callers ? { ...USUAL_CALLERS, ...options.callers } : null;
  const listeners = new Set<(event: PbxEvent) => void>();
  let status: PbxStatus = { state: 'closed', since: instant(), reason: null };
  /** The exchange runs, whether we see it or not. */
  let isRunning = true;
  let isReachable = true;
  let stopCrowd: (() => void) | null = null;
  const faults = new Map<SteeringAction, 'cut' | 'refuse' | null>();

  const exchange = openExchange({
    time,
    queues: new Map(
      Object.entries(options.queues).map(([queue, own]) => [queue, { ...USUAL_QUEUE, ...own }]),
    ),
    onCallEvent: (event) => tell(event),
    onMember: (queue, member) => tell({ type: 'member', member: viewMember(exchange, queue, member) }),
    behave: (phone) =>
      agents ? chooseBehaviour(agents, chance, phone, [...exchange.phones.keys()]) : { does: 'misses' },
    forgetsCall: () => agents !== null && chance.happens(agents.forgetsCall),
  });
  for (const { extension, name: holder } of options.phones ?? []) {
    exchange.phones.set(extension, newPhone(extension, holder, true));
  }

  const pbx: SimulatedPbx = {
    name,
    get status() {
      return status;
    },
    driver: openDriver(exchange, { crash, restart, cut, mend, fail, isUp: () => isRunning }),

    open() {
      if (status.state !== 'closed') return;
      stopCrowd = startCrowd({ time, chance, exchange, callers, agents, isUp: () => isRunning });
      setStatus('connecting', null);
      connect();
    },

    whenReady(signal) {
      if (status.state === 'ready') return Promise.resolve();
      return new Promise((resolve, reject) => {
        const give = () => {
          stop();
          signal.removeEventListener('abort', give);
          if (status.state === 'ready') resolve();
          else reject(isDown());
        };
        const stop = pbx.subscribe((event) => {
          if (event.type === 'status' && event.status.state !== 'connecting' && event.status.state !== 'down')
            give();
        });
        signal.addEventListener('abort', give);
        if (signal.aborted || status.state === 'closed') give();
      });
    },

    async close() {
      if (status.state === 'closed') return;
      stopCrowd?.();
      setStatus('closed', null);
    },

    interfaceOf: template.interfaceOf,
    extensionOf: template.extensionOf,

    async readQueues(names) {
      refuseDown();
      return (names ?? [...exchange.queues.keys()]).map((queue) =>
        viewQueue(exchange, queueOf(queue), time.now()),
      );
    },

    async addMember(queueName, wanted: NewMember) {
      begin('addMember');
      const queue = queueOf(queueName);
      const { extension, pauseReason = null } = wanted;
      refuseText('addMember', wanted.name, pauseReason ?? '', extension);
      const interfaceName = pbx.interfaceOf(extension);
      if (queue.members.some((member) => member.interface === interfaceName)) return 'already';
      const member: Member = {
        interface: interfaceName,
        extension: pbx.extensionOf(interfaceName),
        name: wanted.name,
        paused: pauseReason !== null,
        pauseReason: pauseReason ?? '',
        pausedSince: pauseReason === null ? null : time.now(),
        isDynamic: true,
        isInQueueCall: false,
        callsTaken: 0,
        lastCallAt: null,
      };
      queue.members.push(member);
      tell({ type: 'member', member: viewMember(exchange, queue, member) });
      exchange.lookAround(extension);
      return 'added';
    },

    async removeMember(queueName, { interface: interfaceName }) {
      begin('removeMember');
      const queue = queueOf(queueName);
      const index = queue.members.findIndex((member) => member.interface === interfaceName);
      if (index < 0) return 'absent';
      const [{ extension, isDynamic }] = queue.members.slice(index) as [Member];
      if (!isDynamic) throw refusal('removeMember', 'Member not dynamic');
      queue.members.splice(index, 1);
      tell({ type: 'member-removed', queue: queue.name, interface: interfaceName, extension });
      exchange.lookAround(extension ?? '');
      return 'removed';
    },

    async pauseMember(queueName, { interface: interfaceName }, reason) {
      begin('pauseMember');
      const queue = queueOf(queueName);
      refuseText('pauseMember', reason ?? '');
      const member = queue.members.find((one) => one.interface === interfaceName);
      if (!member) return 'absent';
      const pausedSince = reason === null ? null : (member.pausedSince ?? time.now());
      Object.assign(member, { paused: reason !== null, pauseReason: reason ?? '', pausedSince });
      tell({ type: 'member', member: viewMember(exchange, queue, member) });
      exchange.lookAround(member.extension ?? '');
      return 'done';
    },

    extensions: keepExtensions(exchange, { refuseDown, refuseText, plugsIn: agents !== null }),

    async diagnose() {
      if (status.state !== 'ready') throw isDown();
      return [{ key: 'simulated', level: 'fine', values: { pbx: name, count: exchange.queues.size } }];
    },

    subscribe(listener) {
      // One that listens twice hears twice, and stops one by one.
      const own = (event: PbxEvent) => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
  return pbx;

  function instant(): string {
    return new Date(time.now()).toISOString();
  }

  type Untimed = PbxEvent extends infer E ? (E extends PbxEvent ? Omit<E, 'at'> : never) : never;
  function tell(event: Untimed): void {
    // Of what happens while we do not see it nobody tells us.
    if (event.type !== 'status' && status.state !== 'ready') return;
    for (const listener of [...listeners]) listener({ ...event, at: instant() } as PbxEvent);
  }

  function setStatus(state: PbxStatus['state'], reason: Sentence | null): void {
    status = { state, since: instant(), reason };
    tell({ type: 'status', status });
  }

  function connect(): void {
    if (!isRunning || !isReachable) {
      setStatus('down', reasonOf());
    } else if (status.state !== 'closed') {
      setStatus('ready', null);
      tell({
        type: 'resync',
        queues: [...exchange.queues.values()].map((queue) => viewQueue(exchange, queue, time.now())),
      });
    }
  }

  function loseSight(): void {
    if (status.state === 'ready') setStatus('down', reasonOf());
  }

  /** All calls are gone; members and pauses are kept, as Asterisk does with `persistentmembers`. */
  function crash(): void {
    isRunning = false;
    loseSight();
    exchange.cutPower();
  }

  function restart(): void {
    isRunning = true;
    if (status.state === 'down') connect();
  }

  /** The network between us is cut: the exchange goes on, and nobody tells us. */
  function cut(): void {
    isReachable = false;
    loseSight();
  }

  function mend(): void {
    isReachable = true;
    if (status.state === 'down') connect();
  }

  function reasonOf(): Sentence {
    return { key: 'live-queue.simulated-down', values: { pbx: name } };
  }

  function isDown(): AppError {
    const { state } = status;
    return new AppError('pbx-down', { pbx: name, reason: state === 'ready' ? 'closed' : state });
  }

  function refuseDown(): void {
    if (status.state !== 'ready') throw isDown();
  }

  function fail(action: SteeringAction, fault: 'cut' | 'refuse' | null): void {
    faults.set(action, fault);
  }

  /** What stands before anything is done. */
  function begin(action: SteeringAction): void {
    const fault = faults.get(action);
    if (fault === 'cut') cut();
    refuseDown();
    if (fault === 'refuse') throw refusal(action, 'Permission denied');
  }

  function refusal(action: string, reason: string): AppError {
    return new AppError('pbx-refused', { pbx: name, action, reason });
  }

  /** What Asterisk's protocol could not carry is refused here, too. */
  function refuseText(action: string, ...texts: string[]): void {
    for (const text of texts) {
      if (/[\r\n\0]/.test(text)) throw refusal(action, 'line break');
      const bytes = Buffer.byteLength(text);
      if (bytes > MOST_BYTES) throw refusal(action, `${bytes} bytes > ${MOST_BYTES}`);
    }
  }

  function queueOf(queueName: string): Queue {
    const queue = exchange.queues.get(queueName);
    if (!queue) throw new AppError('unknown-queue', { queue: queueName });
    return queue;
  }
}
