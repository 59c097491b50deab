import { describe, expect, test } from 'vitest';
import type { PbxStatus, QueueMember, QueueState, WaitingCaller } from '../../model/phones.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';
import { hearForWatch, NOTHING_WATCHED, type WatchState, watchPhones } from '../../telephony/watch.ts';

const began = Date.parse('2026-03-02T09:00:00.000Z');
const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();

function member(extension: string, rest: Partial<QueueMember> = {}): QueueMember {
  return {
    queue: 'support',
    interface: `PJSIP/${extension}`,
    extension,
    name: `P${extension}`,
    state: 'available',
    paused: false,
    pauseReason: '',
    pausedSince: null,
    isInQueueCall: false,
    isDynamic: true,
    callsTaken: 0,
    lastCallAt: null,
    ...rest,
  };
}

function queue(members: QueueMember[], waiting = 0, name = 'support'): QueueState {
  const callers: WaitingCaller[] = Array.from({ length: waiting }, (_, i) => ({
    call: `c${i}`,
    number: null,
    name: null,
    position: i + 1,
    since: at(0),
  }));
  return { queue: name, strategy: 'rrmemory', keepsOrder: false, members, callers, readAt: at(0) };
}

/** Looks again and again; says what was raised (+), healed (-) or dropped (~). */
function watching() {
  let state: WatchState = NOTHING_WATCHED;
  return {
    hear(...events: PbxEvent[]) {
      for (const event of events) state = hearForWatch(state, event);
    },
    look(seconds: number, queues: QueueState[], pbxState: PbxStatus['state'] = 'ready') {
      const status: PbxStatus = { state: pbxState, since: at(seconds), reason: null };
      // What is kept is plain data: it outlives being written and read.
      const result = watchPhones(JSON.parse(JSON.stringify(state)), {
        pbx: 'main',
        now: at(seconds),
        status,
        queues,
      });
      state = result.state;
      const said = [
        ...result.raised.map(({ key }) => `+${key}`),
        ...result.healed.map(({ key }) => `-${key}`),
        ...result.dropped.map(({ key }) => `~${key}`),
      ];
      return { said, ...result };
    },
  };
}

const missed = (seconds: number, extension = '201', call = 'c1'): PbxEvent => ({
  type: 'ring-missed',
  at: at(seconds),
  call,
  queue: 'support',
  interface: `PJSIP/${extension}`,
  extension,
  ringMs: 15_000,
  isRejected: false,
});
const answered = (seconds: number, extension = '201'): PbxEvent => ({
  type: 'call-answered',
  at: at(seconds),
  call: 'c9',
  queue: 'support',
  interface: `PJSIP/${extension}`,
  extension,
  holdSeconds: 1,
  ringSeconds: 1,
});

describe('004.112 who is on duty and cannot be reached', () => {
  const gone = member('201', { state: 'unregistered' });
  const key = 'member-unreachable:main:PJSIP/201';

  test('is told of once, after a while, and once when it is mended', () => {
    const { look } = watching();
    const first = look(0, [queue([gone])]);
    expect(first.said).toEqual([]);
    expect(first.wakeAt).toBe(at(20));
    expect(look(19, [queue([gone])]).said).toEqual([]);
    const raised = look(20, [queue([gone])]);
    expect(raised.said).toEqual([`+${key}`]);
    expect(raised.raised).toMatchObject([
      { since: at(0), queues: ['support'], extension: '201', name: 'P201' },
    ]);
    expect(look(21, [queue([gone])])).toMatchObject({ said: [], wakeAt: null });
    expect(look(30, [queue([member('201')])]).said).toEqual([`-${key}`]);
    expect(look(31, [queue([member('201')])]).said).toEqual([]);
  });

  test('is told of no word if the phone comes back in time, and again if it goes again', () => {
    const { look } = watching();
    look(0, [queue([gone])]);
    expect(look(10, [queue([member('201')])]).said).toEqual([]);
    expect(look(25, [queue([gone])]).said).toEqual([]);
    expect(look(45, [queue([gone])]).said).toEqual([`+${key}`]);
  });

  test('is no matter while she is paused, and none any more when her turn is over', () => {
    const { look } = watching();
    expect(look(0, [queue([{ ...gone, paused: true }])]).said).toEqual([]);
    expect(look(100, [queue([{ ...gone, paused: true }])]).said).toEqual([]);
    look(200, [queue([gone])]);
    expect(look(220, [queue([gone])]).said).toEqual([`+${key}`]);
    expect(look(230, [queue([])]).said).toEqual([`~${key}`]);
    look(300, [queue([gone])]);
    look(320, [queue([gone])]);
    expect(look(330, [queue([{ ...gone, paused: true }])]).said).toEqual([`~${key}`]);
  });

  test('is told of once for all her queues', () => {
    const { look } = watching();
    const two = [queue([gone]), queue([gone], 0, 'sales')];
    look(0, two);
    expect(look(20, two).raised).toMatchObject([{ queues: ['support', 'sales'] }]);
  });
});

