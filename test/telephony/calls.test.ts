import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call, QueueMember, QueueState, WaitingCaller } from '../../model/phones.ts';
import { callId, openCallFold } from '../../telephony/calls.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';
import { at, script, scripts } from './fixtures/call-scripts.ts';

/** A fold and what it told, the last word of each call. */
function listen(known: Call[] = []) {
  const told: Call[] = [];
  const fold = openCallFold({ pbx: 'main', onCall: (call) => told.push(call), known });
  const calls = () => [...new Map(told.map((call) => [call.id, call])).values()];
  const hear = (events: readonly PbxEvent[]) => {
    for (const event of events) fold.hear(event);
  };
  return { fold, told, calls, hear };
}

describe('004.196 what happens becomes calls', () => {
  for (const [name, { events, call }] of Object.entries(scripts)) {
    test(`${name}`, () => {
      const { hear, calls, fold } = listen();
      hear(events);
      expect(calls()).toEqual([call]);
      expect(fold.open()).toEqual([]);
    });

    test(`${name}: in whatever order, and told twice`, () => {
      const order = fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 });
      fc.assert(
        fc.property(order, (shuffled) => {
          const { hear, calls } = listen();
          hear(shuffled);
          expect(calls()).toEqual([call]);
        }),
        { numRuns: 200, seed: 8 },
      );
    });
  }

  test('all of them at once, mixed, are as many calls as they are', () => {
    const all = Object.values(scripts).map(({ events, call }, i) => {
      const own = (name: string) => name.replace('1772442000.7', `1772442000.${i}`);
      // Each with phones of its own, since a person talks to one caller at a time.
      const written = JSON.stringify(events).replaceAll('PJSIP/', `PJSIP/${i}-`);
      return { events: JSON.parse(own2(written)) as PbxEvent[], id: own(call.id), outcome: call.outcome };
      function own2(text: string) {
        return text.replaceAll('1772442000.7', `1772442000.${i}`);
      }
    });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const { hear, calls } = listen();
        const queues = all.map(({ events }) => [...events]);
        for (
          let left = queues.filter((one) => one.length);
          left.length;
          left = left.filter((one) => one.length)
        ) {
          hear([left[(numbers.next().value as number) % left.length]!.shift()!]);
        }
        const made = calls().map(({ id, outcome }) => ({ id, outcome }));
        const wanted = all.map(({ id, outcome }) => ({ id, outcome }));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(made.sort(byId)).toEqual(wanted.sort(byId));
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  test('on its way a call waits, rings, is answered and ends; what changes nothing is not told', () => {
    const { hear, told, fold } = listen();
    const { events } = scripts['missed by one, rejected by the next, answered by the first']!;
    hear(events.flatMap((event) => [event, event]));
    expect(told.map(({ state }) => state)).toEqual([
      'waiting',
      'ringing',
      'waiting',
      'ringing',
      'waiting',
      'ringing',
      'answered',
      'ended',
    ]);
    expect(fold.open()).toEqual([]);
  });

  test('an agent’s last words without a call are about the one that she answered so long before', () => {
    const { hear, calls } = listen();
    const one = (call: string, from: number) =>
      script(
        [from, { type: 'caller-joined', call, number: null, name: null, position: 1 }],
        [
          from + 2,
          {
            type: 'call-answered',
            call,
            interface: 'PJSIP/201',
            extension: '201',
            holdSeconds: 2,
            ringSeconds: 1,
          },
        ],
      );
    const over = (seconds: number, talkSeconds: number) =>
      script([
        seconds,
        {
          type: 'call-completed',
          call: null,
          interface: 'PJSIP/201',
          talkSeconds,
          holdSeconds: 2,
          endedBy: 'agent',
        },
      ]);
    // The first one's end is told after the second one was answered.
    hear([...one('a', 0), ...one('b', 30), ...over(33, 31), ...over(50, 18)]);
    expect(calls().map(({ id, talkSeconds }) => [id, talkSeconds])).toEqual([
      ['main:a:support', 31],
      ['main:b:support', 18],
    ]);
    // Of a talk that nobody saw the beginning of.
    hear(over(60, 55));
    expect(calls()).toHaveLength(2);
  });

  test('whoever comes back to the queue is a new call, and to another queue as well', () => {
    const { hear, calls } = listen();
    const { events } = scripts['timed out without a word why']!;
    const [joined, left] = events as [PbxEvent, PbxEvent];
    hear([joined, left]);
    const later = (event: PbxEvent, seconds: number, queue: string) =>
      ({ ...event, at: at(seconds), queue }) as PbxEvent;
    hear([later(joined, 10, 'support'), later(left, 15, 'support')]);
    hear([later(joined, 20, 'overflow')]);
    hear(script([25, { type: 'caller-hung-up', call: '1772442000.7' }]));
    hear([later(left, 25, 'overflow')]);
    expect(calls().map(({ id, outcome, holdSeconds }) => [id, outcome, holdSeconds])).toEqual([
      ['main:1772442000.7:support', 'timed_out', 8],
      ['main:1772442000.7:support~2', 'timed_out', 5],
      ['main:1772442000.7:overflow', 'abandoned', 5],
    ]);
    expect(callId('main', '1772442000.7', 'support', 2)).toBe('main:1772442000.7:support~2');
  });

  test('who leaves by a key has given up', () => {
    const { hear, calls } = listen();
    const [joined, left] = scripts['timed out without a word why']!.events as [PbxEvent, PbxEvent];
    const result = { type: 'queue-result', call: '1772442000.7', result: 'KEY', number: null } as const;
    hear([joined, left, ...script([8, result])]);
    expect(calls()).toMatchObject([{ outcome: 'abandoned', endedBy: 'caller', number: '612345678' }]);
  });

  test('channels that were in no queue are no calls', () => {
    const { hear, calls } = listen();
    hear(script([0, { type: 'caller-hung-up', call: 'x' }], [1, { type: 'call-ended', call: 'x' }]));
    expect(calls()).toEqual([]);
  });

  test('somebody who only talks on when we come is a call with what her end tells', () => {
    const { hear, calls } = listen();
    hear(
      script([
        100,
        {
          type: 'call-completed',
          call: 'x',
          interface: 'PJSIP/201',
          talkSeconds: 60,
          holdSeconds: 5,
          endedBy: 'agent',
        },
      ]),
    );
    expect(calls()).toMatchObject([
      { startedAt: at(35), answeredAt: at(40), endedAt: at(100), outcome: 'answered', talkSeconds: 60 },
    ]);
  });
});

