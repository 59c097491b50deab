import { describe, expect, test } from 'vitest';
import type { Call } from '../../../model/phones.ts';
import { openCallFold } from '../../../telephony/calls.ts';
import type { PbxEvent } from '../../../telephony/pbx.ts';
import { openChance } from '../../../telephony/simulated/chance.ts';
import { dailyShape } from '../../../telephony/simulated/habits.ts';
import { openSimulated, type SimulatedOptions } from '../../../telephony/simulated/simulated-pbx.ts';
import { openFakeTime } from '../../../telephony/simulated/time.ts';

const start = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const extensions = ['201', '202', '203', '204'];
const phones = extensions.map((extension) => ({ extension, name: `P${extension}` }));

/** A PBX in fast time, ready, with all that it told and the calls that this makes. */
function open(options: Partial<SimulatedOptions> = {}) {
  const time = openFakeTime(start);
  const pbx = openSimulated({ name: 'demo', queues: { support: {} }, phones, time, ...options });
  const events: PbxEvent[] = [];
  const calls = new Map<string, Call>();
  const fold = openCallFold({ pbx: 'demo', onCall: (call) => calls.set(call.id, call) });
  pbx.subscribe((event) => {
    events.push(event);
    fold.hear(event);
  });
  pbx.open();
  const add = async (...some: string[]) => {
    for (const extension of some) await pbx.addMember('support', { extension, name: `P${extension}` });
  };
  const member = async (extension: string) =>
    (await pbx.readQueues())[0]!.members.find((one) => one.extension === extension);
  return { ...pbx, pbx, time, events, calls, fold, add, member };
}

/** What was told, of calls alone, in a few words. */
const told = (events: readonly PbxEvent[]) =>
  events.filter((event) => 'call' in event).map(({ type }) => type);

