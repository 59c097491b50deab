import { AppError } from '../../model/errors.ts';
import type { Call } from '../../model/phones.ts';
import type { Pbx, PbxEvent } from '../../telephony/pbx.ts';
import type { WatchSettings } from '../../telephony/watch.ts';
import { watchStore } from '../watch-store.ts';
import type { Workplace } from '../workplace.ts';
import { fillOutages } from './fill-outages.ts';
import { findQueue } from './find-queue.ts';
import { followTimetable } from './follow-timetable.ts';
import { keepCalls } from './keep-calls.ts';
import { keepDay } from './keep-day.ts';
import { keepPauses } from './keep-pauses.ts';
import { keepRecords } from './keep-records.ts';
import { keepWarnings } from './keep-warnings.ts';
import { keepLiveStates } from './live-state.ts';
import { type MadePbxs, makePbxs, type PbxChoice } from './make-pbxs.ts';
import type { Exchanges, FollowedQueue, LiveQueue, Phones } from './phones.ts';
import { publishSoon } from './publish-soon.ts';
import { queueView } from './queue-view.ts';
import { startFollowing } from './start-following.ts';
import { tellTrouble } from './tell-trouble.ts';

export interface OpenPhonesOptions {
  /** Which exchange; by default those of the configuration. */
  pbx?: PbxChoice;
  /** Exchanges that were made already, in place of these. */
  exchanges?: Pick<Exchanges, 'pbxs' | 'liveQueues'> & Partial<MadePbxs>;
  /** Follows the timetable by itself, as `telephony.follow` says; by default yes. */
  schedule?: boolean;
  watch?: Partial<WatchSettings>;
  /** Hears of faults that nobody waits for. */
  onFailure?: (error: unknown) => void;
}

/** The phones of a server, with what keeps them going until they are closed. */
export interface OpenPhones extends Phones {
  /** When all that was heard until now is in the store. */
  settled(): Promise<void>;
}

/**
 * Opens the exchanges, listens to them, and keeps what is true of each queue in memory: whatever changes is published
 * as `queue-changed` and `call-changed`; calls and pauses go to the store; what is wrong is told to those concerned.
 * Nobody waits for a PBX here. `bad-option`, `bad-config`, and what the store says.
 */
export async function openPhones(workplace: Workplace, options: OpenPhonesOptions = {}): Promise<OpenPhones> {
  const { store, config, clock, events } = workplace;
  const { onFailure = console.error } = options;
  const made: Pick<Exchanges, 'pbxs' | 'liveQueues'> & Partial<MadePbxs> =
    options.exchanges ?? (await makePbxs(workplace, options.pbx));
  const { pbxs, liveQueues } = made;
  const publisher = publishSoon((queue) => events.publish('queue-changed', { queue }));
  const day = await keepDay({ config, clock, calls: store.calls, onChange: publisher.publish });
  const records = keepRecords(workplace, liveQueues, { onChange: publisher.publish, onFailure });
  await records.readAll();
  const trouble = tellTrouble(workplace, { onDuty: records.onDuty, onFailure });
  const parts = await Promise.all([...pbxs.values()].map(openPart));

  function onCall(call: Call): void {
    day.note(call);
    events.publish('call-changed', { call });
    publisher.publish(call.queue);
  }

  async function openPart(pbx: Pbx) {
    const own = liveQueues.filter((one) => one.pbx === pbx);
    const queues = own.map(({ queue }) => queue);
    const states = keepLiveStates(queues);
    const { personOf } = records;
    const calls = await keepCalls(workplace, {
      pbx: pbx.name,
      personOf,
      onCall,
      onFailure,
    });
    const file = made.queueLogs?.get(pbx.name);
    const outages = file
      ? fillOutages(workplace, { pbx, queues: own, file, before: calls.settled, onCall, onFailure })
      : null;
    const pauses = keepPauses(workplace, { personOf, onChange: records.renew, onFailure });
    const warnings = keepWarnings({
      pbx,
      clock,
      settings: { missedRings: config.telephony.missedRings, ...options.watch },
      queues: () => queues.flatMap((queue) => states.of(queue).state ?? []),
      personOf,
      nameOf: records.nameOf,
      tell: trouble.tellWatched,
      onChange: () => queues.forEach(publisher.publish),
    });
    const hear = (event: PbxEvent) => {
      const changed = states.hear(event);
      calls.hear(event);
      pauses.hear(event);
      outages?.hear(event);
      warnings.hear(event);
      changed.forEach(publisher.publish);
    };
    return { pbx, queues, states, calls, pauses, outages, warnings, stop: pbx.subscribe(hear) };
  }

  const partOf = ({ pbx }: LiveQueue) => parts.find((part) => part.pbx === pbx)!;
  const settled = async () => {
    await Promise.all(parts.map(({ outages }) => outages?.settled()));
    await Promise.all(parts.flatMap(({ calls, pauses }) => [calls.settled(), pauses.settled()]));
    await Promise.all([records.settled(), trouble.settled()]);
  };

  /** Reads the queue at the PBX, too: its own word of what was done may not have come yet. */
  async function reread(live: LiveQueue): Promise<void> {
    const { queue, pbx } = live;
    const { states } = partOf(live);
    for (let tries = 0; tries < 3; tries++) {
      const heard = states.heard(queue);
      const [state] = await pbx.readQueues([queue]);
      if (!state) return;
      // What came meanwhile may be newer than what was read.
      if (states.heard(queue) !== heard) continue;
      states.take(state);
      return;
    }
  }

  const phones: OpenPhones = {
    pbxs,
    liveQueues,
    queues: () => liveQueues.map(({ queue }) => queue),

    view(name) {
      const live = findQueue(made, name);
      const { states, warnings } = partOf(live);
      return queueView({
        config,
        live,
        told: states.of(name),
        record: records.of(name),
        today: day.figures(name),
        warnings: [...warnings.of(name), ...trouble.of(name)],
      });
    },

    async follow(wish = {}): Promise<FollowedQueue[]> {
      const followed = await followTimetable(workplace, phones, wish);
      if (!wish.dryRun && wish.at === undefined) for (const one of followed) trouble.noteRun(one);
      return followed;
    },

    async refresh(queue) {
      const live = liveQueues.find((one) => one.queue === queue);
      if (!live) return;
      await Promise.all([
        records.read(queue).catch(onFailure),
        reread(live).catch((error) => {
          // Its state is shown anyway, and comes anew with the next connection.
          if (!(error instanceof AppError)) onFailure(error);
        }),
      ]);
      publisher.publish(queue);
    },

    settled,

    async close() {
      unwatch?.();
      await following?.stop();
      for (const part of parts) part.stop();
      await Promise.all([...pbxs.values()].map((pbx) => pbx.close()));
      for (const { warnings } of parts) warnings.close();
      await settled();
      await Promise.all(parts.map(({ calls }) => calls.close()));
      records.close();
      day.close();
      publisher.close();
    },
  };

  const { schedule = true } = options;
  const following = schedule ? startFollowing(workplace, phones, { records, onFailure }) : null;
  // Timetables may be published by a command, too.
  const unwatch = schedule ? watchStore(workplace) : null;
  for (const pbx of pbxs.values()) pbx.open();
  return phones;
}