describe('after a gap', () => {
  const support = (seconds: number, callers: WaitingCaller[], talking: string[] = []): PbxEvent => {
    const members = talking.map(
      (extension) =>
        ({
          queue: 'support',
          interface: `PJSIP/${extension}`,
          extension,
          isInQueueCall: true,
        }) as QueueMember,
    );
    const queue: QueueState = {
      queue: 'support',
      strategy: 'rrmemory',
      keepsOrder: false,
      members,
      callers,
      readAt: at(seconds),
    };
    return { type: 'resync', at: at(seconds), queues: [queue] };
  };
  const waiting = (call: string, since: number): WaitingCaller => ({
    call,
    number: '612345678',
    name: null,
    position: 1,
    since: at(since),
  });
  const [joined, rings, answered, , completed] = scripts['answered, and the caller hangs up']!.events;

  test('who waits is taken in, and goes on', () => {
    const { hear, calls, fold } = listen();
    hear([support(60, [waiting('1772442000.7', 0)])]);
    expect(fold.open()).toMatchObject([{ state: 'waiting', startedAt: at(0), position: 1 }]);
    hear(script([70, { type: 'caller-hung-up', call: '1772442000.7' }]));
    hear(script([70, { type: 'caller-left', call: '1772442000.7', holdSeconds: 70 }]));
    expect(calls()).toMatchObject([{ outcome: 'abandoned', holdSeconds: 70, number: '612345678' }]);
  });

  test('who is there no more is lost; who is, goes on', () => {
    const { hear, calls, told } = listen();
    hear([joined!, support(60, [waiting('1772442000.7', 0)])]);
    expect(told).toHaveLength(1);
    hear([support(90, [])]);
    expect(calls()).toMatchObject([
      { state: 'ended', outcome: 'lost', endedAt: at(90), holdSeconds: null, startedAt: at(0), position: 2 },
    ]);
  });

  test('a talk that is over ends with what is known, and one that goes on does not', () => {
    const { hear, calls } = listen();
    hear([joined!, rings!, answered!, support(60, [], ['201'])]);
    expect(calls()).toMatchObject([{ state: 'answered', endedAt: null }]);
    hear([support(90, [])]);
    expect(calls()).toMatchObject([
      {
        state: 'ended',
        outcome: 'answered',
        endedAt: at(90),
        holdSeconds: 4,
        talkSeconds: null,
        endedBy: null,
      },
    ]);
  });

  test('a talk whose end we missed is over at the latest when its agent answers the next call', () => {
    const { hear, calls } = listen();
    hear([joined!, rings!, answered!, support(60, [], ['201'])]);
    const next = { call: 'next', queue: 'support', at: at(100), number: null, name: null, position: 1 };
    hear([{ ...next, type: 'caller-joined' }]);
    expect(calls()[0]).toMatchObject({ state: 'answered' });
    hear([{ ...answered!, call: 'next', at: at(102) } as PbxEvent]);
    expect(calls()).toMatchObject([
      { state: 'ended', outcome: 'answered', endedAt: at(102), talkSeconds: null },
      { state: 'answered', answeredAt: at(102) },
    ]);
    // It was only told late.
    hear([completed!]);
    expect(calls()[0]).toMatchObject({ endedAt: at(64.6), talkSeconds: 60 });
  });

  test('who was thought lost and is heard of again is not', () => {
    const { hear, calls, fold } = listen();
    hear([joined!, rings!, support(2, [])]);
    expect(calls()).toMatchObject([{ outcome: 'lost' }]);
    fold.tidy(at(3000));
    hear([answered!]);
    expect(calls()).toMatchObject([{ state: 'answered' }]);
    hear([completed!]);
    expect(calls()).toMatchObject([{ outcome: 'answered', talkSeconds: 60, number: '612345678' }]);
  });

  test('calls that were up when we stopped go on, or are over', () => {
    for (const { events, call } of Object.values(scripts)) {
      // A hang-up is of no call yet that could be kept: what it does follows within the same moment.
      const last = events.findIndex(({ type }) => type === 'caller-hung-up');
      for (let cut = 1; cut <= (last < 0 ? events.length - 1 : last); cut++) {
        const before = listen();
        before.hear(events.slice(0, cut));
        const known = before.fold.open().map((one) => ({ ...one, person: 'ada' }));
        const after = listen(known);
        expect(after.fold.open().map(({ id }) => id)).toEqual(known.map(({ id }) => id));
        if (known.length === 0) continue;
        after.hear(events.slice(cut));
        expect(after.calls()).toEqual([call]);
      }
    }
    const before = listen();
    before.hear([joined!]);
    const after = listen(before.fold.open());
    after.hear([support(60, [])]);
    expect(after.calls()).toMatchObject([{ outcome: 'lost', startedAt: at(0) }]);
  });

  test('nobody is lost who came after the queue was read', () => {
    const { hear, fold } = listen();
    hear([{ ...joined!, at: at(61) }, support(60, [])]);
    expect(fold.open()).toHaveLength(1);
  });
});

