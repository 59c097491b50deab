import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../model/errors.ts';
import type { MemberState, QueueState } from '../../model/phones.ts';
import type { Pbx, PbxEvent } from '../../telephony/pbx.ts';

/**
 * What a phone does with each call that comes to it, from now on. Times are milliseconds of the PBX's clock:
 * `afterMs` of ringing, the others of talking.
 */
export type PhoneBehaviour =
  | { does: 'answers'; afterMs: number; hangsUpAfterMs?: number }
  /** Rings until the PBX gives up. */
  | { does: 'misses' }
  | { does: 'rejects'; afterMs: number }
  /** Answers, talks, and hands the caller on to another extension without asking there. */
  | { does: 'transfers'; afterMs: number; talksMs: number; to: string };

export interface ArrivingCaller {
  /** Of our configuration: one of `CONTRACT_QUEUES`. */
  queue: string;
  /** `null`: withheld. */
  number: string | null;
  /** Hangs up unanswered after so long; by default never. */
  givesUpAfterMs?: number;
  /** Hangs up after talking so long; by default never. */
  talksMs?: number;
}

/** People and their phones around the PBX. */
export interface PhonesDriver {
  /** These register. A phone misses its calls until told what else to do. */
  plugIn(...extensions: string[]): Promise<void>;
  /** Pulls the plug out: the PBX finds out by itself, sooner or later. */
  unplug(extension: string): Promise<void>;
  behave(extension: string, behaviour: PhoneBehaviour): Promise<void>;
  /** A caller arrives. */
  callIn(caller: ArrivingCaller): Promise<void>;
  /** The PBX dies on the spot, and comes up again with what its own store kept. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  /** Lets time pass until it is so; rejects, naming `what`, when that takes more than 15 s of the PBX's clock. */
  until(isSo: () => boolean, what: string): Promise<void>;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  /** All callers are gone, all phones out of the wall. */
  reset(): Promise<void>;
}

/**
 * Queues that the PBX has when it starts. A phone rings 2 s at most, then after 1 s the next; an unregistered or
 * paused member is not rung, nor one who talks.
 */
export const CONTRACT_QUEUES = {
  /** rrmemory; a caller may wait in it although nobody is in. */
  round: { strategy: 'rrmemory', keepsOrder: false },
  /** rrordered. */
  ordered: { strategy: 'rrordered', keepsOrder: true },
  /** ringall. */
  all: { strategy: 'ringall', keepsOrder: false },
  /** rrmemory; its dialplan lets a caller wait for 3 s, and tells its result. */
  short: { strategy: 'rrmemory', keepsOrder: false },
  /** rrmemory; nobody gets in while no member could answer; its dialplan tells its result. */
  strict: { strategy: 'rrmemory', keepsOrder: false },
} as const;

/** Extensions that the PBX knows; its interfaces are PJSIP/<extension>. The calls' numbers are free. */
export const CONTRACT_EXTENSIONS = ['201', '202', '203', '204', '205', '206'] as const;

export interface ContractStage {
  /** Not opened yet; its queues are `CONTRACT_QUEUES`, all empty. */
  pbx: Pbx;
  phones: PhonesDriver;
  stop(): Promise<void>;
}

type Kind = PbxEvent['type'];
type Of<K extends Kind> = Extract<PbxEvent, { type: K }>;

const ringing = 'PJSIP/';

