import type { Command } from 'commander';
import { findQueues } from '../../../actions/phones/find-queue.ts';
import type { PbxEvent } from '../../../actions/phones/phones.ts';
import type { TextKey } from '../../../model/texts/index.ts';
import { localStamp } from '../../../model/time.ts';
import type { Person } from '../../../model/types.ts';
import type { Door } from '../../door.ts';
import { atPhones, type PhoneOptions, withPhoneOptions } from './at-phones.ts';

/** `lineup queue monitor`: what happens at the queues, a line each, until somebody ends it. */
export function addQueueMonitor(group: Command, door: Door): void {
  const monitor = group.command('monitor').description(door.say('cli.queue.monitor.description'));
  withPhoneOptions(monitor, door).action((options: PhoneOptions) =>
    atPhones(door, options, async ({ config, store }, exchanges, { out, note, say }) => {
      const persons = await store.persons.list();
      const wanted = new Set(findQueues(exchanges, options.queue).map(({ queue }) => queue));
      const unreachable = new Set<string>();
      const tell = (event: PbxEvent, pbx: string) => {
        if ('queue' in event && !wanted.has(event.queue)) return;
        if (options.json) return out(JSON.stringify({ pbx, ...event }));
        const told = describeEvent(event, persons);
        const time = localStamp(event.at, config.organisation.timezone).slice(11);
        if (told) out(`${time} ${say(told.key, { pbx, ...told.values })}`);
        if (event.type !== 'member') return;
        const { member } = event;
        const name = `${member.queue} ${member.interface}`;
        const isGone = member.state === 'unregistered' && !member.paused;
        if (isGone && !unreachable.has(name)) {
          note(
            `${time} ${say('cli.monitor.unreachable', { name: nameOf(persons, member), queue: member.queue })}`,
          );
        }
        if (isGone) unreachable.add(name);
        else unreachable.delete(name);
      };
      const stops = [...exchanges.pbxs.values()].map((pbx) =>
        pbx.subscribe((event) => tell(event, pbx.name)),
      );
      note(say('cli.queue.monitor.ready', { queues: [...wanted].join(', ') }));
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      for (const stop of stops) stop();
    }),
  );
}

type Told = { key: TextKey; values: Record<string, string | number> };

/** What an event says to somebody who looks on; `null`: nothing. */
function describeEvent(event: PbxEvent, persons: readonly Person[]): Told | null {
  const phone = (one: { extension: string | null; interface: string; name?: string }) => nameOf(persons, one);
  switch (event.type) {
    case 'status':
      return { key: `cli.monitor.pbx-${event.status.state}`, values: {} };
    case 'resync':
      return { key: 'cli.monitor.resync', values: {} };
    case 'member': {
      const { queue, state, paused } = event.member;
      return {
        key: paused ? 'cli.monitor.paused' : `cli.monitor.${state}`,
        values: { queue, name: phone(event.member) },
      };
    }
    case 'member-removed':
      return { key: 'cli.monitor.removed', values: { queue: event.queue, name: phone(event) } };
    case 'caller-joined':
      return {
        key: event.number === null ? 'cli.monitor.joined-withheld' : 'cli.monitor.joined',
        values: { queue: event.queue, number: event.number ?? '', position: event.position },
      };
    case 'ring-missed':
      return { key: 'cli.monitor.missed', values: { queue: event.queue, name: phone(event) } };
    case 'call-answered':
      return {
        key: 'cli.monitor.answered',
        values: { queue: event.queue, name: phone(event), seconds: event.holdSeconds },
      };
    case 'caller-left':
      return { key: 'cli.monitor.left', values: { queue: event.queue, seconds: event.holdSeconds ?? 0 } };
    case 'call-completed':
      return {
        key: 'cli.monitor.completed',
        values: {
          queue: event.queue,
          name: phone({ ...event, extension: null }),
          seconds: event.talkSeconds,
        },
      };
    default:
      return null;
  }
}

function nameOf(
  persons: readonly Person[],
  { extension, interface: at, name }: { extension: string | null; interface: string; name?: string },
): string {
  const digits = extension ?? /(\d+)/.exec(at)?.[1] ?? null;
  return persons.find((one) => digits !== null && one.extension === digits)?.name ?? name ?? at;
}
