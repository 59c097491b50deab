import { onTestFinished } from 'vitest';
import { type OpenPhones, type OpenPhonesOptions, openPhones } from '../../../actions/phones/open-phones.ts';
import type { Exchanges } from '../../../actions/phones/phones.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import { instantOf } from '../../../model/time.ts';
import type { Person, Timetable } from '../../../model/types.ts';
import type { QueueSettings } from '../../../telephony/simulated/exchange-parts.ts';
import { openSimulated, type SimulatedPbx } from '../../../telephony/simulated/simulated-pbx.ts';
import { type FakeTime, openFakeTime } from '../../../telephony/simulated/time.ts';
import { person, timetable } from '../../store/samples.ts';
import { workplaceOn } from '../../support/demo-week.ts';
import { type Dialect, newStoreUrl, openTestStore } from '../../support/stores.ts';

export const MONDAY = '2026-03-09';
const ZONE = 'Europe/Madrid';

/** A moment of the Monday, or of another day. */
export function at(time: string, date = MONDAY): Date {
  return instantOf(date, time, ZONE);
}

export interface AtWork {
  time: FakeTime;
  /** Where the store is. */
  url: string;
  pbx: SimulatedPbx;
  workplace: Workplace;
  exchanges: Exchanges;
  /** The clock goes there, and everything that was to happen until then happens. */
  until(moment: Date): void;
  /** Extensions in the queue, in their order. */
  inQueue(queue?: string): Promise<string[]>;
  /** Puts a Monday of these slots in force. */
  publish(first: (string | null)[], second?: (string | null)[]): Promise<Timetable>;
  open(options?: OpenPhonesOptions): Promise<OpenPhones>;
}

export interface Setting {
  yaml?: string;
  persons?: Person[];
  queues?: Record<string, Partial<QueueSettings>>;
  /** Lines of a queue, from 0. */
  lines?: Record<string, number[]>;
  start?: Date;
}

export const TEAM = ['ada', 'ben', 'cai', 'dan', 'eva'].map((key, i) =>
  person(key, { extension: String(201 + i), roles: key === 'eva' ? ['supervisor'] : [] }),
);

/** A store with a team, and a simulated exchange by a clock that goes on only when told. */
export async function atWork(dialect: Dialect, setting: Setting = {}): Promise<AtWork> {
  const { yaml = '', persons = TEAM, queues = { support: {} }, lines = {}, start = at('09:01') } = setting;
  const time = openFakeTime(start.getTime());
  const clock = () => new Date(time.now());
  const url = await newStoreUrl(dialect);
  const store = await openTestStore(url, { clock });
  for (const one of persons) await store.persons.save(one);
  const workplace = workplaceOn(store, yaml, clock);
  const phonesOf = persons.flatMap(({ extension, name }) => (extension ? [{ extension, name }] : []));
  const pbx = openSimulated({ name: 'main', queues, time, phones: phonesOf });
  const liveQueues = Object.keys(queues).map((queue) => ({
    ...{ queue, pbx, nameAtPbx: queue },
    lines: lines[queue] ?? null,
  }));
  const pbxs = new Map([['main', pbx]]);
  const exchanges: Exchanges = { pbxs, liveQueues, refresh: async () => {}, close: () => pbx.close() };
  return {
    time,
    url,
    pbx,
    workplace,
    exchanges,
    until: (moment) => time.advance(moment.getTime() - time.now()),
    async inQueue(queue = 'support') {
      const [state] = await pbx.readQueues([queue]);
      return state!.members.map(({ extension }) => extension!);
    },
    async publish(first, second = [null, null, null]) {
      const week = weekOf(first, second);
      const { id } = await store.timetables.saveDraft({ timetable: week, description: '', by: 'eva' });
      const { version, state } = await store.timetables.publish(id, { by: 'eva' });
      workplace.events.publish('week-changed', { week: MONDAY, id, version, state, by: 'eva' });
      return week;
    },
    async open(options = {}) {
      const phones = await openPhones(workplace, {
        exchanges: { pbxs, liveQueues },
        onFailure: (error) => {
          throw error;
        },
        ...options,
      });
      onTestFinished(() => phones.close());
      return phones;
    },
  };
}

/** A Monday of two slots, 09:00–10:15 and 10:15–11:30, on three lines. */
export function weekOf(first: (string | null)[], second: (string | null)[]): Timetable {
  const slots = [
    { start: '09:00', end: '10:15', cells: first },
    { start: '10:15', end: '11:30', cells: second },
  ];
  const days = [{ date: MONDAY, weekday: 'mon' as const, slots }];
  return timetable(MONDAY, { lines: ['a', 'b', 'c'], days });
}

/** Waits for what happens in the background. */
export async function untilSo(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
