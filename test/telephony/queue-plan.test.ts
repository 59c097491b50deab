import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueueMember, QueueState } from '../../model/phones.ts';
import { planQueue, type QueuePlan, type WantedMember } from '../../telephony/queue-plan.ts';

const interfaceOf = (extension: string) => `PJSIP/${extension}`;
const options = { interfaceOf };

function member(extension: string, rest: Partial<QueueMember> = {}): QueueMember {
  return {
    queue: 'support',
    interface: interfaceOf(extension),
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

function queueOf(members: QueueMember[], keepsOrder = false): QueueState {
  const strategy = keepsOrder ? 'rrordered' : 'rrmemory';
  return { queue: 'support', strategy, keepsOrder, members, callers: [], readAt: '2026-03-02T09:00:00.000Z' };
}

const want = (extension: string | null, rest: Partial<WantedMember> = {}): WantedMember => ({
  person: `p${extension}`,
  name: `P${extension}`,
  extension,
  ...rest,
});

/** What a PBX makes of the steps. */
function applied(now: QueueState, { steps }: QueuePlan): QueueState {
  const members = [...now.members];
  for (const step of steps) {
    const index = members.findIndex((one) => one.interface === step.interface);
    if (step.do === 'add') {
      expect(index).toBe(-1);
      const reason = step.member.pauseReason ?? null;
      const paused = reason !== null;
      members.push(
        member(step.member.extension, { name: step.member.name, paused, pauseReason: reason ?? '' }),
      );
    } else if (step.do === 'remove') {
      expect(members[index]?.isDynamic).toBe(true);
      members.splice(index, 1);
      // Whoever waits would be sent away.
      if (now.members.length > 0 && steps.some((one) => one.do === 'add'))
        expect(members.length).toBeGreaterThan(0);
    } else {
      const { reason } = step;
      members[index] = { ...members[index]!, paused: reason !== null, pauseReason: reason ?? '' };
    }
  }
  return { ...now, members };
}

const said = ({ steps }: QueuePlan) =>
  steps.map(
    (step) => `${step.do} ${step.interface.split('/')[1]}${'reason' in step ? ` ${step.reason}` : ''}`,
  );

describe('004.102 the queue follows the timetable by difference', () => {
  test('nothing differs, nothing is done', () => {
    const now = queueOf([member('202'), member('201', { paused: true, pauseReason: 'lunch' })]);
    expect(planQueue(now, [want('201'), want('202')], options)).toEqual({
      steps: [],
      later: [],
      findings: [],
    });
  });

  test('at a turn those who come are put in before the others go, so that callers never see it empty', () => {
    const plan = planQueue(queueOf([member('201'), member('202')]), [want('202'), want('203')], options);
    expect(said(plan)).toEqual(['add 203', 'remove 201']);
    expect(plan.steps[0]).toEqual({
      do: 'add',
      queue: 'support',
      interface: 'PJSIP/203',
      person: 'p203',
      member: { extension: '203', name: 'P203' },
    });
  });

  test('004.106 a slot of nobody empties the queue', () => {
    expect(said(planQueue(queueOf([member('201'), member('202')]), [], options))).toEqual([
      'remove 201',
      'remove 202',
    ]);
  });

  test('004.109 whoever goes on keeps her pause and its reason', () => {
    const now = queueOf([member('201', { paused: true, pauseReason: 'lunch' }), member('202')]);
    expect(said(planQueue(now, [want('201'), want('203')], options))).toEqual(['add 203', 'remove 202']);
  });

  test('a pause that is wanted is made, changed or taken back', () => {
    const now = queueOf([
      member('201'),
      member('202', { paused: true, pauseReason: 'lunch' }),
      member('203', { paused: true, pauseReason: 'lunch' }),
      member('204', { paused: true, pauseReason: 'lunch' }),
    ]);
    const wanted = [
      want('201', { pauseReason: 'lunch' }),
      want('202', { pauseReason: 'lunch' }),
      want('203', { pauseReason: 'training' }),
      want('204', { pauseReason: null }),
      want('205', { pauseReason: '' }),
    ];
    const plan = planQueue(now, wanted, options);
    expect(said(plan)).toEqual(['add 205', 'pause 201 lunch', 'pause 203 training', 'pause 204 null']);
    expect(plan.steps[0]).toMatchObject({ member: { extension: '205', name: 'P205', pauseReason: '' } });
  });

  test('whoever still talks to a caller of the queue goes later; a call of her own holds nobody', () => {
    const talking = member('201', { state: 'in_call', isInQueueCall: true });
    const own = member('202', { state: 'in_call' });
    const plan = planQueue(queueOf([talking, own]), [want('203')], options);
    expect(said(plan)).toEqual(['add 203', 'remove 202']);
    expect(plan.later).toEqual([talking]);
  });

  test('whom the configuration of the PBX lays down stays, and it is said', () => {
    const now = queueOf([member('201', { isDynamic: false }), member('202', { isDynamic: false })]);
    const plan = planQueue(now, [want('202')], options);
    expect(plan.steps).toEqual([]);
    expect(plan.findings).toEqual([
      { key: 'live-queue.laid-down', values: { name: 'P201', queue: 'support' } },
    ]);
  });

  test('members that are nobody of ours stay, or go if so set', () => {
    const now = queueOf([
      member('901', { interface: 'Local/desk@office', extension: null }),
      member('902'),
      member('201'),
    ]);
    expect(said(planQueue(now, [], options))).toEqual(['remove 902', 'remove 201']);
    const ours = new Set(['201', '202']);
    expect(said(planQueue(now, [], { ...options, ours }))).toEqual(['remove 201']);
    expect(planQueue(now, [], { ...options, ours, others: 'remove' }).steps).toHaveLength(3);
  });

  test('004.107 who has no extension is skipped, and of two with the same one the first line counts', () => {
    const wanted = [
      want(null, { person: 'ada', name: 'Ada' }),
      want('201', { person: 'bea', name: 'Bea' }),
      want('201', { person: 'bea', name: 'Bea' }),
      want('201', { person: 'eva', name: 'Eva' }),
    ];
    const plan = planQueue(queueOf([]), wanted, options);
    expect(said(plan)).toEqual(['add 201']);
    expect(plan.findings).toEqual([
      { key: 'live-queue.no-extension', values: { name: 'Ada', queue: 'support' } },
      {
        key: 'live-queue.same-extension',
        values: { name: 'Eva', other: 'Bea', extension: '201', queue: 'support' },
      },
    ]);
  });

  describe('004.107 where the order of the lines matters', () => {
    const lines = [want('201'), want('202'), want('203')];

    test('those behind the first one out of place come in again', () => {
      const now = queueOf([member('201'), member('203'), member('202')], true);
      expect(said(planQueue(now, lines, options))).toEqual(['remove 203', 'add 203']);
      const missing = queueOf([member('202'), member('203')], true);
      expect(said(planQueue(missing, lines, options))).toEqual([
        'add 201',
        'remove 202',
        'add 202',
        'remove 203',
        'add 203',
      ]);
    });

    test('but not who talks, rings or is paused', () => {
      for (const rest of [
        { state: 'in_call', isInQueueCall: true },
        { state: 'ringing' },
        { paused: true, pauseReason: 'lunch' },
      ] as const) {
        const now = queueOf([member('203', rest), member('202'), member('201')], true);
        expect(said(planQueue(now, lines, options))).toEqual(['remove 202', 'add 202']);
      }
    });

    test('elsewhere it does not', () => {
      expect(planQueue(queueOf([member('203'), member('201'), member('202')]), lines, options).steps).toEqual(
        [],
      );
    });
  });
});

describe('whatever the queue is and whoever is wanted', () => {
  const extensions = ['201', '202', '203', '204', '205', '206'];
  const anyMember = fc.record({
    extension: fc.constantFrom(...extensions),
    state: fc.constantFrom('available', 'unregistered', 'ringing', 'in_call', 'busy', 'unknown' as const),
    paused: fc.boolean(),
    pauseReason: fc.constantFrom('', 'lunch', 'training'),
    isInQueueCall: fc.boolean(),
    isDynamic: fc.boolean(),
  });
  const anyQueue = fc
    .record({
      members: fc.uniqueArray(anyMember, { selector: (one) => one.extension }),
      keepsOrder: fc.boolean(),
    })
    .map(({ members, keepsOrder }) => {
      const made = members.map((one) =>
        member(one.extension, {
          ...one,
          state: one.isInQueueCall ? 'in_call' : one.state,
          pauseReason: one.paused ? one.pauseReason : '',
        }),
      );
      return queueOf(made, keepsOrder);
    });
  const anyWanted = fc.uniqueArray(
    fc
      .record({
        extension: fc.constantFrom(...extensions, '207', '208'),
        pauseReason: fc.constantFrom(undefined, undefined, null, 'lunch', ''),
      })
      .map(({ extension, pauseReason }) => want(extension, pauseReason === undefined ? {} : { pauseReason })),
    { selector: (one) => one.extension },
  );
  const isThere = (now: QueueState, one: WantedMember) =>
    now.members.find((other) => other.extension === one.extension);

  test('the plan makes it so, and the next plan does nothing', () => {
    fc.assert(
      fc.property(anyQueue, anyWanted, (now, wanted) => {
        const plan = planQueue(now, wanted, options);
        const then = applied(now, plan);
        const stay = now.members.filter(
          (one) =>
            (!one.isDynamic || one.isInQueueCall) &&
            !wanted.some(({ extension }) => extension === one.extension),
        );
        const expected = [...wanted, ...stay].map(({ extension }) => extension).sort();
        expect(then.members.map(({ extension }) => extension).sort()).toEqual(expected);
        expect(planQueue(then, wanted, options).steps).toEqual([]);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  test('nobody in a call is taken out or put in, and who stays keeps her pause', () => {
    fc.assert(
      fc.property(anyQueue, anyWanted, (now, wanted) => {
        const plan = planQueue(now, wanted, options);
        const then = applied(now, plan);
        for (const before of now.members) {
          const mine = plan.steps.filter(
            (step) => step.interface === before.interface && step.do !== 'pause',
          );
          if (before.isInQueueCall) expect(mine).toEqual([]);
        }
        for (const one of wanted) {
          const before = isThere(now, one);
          const after = isThere(then, one)!;
          const { paused, pauseReason } = before ?? { paused: false, pauseReason: '' };
          const kept = { paused, pauseReason };
          const { pauseReason: reason } = one;
          expect(after).toMatchObject(
            reason === undefined ? kept : { paused: reason !== null, pauseReason: reason ?? '' },
          );
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  test('those who may be moved end in the order of the lines', () => {
    fc.assert(
      fc.property(anyQueue, anyWanted, (now, wanted) => {
        const then = applied(now, planQueue(now, wanted, options));
        fc.pre(now.keepsOrder);
        const order = then.members
          .filter((one) => one.isDynamic && !one.paused && one.state === 'available' && !one.isInQueueCall)
          .map(({ extension }) => extension)
          .filter((extension) => wanted.some((one) => one.extension === extension));
        const lines = wanted.map(({ extension }) => extension).filter((one) => order.includes(one));
        expect(order).toEqual(lines);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