describe('rings missed in a row', () => {
  const key = 'missed-rings:main:PJSIP/201';

  test('are told of once, whoever called, and once when she answers again', () => {
    const { look, hear } = watching();
    hear(missed(0), missed(0), missed(16, '202'), missed(32, '201', 'c2'));
    expect(look(33, [queue([member('201'), member('202')])]).said).toEqual([]);
    hear(missed(48));
    const raised = look(48, [queue([member('201'), member('202')])]);
    expect(raised.said).toEqual([`+${key}`]);
    expect(raised.raised).toMatchObject([{ count: 3, since: at(0) }]);
    hear(missed(64));
    expect(look(64, [queue([member('201')])]).said).toEqual([]);
    hear(answered(70));
    expect(look(70, [queue([member('201')])]).said).toEqual([`-${key}`]);
  });

  test('end with an answer in between, and with a pause', () => {
    const { look, hear } = watching();
    hear(missed(0), missed(16), answered(20), missed(32), missed(48));
    expect(look(50, [queue([member('201')])]).said).toEqual([]);
    hear(missed(64));
    expect(look(64, [queue([member('201')])]).said).toEqual([`+${key}`]);
    expect(look(65, [queue([member('201', { paused: true })])]).said).toEqual([`~${key}`]);
    hear(missed(80));
    expect(look(80, [queue([member('201')])]).said).toEqual([]);
  });
});

describe('callers who wait with nobody in', () => {
  const key = 'waiting-with-nobody:main:support';

  test('are told of after a few seconds, and once when somebody is there', () => {
    const { look } = watching();
    const nobody = [member('201', { paused: true }), member('202', { state: 'unregistered' })];
    expect(look(0, [queue(nobody)]).said).toEqual([]);
    expect(look(10, [queue(nobody, 1)]).said).toEqual([]);
    const raised = look(15, [queue(nobody, 2)]);
    expect(raised.said).toEqual([`+${key}`]);
    expect(raised.raised).toMatchObject([{ count: 2, queues: ['support'], interface: null }]);
    expect(look(16, [queue([member('201', { state: 'in_call' })], 2)]).said).toEqual([`-${key}`]);
  });

  test('are no matter any more when they are gone', () => {
    const { look } = watching();
    look(0, [queue([], 1)]);
    expect(look(5, [queue([], 1)]).said).toEqual([`+${key}`]);
    expect(look(6, [queue([])]).said).toEqual([`~${key}`]);
  });
});

describe('a PBX out of reach', () => {
  const key = 'pbx-down:main';

  test('is told of after a while, and once when it is back', () => {
    const { look } = watching();
    expect(look(0, [], 'down').wakeAt).toBe(at(10));
    // It tries and fails: that is no new beginning.
    expect(look(5, [], 'connecting').said).toEqual([]);
    expect(look(10, [], 'down')).toMatchObject({ said: [`+${key}`], raised: [{ since: at(0) }] });
    expect(look(60, [], 'down').said).toEqual([]);
    expect(look(61, [queue([])]).said).toEqual([`-${key}`]);
  });

  test('leaves all else as it was until it is back', () => {
    const { look, hear } = watching();
    const gone = member('201', { state: 'unregistered' });
    hear(missed(0), missed(1));
    look(0, [queue([gone])]);
    look(20, [queue([gone])]);
    look(30, [], 'down');
    expect(look(40, [], 'down').said).toEqual(['+pbx-down:main']);
    const back = look(50, [queue([gone])]);
    expect(back.said).toEqual(['-pbx-down:main']);
    hear(missed(51));
    expect(look(60, [queue([member('201')])]).said).toEqual([
      '+missed-rings:main:PJSIP/201',
      '-member-unreachable:main:PJSIP/201',
    ]);
  });

  test('is no matter when we close it', () => {
    const { look } = watching();
    look(0, [], 'down');
    look(10, [], 'down');
    expect(look(20, [], 'closed').said).toEqual([`~${key}`]);
  });
});