describe('its memory', () => {
  test('keeps what is over for a moment only, and nothing for longer than a day', () => {
    const { hear, fold, calls } = listen();
    const day = 86_400;
    for (let i = 0; i < 2000; i++) {
      const call = `c${i}`;
      const from = i * 10;
      hear(
        script(
          [from, { type: 'caller-joined', call, number: null, name: null, position: 1 }],
          [from + 1, { type: 'caller-hung-up', call }],
          [from + 1, { type: 'caller-left', call, holdSeconds: 1 }],
          [from + 1, { type: 'call-ended', call }],
          [from + 2, { type: 'call-ended', call: `stranger${i}` }],
        ),
      );
      expect(fold.size).toBeLessThan(40);
    }
    expect(calls()).toHaveLength(2000);

    const { events } = scripts['timed out without a word why']!;
    const old = listen();
    old.hear(events.slice(0, 1));
    old.fold.tidy(at(day - 1));
    expect(old.fold.open()).toHaveLength(1);
    old.fold.tidy(at(day));
    expect(old.calls()).toMatchObject([{ state: 'ended', outcome: 'lost' }]);
    expect(old.fold.size).toBe(0);
  });

  test('has an end, even if nothing ever ends', () => {
    const { hear, fold } = listen();
    for (let i = 0; i < 25_000; i++) {
      hear(script([0, { type: 'caller-joined', call: `c${i}`, number: null, name: null, position: 1 }]));
    }
    expect(fold.size).toBeLessThanOrEqual(20_001);
  });
});