describe('004.113 a PBX in memory', () => {
  test('calls are told in the order in which Asterisk tells them', async () => {
    const { driver, add, events, time, calls } = open();
    await add('201');
    const call = driver.callIn({ queue: 'support', number: '612345678' });
    time.advance(2000);
    driver.agent('201').answer();
    time.advance(10_500);
    driver.hangUp(call);
    expect(told(events)).toEqual([
      'caller-joined',
      'phone-rings',
      'call-answered',
      'caller-hung-up',
      'call-completed',
      'call-ended',
    ]);
    expect([...calls.values()]).toMatchObject([
      { outcome: 'answered', holdSeconds: 2, talkSeconds: 10, endedBy: 'caller', number: '612345678' },
    ]);

    events.length = 0;
    driver.callIn({ queue: 'support', number: null, givesUpAfterMs: 3000 });
    time.advance(3000);
    expect(told(events)).toEqual([
      'caller-joined',
      'phone-rings',
      'caller-hung-up',
      'caller-left',
      'call-ended',
    ]);
  });

  test('a phone that rings in vain is followed by the next one, and may pause its holder', async () => {
    const settings = { ringMs: 10_000, retryMs: 1000, pausesMissing: true, longestWaitMs: 30_000 };
    const { driver, add, events, time, calls, member } = open({ queues: { support: settings } });
    await add('201', '202');
    driver.callIn({ queue: 'support', number: null });
    time.advance(11_000);
    driver.agent('202').reject();
    time.advance(60_000);
    expect(told(events)).toEqual([
      'caller-joined',
      'phone-rings',
      'ring-missed',
      'phone-rings',
      'ring-missed',
      'caller-left',
      'queue-result',
      'call-ended',
    ]);
    expect(await member('201')).toMatchObject({ paused: true, pauseReason: 'Auto-Pause' });
    expect([...calls.values()]).toMatchObject([
      {
        outcome: 'timed_out',
        rings: [
          { extension: '201', end: 'unanswered', seconds: 10 },
          { extension: '202', end: 'rejected', seconds: 0 },
        ],
      },
    ]);
  });

  test('a full queue sends away at the door, and one that empties those inside', async () => {
    const { driver, add, pbx, calls } = open({ queues: { support: { mostCallers: 1, staysEmpty: false } } });
    await add('201');
    driver.callIn({ queue: 'support', number: '1' });
    driver.callIn({ queue: 'support', number: '2' });
    await pbx.removeMember('support', { interface: 'PJSIP/201' });
    expect([...calls.values()].map(({ number, outcome }) => [number, outcome])).toEqual([
      ['1', 'unattended'],
      ['2', 'full'],
    ]);
  });

  test('an agent’s own call keeps her busy, but is none of the queue', async () => {
    const { driver, add, member, time, calls } = open();
    await add('201');
    driver.agent('201').callOut(MINUTE);
    expect(await member('201')).toMatchObject({ state: 'in_call', isInQueueCall: false, callsTaken: 0 });
    driver.callIn({ queue: 'support', number: '1' });
    expect([...calls.values()]).toMatchObject([{ state: 'waiting' }]);
    time.advance(MINUTE);
    expect([...calls.values()]).toMatchObject([{ state: 'ringing' }]);
    driver.agent('201').answer();
    driver.agent('201').transfer('202');
    expect([...calls.values()]).toMatchObject([
      { state: 'ended', endedBy: 'transfer', transfers: [{ from: '201', to: '202', kind: 'blind' }] },
    ]);
    expect(await member('201')).toMatchObject({ state: 'available', callsTaken: 1 });
  });

  test('a phone pulled out in mid-call loses its caller, and is found out a little later', async () => {
    const { driver, add, member, time, calls } = open();
    await add('201');
    driver.callIn({ queue: 'support', number: '1' });
    driver.agent('201').answer();
    driver.agent('201').unplug();
    expect(await member('201')).toMatchObject({ state: 'in_call' });
    time.advance(5000);
    expect(await member('201')).toMatchObject({ state: 'unregistered' });
    expect([...calls.values()]).toMatchObject([{ outcome: 'answered', endedBy: 'caller', talkSeconds: 2 }]);
    driver.agent('201').plug();
    time.advance(1000);
    expect(await member('201')).toMatchObject({ state: 'available' });
  });

  test('extensions come, are changed and go', async () => {
    const { pbx, member, add, time, driver } = open({ agents: {} });
    await add('205');
    expect(await member('205')).toMatchObject({ state: 'unregistered' });
    await pbx.extensions!.put([{ extension: '205', name: 'Eva', secret: 'x' }]);
    await pbx.extensions!.put([{ extension: '201', name: 'Ada Lovelace', secret: null }]);
    time.advance(1000);
    expect(await member('205')).toMatchObject({ state: 'available' });
    expect(await pbx.extensions!.list()).toEqual([
      { extension: '201', name: 'Ada Lovelace', isRegistered: true },
      ...phones.slice(1).map((phone) => ({ ...phone, isRegistered: true })),
      { extension: '205', name: 'Eva', isRegistered: true },
    ]);
    driver.callIn({ queue: 'support', number: '1' });
    expect(await pbx.extensions!.countCalls()).toBe(1);
    await pbx.extensions!.remove(['205', '999']);
    expect(await member('205')).toMatchObject({ state: 'unregistered' });
    await expect(
      pbx.extensions!.put([{ extension: '206', name: 'a\nb', secret: null }]),
    ).rejects.toMatchObject({
      code: 'pbx-refused',
    });
    expect(await pbx.extensions!.list()).toHaveLength(4);
  });

  test('members and pauses outlive a crash, calls do not; nobody hears of them again', async () => {
    const { driver, add, pbx, member, events, fold, calls, time } = open();
    await add('201', '202');
    await pbx.pauseMember('support', { interface: 'PJSIP/202' }, 'lunch');
    driver.callIn({ queue: 'support', number: '1', talksMs: MINUTE });
    driver.agent('201').answer();
    driver.callIn({ queue: 'support', number: '2', givesUpAfterMs: MINUTE });
    driver.crash();
    expect(() => driver.callIn({ queue: 'support', number: '3' })).toThrow('down');
    events.length = 0;
    time.advance(5 * MINUTE);
    expect(events).toEqual([]);
    driver.restart();
    expect(events.map(({ type }) => type)).toEqual(['status', 'resync']);
    expect(fold.open()).toEqual([]);
    expect([...calls.values()].map(({ outcome }) => outcome)).toEqual(['answered', 'lost']);
    expect(await member('201')).toMatchObject({ state: 'available', isInQueueCall: false, callsTaken: 0 });
    expect(await member('202')).toMatchObject({ paused: true, pauseReason: 'lunch' });
    await expect(pbx.diagnose(AbortSignal.timeout(1000))).resolves.toMatchObject([{ level: 'fine' }]);
  });

  test('while the network is cut calls go on unseen, and what is true is told after', async () => {
    const { driver, add, pbx, fold, calls, time } = open();
    await add('201', '202');
    driver.callIn({ queue: 'support', number: '1', talksMs: 30 * MINUTE });
    driver.agent('201').answer();
    driver.callIn({ queue: 'support', number: '2', talksMs: MINUTE });
    driver.agent('202').answer();
    driver.callIn({ queue: 'support', number: '3', givesUpAfterMs: MINUTE });
    driver.cut();
    await expect(pbx.readQueues()).rejects.toMatchObject({ code: 'pbx-down' });
    time.advance(5 * MINUTE);
    driver.callIn({ queue: 'support', number: '4' });
    time.advance(MINUTE);
    driver.mend();
    expect(fold.open().map(({ number, state }) => [number, state])).toEqual([
      ['1', 'answered'],
      ['4', 'waiting'],
    ]);
    expect(
      [...calls.values()].map(({ number, outcome, talkSeconds }) => [number, outcome, talkSeconds]),
    ).toEqual([
      ['1', 'answered', null],
      ['2', 'answered', null],
      ['3', 'lost', null],
      ['4', null, null],
    ]);
  });

  test('what is to fail does so when it is asked for, and changes nothing, until it is mended', async () => {
    const { pbx, driver, add, member } = open();
    await add('201');
    driver.fail('addMember', 'refuse');
    driver.fail('pauseMember', 'cut');
    await expect(add('202')).rejects.toMatchObject({
      code: 'pbx-refused',
      values: { action: 'addMember', reason: 'Permission denied' },
    });
    expect(pbx.status.state).toBe('ready');
    const pause = () => pbx.pauseMember('support', { interface: 'PJSIP/201' }, 'lunch');
    await expect(pause()).rejects.toMatchObject({ code: 'pbx-down' });
    expect(pbx.status.state).toBe('down');
    driver.mend();
    expect(await member('201')).toMatchObject({ paused: false });
    expect(await member('202')).toBeUndefined();
    driver.fail('addMember', null);
    driver.fail('pauseMember', null);
    await add('202');
    expect(await pause()).toBe('done');
  });

  test('opening, closing and waiting for it', async () => {
    const time = openFakeTime(start);
    const pbx = openSimulated({ name: 'demo', queues: {}, time });
    await expect(pbx.whenReady(AbortSignal.timeout(1000))).rejects.toMatchObject({ code: 'pbx-down' });
    pbx.driver.crash();
    pbx.open();
    expect(pbx.status.state).toBe('down');
    await expect(pbx.whenReady(AbortSignal.abort())).rejects.toMatchObject({ code: 'pbx-down' });
    const ready = pbx.whenReady(AbortSignal.timeout(5000));
    pbx.driver.restart();
    await ready;
    await pbx.close();
    expect(pbx.status.state).toBe('closed');
    await expect(pbx.readQueues()).rejects.toMatchObject({ code: 'pbx-down' });
  });
});