/** What is true of every PBX. `start` brings one up, once for all cases. */
export function pbxContract(name: string, start: () => Promise<ContractStage>): void {
  describe(`contract: ${name}`, { timeout: 60_000 }, () => {
    let stage: ContractStage;
    let pbx: Pbx;
    let phones: PhonesDriver;
    let events: PbxEvent[] = [];

    beforeAll(async () => {
      stage = await start();
      ({ pbx, phones } = stage);
      pbx.subscribe((event) => events.push(event));
    }, 120_000);
    afterAll(async () => {
      await pbx?.close();
      await stage?.stop();
    }, 60_000);

    beforeEach(async () => {
      pbx.open();
      await pbx.whenReady(AbortSignal.timeout(20_000));
      events = [];
    }, 60_000);
    afterEach(async () => {
      await phones.reset();
      for (const { queue, members } of await pbx.readQueues()) {
        for (const member of members) await pbx.removeMember(queue, member);
      }
    }, 60_000);

    const all = <K extends Kind>(type: K) => events.filter((event): event is Of<K> => event.type === type);
    const first = async <K extends Kind>(type: K, isIt: (event: Of<K>) => boolean = () => true) => {
      await phones.until(() => all(type).some(isIt), `event ${type}`);
      return all(type).find(isIt) as Of<K>;
    };
    const read = async (queue: string): Promise<QueueState> => {
      const [state] = await pbx.readQueues([queue]);
      if (!state) throw new Error(`no ${queue}`);
      return state;
    };
    const member = async (queue: string, extension: string) =>
      (await read(queue)).members.find((one) => one.extension === extension);
    const memberEvent = (extension: string, state: MemberState) =>
      first('member', (event) => event.member.extension === extension && event.member.state === state);
    /** In the wall, in the queue, known to be free. */
    const onDuty = async (queue: string, ...extensions: string[]) => {
      await phones.plugIn(...extensions);
      for (const extension of extensions) await pbx.addMember(queue, { extension, name: `P${extension}` });
      for (const extension of extensions) {
        if ((await member(queue, extension))?.state !== 'available')
          await memberEvent(extension, 'available');
      }
    };
    const refusal = async (promise: Promise<unknown>) => {
      const error = await promise.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(AppError);
      return (error as AppError).code;
    };

    test('becomes ready and tells all queues as they are', async () => {
      expect(pbx.status.state).toBe('ready');
      const queues = await pbx.readQueues();
      expect(queues.map(({ queue }) => queue).sort()).toEqual(Object.keys(CONTRACT_QUEUES).sort());
      for (const { queue, strategy, keepsOrder, members, callers } of queues) {
        expect({ strategy, keepsOrder }).toEqual(CONTRACT_QUEUES[queue as keyof typeof CONTRACT_QUEUES]);
        expect(members).toEqual([]);
        expect(callers).toEqual([]);
      }
      expect((await read('short')).queue).toBe('short');
      expect(pbx.interfaceOf('201')).toBe(`${ringing}201`);
      expect(pbx.extensionOf(`${ringing}201`)).toBe('201');
      expect(pbx.extensionOf('Console/dsp')).toBeNull();
    });

    test('a queue it does not have is refused', async () => {
      expect(await refusal(pbx.readQueues(['nowhere']))).toBe('unknown-queue');
      expect(await refusal(pbx.addMember('nowhere', { extension: '201', name: 'Ada' }))).toBe(
        'unknown-queue',
      );
      expect(await refusal(pbx.removeMember('nowhere', { interface: 'PJSIP/201' }))).toBe('unknown-queue');
      expect(await refusal(pbx.pauseMember('nowhere', { interface: 'PJSIP/201' }, 'x'))).toBe(
        'unknown-queue',
      );
    });

    test('somebody comes and goes', async () => {
      expect(await pbx.addMember('round', { extension: '201', name: 'Ada Núñez' })).toBe('added');
      const event = await first('member', (one) => one.member.extension === '201');
      expect(event.member).toMatchObject({ queue: 'round', interface: 'PJSIP/201', name: 'Ada Núñez' });
      expect(await pbx.addMember('round', { extension: '201', name: 'Ada Núñez' })).toBe('already');
      expect(await member('round', '201')).toMatchObject({
        queue: 'round',
        interface: 'PJSIP/201',
        extension: '201',
        name: 'Ada Núñez',
        state: 'unregistered',
        paused: false,
        pauseReason: '',
        pausedSince: null,
        isInQueueCall: false,
        isDynamic: true,
        callsTaken: 0,
        lastCallAt: null,
      });
      expect((await read('all')).members).toEqual([]);
      expect(await pbx.removeMember('round', { interface: 'PJSIP/201' })).toBe('removed');
      expect(await first('member-removed')).toMatchObject({
        queue: 'round',
        interface: 'PJSIP/201',
        extension: '201',
      });
      expect(await pbx.removeMember('round', { interface: 'PJSIP/201' })).toBe('absent');
      expect((await read('round')).members).toEqual([]);
    });

    test('a pause has a reason and a beginning, in its queue only', async () => {
      await onDuty('round', '201');
      await pbx.addMember('all', { extension: '201', name: 'Ada' });
      expect(await pbx.pauseMember('round', { interface: 'PJSIP/201' }, 'Dinar: 1/2 h, àpat')).toBe('done');
      const { member: told } = await first('member', (one) => one.member.paused);
      expect(told).toMatchObject({ queue: 'round', pauseReason: 'Dinar: 1/2 h, àpat', state: 'available' });
      const paused = await member('round', '201');
      expect(paused).toMatchObject({ paused: true, pauseReason: 'Dinar: 1/2 h, àpat', state: 'available' });
      expect(paused?.pausedSince).toMatch(/^\d{4}-.*Z$/);
      expect(await member('all', '201')).toMatchObject({ paused: false });

      expect(await pbx.pauseMember('round', { interface: 'PJSIP/201' }, 'Dinar: 1/2 h, àpat')).toBe('done');
      expect(await pbx.pauseMember('round', { interface: 'PJSIP/201' }, null)).toBe('done');
      expect(await member('round', '201')).toMatchObject({
        paused: false,
        pauseReason: '',
        pausedSince: null,
      });
      expect(await pbx.pauseMember('round', { interface: 'PJSIP/299' }, 'x')).toBe('absent');
    });

    test('somebody joins paused', async () => {
      await pbx.addMember('round', { extension: '201', name: 'Ada', pauseReason: 'training' });
      await pbx.addMember('round', { extension: '202', name: 'Bea', pauseReason: '' });
      expect(await member('round', '201')).toMatchObject({ paused: true, pauseReason: 'training' });
      expect(await member('round', '202')).toMatchObject({ paused: true, pauseReason: '' });
    });

    test('text that would break the protocol is refused, and nothing is done', async () => {
      const evil = 'x\r\n\r\nAction: QueueAdd\r\nQueue: round\r\nInterface: PJSIP/666';
      expect(await refusal(pbx.addMember('round', { extension: '201', name: evil }))).toBe('pbx-refused');
      await pbx.addMember('round', { extension: '201', name: 'Ada' });
      for (const reason of [evil, 'a\nb', 'a\rb', 'a\0b', 'é'.repeat(1000)]) {
        expect(await refusal(pbx.pauseMember('round', { interface: 'PJSIP/201' }, reason))).toBe(
          'pbx-refused',
        );
      }
      expect((await read('round')).members).toMatchObject([{ interface: 'PJSIP/201', paused: false }]);
    });

    test('an ordered queue keeps the order in which people came', async () => {
      const order = ['205', '201', '206', '203', '202', '204'];
      for (const extension of order) await pbx.addMember('ordered', { extension, name: extension });
      expect((await read('ordered')).members.map((one) => one.extension)).toEqual(order);
      await pbx.removeMember('ordered', { interface: 'PJSIP/201' });
      await pbx.addMember('ordered', { extension: '201', name: '201' });
      expect((await read('ordered')).members.at(-1)?.extension).toBe('201');
    });

    test('answered, and the caller hangs up', async () => {
      await onDuty('round', '201');
      await phones.behave('201', { does: 'answers', afterMs: 300 });
      await phones.callIn({ queue: 'round', number: '612345678', talksMs: 1500 });

      const joined = await first('caller-joined');
      expect(joined).toMatchObject({ queue: 'round', number: '612345678', position: 1 });
      const { call } = joined;
      expect(await first('phone-rings')).toMatchObject({
        call,
        queue: 'round',
        interface: 'PJSIP/201',
        extension: '201',
      });
      expect(await first('call-answered')).toMatchObject({ call, queue: 'round', extension: '201' });
      await first('member', (one) => one.member.state === 'in_call' && one.member.isInQueueCall);
      expect(await member('round', '201')).toMatchObject({ state: 'in_call', isInQueueCall: true });
      expect((await read('round')).callers).toEqual([]);

      const completed = await first('call-completed');
      expect(completed).toMatchObject({ queue: 'round', interface: 'PJSIP/201', endedBy: 'caller' });
      expect([call, null]).toContain(completed.call);
      expect(completed.talkSeconds).toBeGreaterThanOrEqual(1);
      expect(completed.talkSeconds).toBeLessThanOrEqual(4);
      await first('call-ended', (one) => one.call === call);
      await memberEvent('201', 'available');
      await phones.pass(200);
      const after = await member('round', '201');
      expect(after).toMatchObject({ state: 'available', isInQueueCall: false, callsTaken: 1 });
      expect(after?.lastCallAt).toMatch(/^\d{4}-.*Z$/);
      expect(all('ring-missed')).toEqual([]);
      expect(all('caller-left')).toEqual([]);
    });

    test('answered, and the agent hangs up', async () => {
      await onDuty('round', '202');
      await phones.behave('202', { does: 'answers', afterMs: 100, hangsUpAfterMs: 600 });
      await phones.callIn({ queue: 'round', number: '612345678' });
      expect(await first('call-completed')).toMatchObject({ interface: 'PJSIP/202', endedBy: 'agent' });
    });

    test('the caller gives up while nobody is in', async () => {
      await phones.callIn({ queue: 'round', number: '612345678', givesUpAfterMs: 1200 });
      const { call } = await first('caller-joined');
      expect((await read('round')).callers).toMatchObject([{ call, number: '612345678', position: 1 }]);
      const left = await first('caller-left');
      expect(left).toMatchObject({ call, queue: 'round' });
      const hungUp = await first('caller-hung-up');
      expect(hungUp.call).toBe(call);
      expect(events.indexOf(hungUp)).toBeLessThan(events.indexOf(left));
      await first('call-ended', (one) => one.call === call);
      expect((await read('round')).callers).toEqual([]);
    });

    test('the caller gives up while a phone rings, which is no missed ring', async () => {
      await onDuty('round', '201');
      await phones.callIn({ queue: 'round', number: '612345678', givesUpAfterMs: 900 });
      const { call } = await first('phone-rings');
      await memberEvent('201', 'ringing');
      expect(await first('caller-left')).toMatchObject({ call });
      expect(all('caller-hung-up')).toMatchObject([{ call }]);
      await memberEvent('201', 'available');
      expect(all('ring-missed')).toEqual([]);
    });

    test('whom one does not answer, the next one does', async () => {
      await onDuty('ordered', '201', '202');
      await phones.behave('202', { does: 'answers', afterMs: 100, hangsUpAfterMs: 400 });
      await phones.callIn({ queue: 'ordered', number: '612345678' });
      // Whoever is asked first, the one who misses it gets it sooner or later, unless the other was first.
      const answered = await first('call-answered');
      expect(answered).toMatchObject({ extension: '202' });
      const missed = all('ring-missed');
      if (missed.length === 0) {
        await phones.until(() => all('call-completed').length > 0, 'the end of the first call');
        await phones.callIn({ queue: 'ordered', number: '612345679' });
        await first('ring-missed');
      }
      expect(all('ring-missed')[0]).toMatchObject({ extension: '201', isRejected: false, queue: 'ordered' });
      expect(all('ring-missed')[0]?.ringMs).toBeGreaterThanOrEqual(1000);
    });

    test('an agent rejects', async () => {
      await onDuty('round', '203');
      await phones.behave('203', { does: 'rejects', afterMs: 100 });
      await phones.callIn({ queue: 'round', number: '612345678', givesUpAfterMs: 2500 });
      const missed = await first('ring-missed');
      expect(missed).toMatchObject({ extension: '203', isRejected: true });
      await first('caller-left');
    });

    test('where all phones ring, one answers, and the others missed nothing', async () => {
      await onDuty('all', '201', '202', '203');
      await phones.behave('202', { does: 'answers', afterMs: 700, hangsUpAfterMs: 500 });
      await phones.callIn({ queue: 'all', number: '612345678' });
      await first('call-completed');
      expect(
        all('phone-rings')
          .map((one) => one.extension)
          .sort(),
      ).toEqual(['201', '202', '203']);
      expect(new Set(all('phone-rings').map((one) => one.call)).size).toBe(1);
      expect(all('call-answered')).toMatchObject([{ extension: '202' }]);
      expect(all('ring-missed')).toEqual([]);
    });

    test('the queue gives up: nobody hung up, and the reason is told', async () => {
      await phones.callIn({ queue: 'short', number: '612345678' });
      const { call } = await first('caller-joined');
      const left = await first('caller-left');
      expect(left.call).toBe(call);
      expect(await first('queue-result')).toMatchObject({ call, queue: 'short', result: 'TIMEOUT' });
      const hungUp = all('caller-hung-up').filter((one) => events.indexOf(one) < events.indexOf(left));
      expect(hungUp).toEqual([]);
      expect(all('call-answered')).toEqual([]);
    });

    test('nobody gets into a queue in which nobody could answer', async () => {
      await phones.callIn({ queue: 'strict', number: '612345678' });
      expect(await first('queue-result')).toMatchObject({
        queue: 'strict',
        result: 'JOINEMPTY',
        number: '612345678',
      });
      expect(all('caller-joined')).toEqual([]);
    });

    test('a pause in mid-call lets the call go on, and stays', async () => {
      await onDuty('round', '201');
      await phones.behave('201', { does: 'answers', afterMs: 100, hangsUpAfterMs: 1500 });
      await phones.callIn({ queue: 'round', number: '612345678' });
      await first('call-answered');
      await pbx.pauseMember('round', { interface: 'PJSIP/201' }, 'lunch');
      expect(await member('round', '201')).toMatchObject({
        state: 'in_call',
        isInQueueCall: true,
        paused: true,
      });
      expect(await first('call-completed')).toMatchObject({ endedBy: 'agent' });
      await phones.pass(200);
      expect(await member('round', '201')).toMatchObject({
        state: 'available',
        isInQueueCall: false,
        paused: true,
        pauseReason: 'lunch',
      });
    });

    test('whoever is removed in mid-call talks to the end', async () => {
      await onDuty('round', '201');
      await phones.behave('201', { does: 'answers', afterMs: 100, hangsUpAfterMs: 1500 });
      await phones.callIn({ queue: 'round', number: '612345678' });
      await first('call-answered');
      expect(await pbx.removeMember('round', { interface: 'PJSIP/201' })).toBe('removed');
      expect(await first('call-completed')).toMatchObject({ interface: 'PJSIP/201', endedBy: 'agent' });
      expect((await read('round')).members).toEqual([]);
    });

    test('a call is handed on to another phone', async () => {
      await onDuty('round', '201');
      await phones.plugIn('204');
      await phones.behave('204', { does: 'answers', afterMs: 100, hangsUpAfterMs: 300 });
      await phones.behave('201', { does: 'transfers', afterMs: 100, talksMs: 500, to: '204' });
      await phones.callIn({ queue: 'round', number: '612345678' });
      const { call } = await first('caller-joined');
      expect(await first('call-transferred')).toMatchObject({
        call,
        interface: 'PJSIP/201',
        kind: 'blind',
        to: '204',
      });
      expect(await first('call-completed')).toMatchObject({ interface: 'PJSIP/201', endedBy: 'transfer' });
      await memberEvent('201', 'available');
    });

    test('a withheld number is none', async () => {
      await phones.callIn({ queue: 'round', number: null, givesUpAfterMs: 1000 });
      const joined = await first('caller-joined');
      expect(joined.number).toBeNull();
      expect((await read('round')).callers).toMatchObject([{ call: joined.call, number: null }]);
      await first('caller-left');
    });

    test('a phone out of the wall is seen, and so is its return', async () => {
      await onDuty('round', '201');
      // It may have been seen out of the wall before it was plugged in.
      events = [];
      await phones.unplug('201');
      await memberEvent('201', 'unregistered');
      expect(await member('round', '201')).toMatchObject({ state: 'unregistered' });
      events = [];
      await phones.plugIn('201');
      await memberEvent('201', 'available');
    });

    test('callers wait in their order, and move up', async () => {
      await phones.callIn({ queue: 'round', number: '611111111', givesUpAfterMs: 2000 });
      const one = await first('caller-joined');
      await phones.callIn({ queue: 'round', number: '622222222', givesUpAfterMs: 4000 });
      const two = await first('caller-joined', ({ call }) => call !== one.call);
      expect(two).toMatchObject({ position: 2, number: '622222222' });
      expect((await read('round')).callers).toMatchObject([
        { call: one.call, position: 1 },
        { call: two.call, position: 2 },
      ]);
      await first('caller-left', ({ call }) => call === one.call);
      expect(await first('caller-moved')).toMatchObject({ call: two.call, queue: 'round', position: 1 });
      // It is told of a moment before it is so.
      await phones.pass(200);
      expect((await read('round')).callers).toMatchObject([{ call: two.call, position: 1 }]);
      await first('caller-left', ({ call }) => call === two.call);
    });

    test('it dies and comes back: members and pauses are there, and all is told anew', async () => {
      await onDuty('round', '201', '202');
      await pbx.pauseMember('round', { interface: 'PJSIP/202' }, 'lunch; 1|2, x');
      // What a PBX has not written down yet is lost with it.
      await phones.pass(2500);
      await phones.crash();
      await first('status', ({ status }) => status.state === 'down');
      expect(pbx.status.reason).not.toBeNull();
      expect(await refusal(pbx.readQueues())).toBe('pbx-down');
      expect(await refusal(pbx.addMember('round', { extension: '203', name: 'Eva' }))).toBe('pbx-down');

      await phones.restart();
      const { queues } = await first('resync');
      expect(pbx.status.state).toBe('ready');
      const round = queues.find(({ queue }) => queue === 'round');
      expect(round?.members.map((one) => one.extension).sort()).toEqual(['201', '202']);
      expect(round?.members.find((one) => one.extension === '202')).toMatchObject({
        paused: true,
        pauseReason: 'lunch; 1|2, x',
      });
      expect(queues).toHaveLength(Object.keys(CONTRACT_QUEUES).length);
    });

    test('whoever no longer listens hears nothing', async () => {
      const heard: PbxEvent[] = [];
      const stop = pbx.subscribe((event) => heard.push(event));
      await pbx.addMember('round', { extension: '201', name: 'Ada' });
      await phones.until(() => heard.length > 0, 'an event');
      stop();
      const before = heard.length;
      events = [];
      await pbx.removeMember('round', { interface: 'PJSIP/201' });
      await first('member-removed');
      expect(heard).toHaveLength(before);
    });
  });
}