describe('a crowd', () => {
  const crowd = {
    callers: { callsPerHour: 120, numbers: ['612345678', '699999999'] },
    agents: { unplugsEverySeconds: 1800, callsOutEverySeconds: 1800 },
    queues: { support: {}, sales: { strategy: 'ringall', longestWaitMs: 60_000 } as const },
  };

  async function workDay(seed: number, hours = 8) {
    const world = open({ ...crowd, seed });
    await world.add(...extensions);
    await world.pbx.addMember('sales', { extension: '203', name: 'P203' });
    await world.pbx.addMember('sales', { extension: '204', name: 'P204' });
    world.time.advance(hours * HOUR);
    return world;
  }

  test('calls, is answered, gives up and times out, the same for the same seed', async () => {
    const { events, calls } = await workDay(1);
    expect((await workDay(1)).events).toEqual(events);
    expect((await workDay(2, 1)).events).not.toEqual((await workDay(1, 1)).events);
    const count = (outcome: string) => [...calls.values()].filter((call) => call.outcome === outcome).length;
    const joined = events.filter(({ type }) => type === 'caller-joined').length;
    // 960 are to be expected; so far off is one day in thousands.
    expect(Math.abs(joined - 960)).toBeLessThan(4 * Math.sqrt(960));
    expect(calls.size).toBe(joined);
    expect(count('answered')).toBeGreaterThan(200);
    expect(count('abandoned')).toBeGreaterThan(50);
    expect(count('timed_out')).toBeGreaterThan(50);
    expect(count('lost')).toBe(0);
    const all = [...calls.values()];
    expect(all.filter(({ number }) => number === null).length).toBeGreaterThan(20);
    expect(all.some(({ endedBy }) => endedBy === 'transfer')).toBe(true);
    expect(all.some(({ rings }) => rings.some(({ end }) => end === 'rejected'))).toBe(true);
    expect(all.some(({ rings }) => rings.some(({ end }) => end === 'elsewhere'))).toBe(true);
    const members = events.flatMap((event) => (event.type === 'member' ? event.member.state : []));
    expect(new Set(members)).toEqual(new Set(['available', 'ringing', 'in_call', 'unregistered']));
  });

  test('every call is told whole, and makes one call as it was', async () => {
    const { events, calls, fold, pbx } = await workDay(3);
    const end = events.at(-1)!.at;
    const ofCall = Map.groupBy(events, (event) => ('call' in event ? event.call : null));
    for (const call of calls.values()) {
      const own = ofCall.get(call.id.split(':')[1]!)!;
      const kinds = own.map(({ type }) => type).filter((type) => type !== 'caller-moved');
      const words = kinds.join(' ').replaceAll(/(phone-rings |ring-missed )+/g, '');
      if (call.state !== 'ended') continue;
      const answered =
        /^caller-joined call-answered( call-transferred)?( caller-hung-up)?( call-completed)?( caller-hung-up)?( call-ended)?$/;
      const shapes: Partial<Record<string, RegExp>> = {
        answered,
        abandoned: /^caller-joined caller-hung-up caller-left call-ended$/,
        timed_out: /^caller-joined caller-left queue-result call-ended$/,
      };
      expect(words).toMatch(shapes[call.outcome!]!);
      const talked = own.find((event) => event.type === 'call-completed');
      if (talked?.type === 'call-completed') expect(call.talkSeconds).toBe(talked.talkSeconds);
      expect(call.rings.every((ring) => ring.end !== null)).toBe(true);
    }
    // Those whose agents’ last words name no call have their end all the same.
    const nameless = events.filter((event) => event.type === 'call-completed' && event.call === null).length;
    expect(nameless).toBeGreaterThan(10);
    const talks = [...calls.values()].filter(({ talkSeconds }) => talkSeconds !== null).length;
    expect(talks).toBe(events.filter(({ type }) => type === 'call-completed').length);

    const waiting = (await pbx.readQueues()).flatMap(({ callers }) => callers.map(({ call }) => call));
    const open = fold.open();
    expect(open.filter(({ state }) => state !== 'answered').map(({ id }) => id.split(':')[1])).toEqual(
      expect.arrayContaining(waiting),
    );
    expect(open.every(({ startedAt }) => Date.parse(end) - Date.parse(startedAt) < 2 * HOUR)).toBe(true);
  });

  test('who hears everything knows at any time what the PBX would answer', async () => {
    const world = open({ ...crowd, seed: 4 });
    interface Known {
      members: Map<string, unknown>;
      callers: string[];
    }
    const known = new Map<string, Known>();
    const of = (queue: string): Known => {
      const one: Known = known.get(queue) ?? { members: new Map(), callers: [] };
      known.set(queue, one);
      return one;
    };
    const rings = new Map<string, string>();
    world.pbx.subscribe((event) => {
      if (event.type === 'member') of(event.member.queue).members.set(event.member.interface, event.member);
      else if (event.type === 'member-removed') of(event.queue).members.delete(event.interface);
      else if (event.type === 'caller-joined') of(event.queue).callers.push(event.call);
      else if (event.type === 'caller-left' || event.type === 'call-answered') {
        const one = of(event.queue);
        one.callers = one.callers.filter((call) => call !== event.call);
      } else if (event.type === 'phone-rings') {
        const before = of(event.queue).members.get(event.interface);
        expect(before).toMatchObject({ paused: false, state: 'available' });
        rings.set(event.interface, event.call);
      } else if (event.type === 'caller-moved') {
        const { callers } = of(event.queue);
        expect(callers.indexOf(event.call)).toBe(event.position - 1);
      }
    });
    await world.add(...extensions);
    await world.pbx.addMember('sales', { extension: '204', name: 'P204' });
    for (let minute = 0; minute < 240; minute++) {
      world.time.advance(MINUTE);
      if (minute % 7 === 0) await world.pbx.pauseMember('support', { interface: 'PJSIP/202' }, 'lunch');
      if (minute % 7 === 3) await world.pbx.pauseMember('support', { interface: 'PJSIP/202' }, null);
      if (minute % 11 === 0) await world.pbx.removeMember('support', { interface: 'PJSIP/203' });
      if (minute % 11 === 5) await world.add('203');
      for (const { queue, members, callers } of await world.pbx.readQueues()) {
        expect([...of(queue).members.values()]).toEqual(members);
        expect(of(queue).callers).toEqual(callers.map(({ call }) => call));
      }
    }
    expect(rings.size).toBe(4);
  });

  test('whatever is cut or crashes, after a resync only those are open who are there', async () => {
    for (const seed of [10, 11, 12]) {
      const world = open({ ...crowd, seed });
      const { driver, time, pbx, fold, calls } = world;
      await world.add(...extensions);
      const { pick, exponential } = openChance(seed);
      for (let i = 0; i < 40; i++) {
        time.advance(exponential(10 * MINUTE));
        const [begin, end] = pick([
          [driver.cut, driver.mend],
          [driver.crash, driver.restart],
        ]);
        begin();
        time.advance(exponential(2 * MINUTE));
        end();
        const queues = await pbx.readQueues();
        const waiting = queues.flatMap(({ callers }) => callers.map(({ call }) => call)).sort();
        const talking = queues.flatMap(({ members }) =>
          members.filter((one) => one.isInQueueCall).map((one) => `${one.queue} ${one.interface}`),
        );
        const known = fold.open();
        expect(
          known
            .filter(({ answeredBy }) => !answeredBy)
            .map(({ id }) => id.split(':')[1])
            .sort(),
        ).toEqual(waiting);
        const held = known.flatMap(({ answeredBy, queue }) =>
          answeredBy ? `${queue} ${answeredBy.interface}` : [],
        );
        expect(talking).toEqual(expect.arrayContaining(held));
        expect(new Set(held).size).toBe(held.length);
      }
      const outcomes = new Set([...calls.values()].map(({ outcome }) => outcome));
      expect(outcomes).toContain('lost');
      expect(outcomes).toContain('answered');
    }
  });

  test('its day has mornings and nights', () => {
    const shape = dailyShape('Europe/Madrid');
    // Ten o'clock there, in winter and in summer.
    expect(shape(Date.parse('2026-03-02T09:30:00Z'))).toBe(shape(Date.parse('2026-07-02T08:30:00Z')));
    expect(shape(Date.parse('2026-03-02T02:00:00Z'))).toBeLessThan(0.1);
    const world = open({
      callers: { callsPerHour: 600, shape: (at) => (at < start + HOUR ? 2 : 0) },
      seed: 5,
    });
    world.time.advance(3 * HOUR);
    const joined = world.events.filter(({ type }) => type === 'caller-joined');
    expect(Math.abs(joined.length - 1200)).toBeLessThan(4 * Math.sqrt(1200));
    expect(joined.every(({ at }) => Date.parse(at) < start + HOUR)).toBe(true);
  });
});
