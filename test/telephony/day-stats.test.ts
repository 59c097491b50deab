import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_OUTCOMES, type Call, type CallRing } from '../../model/phones.ts';
import { dayStats } from '../../telephony/day-stats.ts';
import { weekProfile } from '../../telephony/week-profile.ts';

const on = (time: string, date = '2026-03-02') => `${date}T${time}:00.000Z`;
const slots = [
  { from: on('09:00'), to: on('10:00') },
  { from: on('10:00'), to: on('11:00') },
];
const options = { slots, serviceLevelSeconds: 20, country: 'ES' };

let count = 0;
function call(time: string, rest: Partial<Call> = {}): Call {
  const outcome = rest.outcome === undefined ? 'answered' : rest.outcome;
  const isAnswered = outcome === 'answered';
  return {
    id: `main:${count++}:support`,
    pbx: 'main',
    queue: 'support',
    number: '612345678',
    callerName: null,
    state: outcome === null ? 'waiting' : 'ended',
    outcome,
    startedAt: time.length === 5 ? on(time) : time,
    answeredAt: null,
    endedAt: null,
    holdSeconds: outcome === null || outcome === 'lost' ? null : 10,
    talkSeconds: isAnswered ? 100 : null,
    answeredBy: isAnswered ? { extension: '201', interface: 'PJSIP/201' } : null,
    person: isAnswered ? 'ada' : null,
    rings: [],
    transfers: [],
    endedBy: null,
    position: 1,
    source: 'events',
    ...rest,
  };
}

const ring = (extension: string, end: CallRing['end']): CallRing => ({
  extension,
  interface: `PJSIP/${extension}`,
  at: on('09:00'),
  end,
  seconds: 5,
});

describe('004.196 the figures of a day', () => {
  test('each call has one outcome, and tests have none', () => {
    const calls = [
      call('09:00'),
      call('09:10', { outcome: 'abandoned', holdSeconds: 50 }),
      call('09:20', { outcome: 'timed_out', holdSeconds: 180 }),
      call('09:30', { outcome: 'full', holdSeconds: 0, position: null }),
      call('09:40', { outcome: 'unattended', holdSeconds: 0, position: null }),
      call('09:50', { outcome: 'lost' }),
      call('10:00', { outcome: null }),
      call('10:10', { number: '+34 600 111 222', holdSeconds: 999, talkSeconds: 999 }),
      call('10:20', { number: null }),
    ];
    const stats = dayStats(calls, { ...options, testNumbers: ['600111222', '123'] });
    expect(stats).toMatchObject({
      received: 8,
      answered: 2,
      abandoned: 1,
      timedOut: 1,
      full: 1,
      unattended: 1,
      lost: 1,
      waiting: 1,
      tests: 1,
      early: 0,
      late: 0,
    });
    expect(stats.talk).toEqual({ count: 2, total: 200, average: 100, longest: 100 });
    expect(stats.hold).toEqual({ count: 4, total: 250, average: 62.5, longest: 180 });
    expect(stats.answerHold).toEqual({ count: 2, total: 20, average: 10, longest: 10 });
  });

  test('early is offered before opening, late from closing on', () => {
    const calls = ['08:59', '09:00', '10:59', '11:00', '23:00'].map((time) => call(time));
    expect(dayStats(calls, options)).toMatchObject({ received: 5, early: 1, late: 2 });
    expect(dayStats(calls, { ...options, slots: [] })).toMatchObject({
      early: 0,
      late: 0,
      serviceLevel: null,
    });
  });

  test('the service level is of those who could be answered in time', () => {
    const calls = [
      ...[1, 20, 20, 21].map((holdSeconds) => call('09:00', { holdSeconds })),
      // Too short to count, and long enough.
      call('09:00', { outcome: 'abandoned', holdSeconds: 20 }),
      call('09:00', { outcome: 'abandoned', holdSeconds: 21 }),
      call('09:00', { outcome: 'full', holdSeconds: 0 }),
      // Nobody promised these anything, or nobody knows.
      call('08:00', { outcome: 'unattended', holdSeconds: 0 }),
      call('12:00', { outcome: 'unattended', holdSeconds: 0 }),
      call('09:00', { outcome: 'lost' }),
      call('09:00', { outcome: null }),
    ];
    expect(dayStats(calls, options).serviceLevel).toBe(50);
    expect(dayStats(calls.slice(0, 3), options).serviceLevel).toBe(100);
    expect(dayStats([], options).serviceLevel).toBeNull();
    // The example of those who list the formulas: 860 of 1000 answered in time, 20 of 60 abandoned in time.
    const many = (length: number, rest: Partial<Call>) => Array.from({ length }, () => call('09:00', rest));
    const example = [
      ...many(860, { holdSeconds: 5 }),
      ...many(140, { holdSeconds: 30 }),
      ...many(20, { outcome: 'abandoned', holdSeconds: 5 }),
      ...many(40, { outcome: 'abandoned', holdSeconds: 30 }),
    ];
    expect(dayStats(example, options).serviceLevel).toBe(82.7);
  });

  test('slots and queues have figures of their own', () => {
    const calls = [
      call('09:59', { queue: 'sales' }),
      call('10:00', { outcome: 'abandoned', holdSeconds: 60 }),
      call('11:00'),
    ];
    const stats = dayStats(calls, options);
    expect(stats.slots).toMatchObject([
      { from: on('09:00'), received: 1, answered: 1, serviceLevel: 100 },
      { from: on('10:00'), received: 1, abandoned: 1, serviceLevel: 0 },
    ]);
    expect(Object.entries(stats.queues).map(([queue, { received }]) => [queue, received])).toEqual([
      ['sales', 1],
      ['support', 2],
    ]);
  });

  test('004.194 persons have their answers, talks and missed rings', () => {
    const bea = { answeredBy: { extension: '202', interface: 'PJSIP/202' }, person: 'bea' };
    const calls = [
      call('09:00', { rings: [ring('201', 'answered'), ring('202', 'elsewhere')] }),
      call('09:10', { ...bea, talkSeconds: 30, rings: [ring('201', 'unanswered'), ring('202', 'answered')] }),
      call('09:20', {
        ...bea,
        talkSeconds: null,
        transfers: [{ at: on('09:21'), kind: 'blind', from: '202', to: '9' }],
      }),
      call('09:30', { outcome: 'abandoned', rings: [ring('201', 'rejected'), ring('299', 'unanswered')] }),
      call('09:40', { person: null, answeredBy: { extension: null, interface: 'Local/x' } }),
    ];
    const personOf = (extension: string) => ({ 201: 'ada', 202: 'bea' })[extension] ?? null;
    const { persons } = dayStats(calls, { ...options, personOf });
    const none = { missed: 0, rejected: 0, handedOn: 0 };
    expect(persons).toEqual([
      {
        person: 'bea',
        extension: null,
        answered: 2,
        talk: { count: 1, total: 30, average: 30, longest: 30 },
        ...none,
        handedOn: 1,
      },
      {
        person: null,
        extension: 'Local/x',
        answered: 1,
        talk: { count: 1, total: 100, average: 100, longest: 100 },
        ...none,
      },
      {
        person: 'ada',
        extension: null,
        answered: 1,
        talk: { count: 1, total: 100, average: 100, longest: 100 },
        ...none,
        missed: 1,
        rejected: 1,
      },
      {
        person: null,
        extension: '299',
        answered: 0,
        talk: { count: 0, total: 0, average: null, longest: null },
        ...none,
        missed: 1,
      },
    ]);
  });

  test('whatever the calls, their parts make the whole', () => {
    const anyCall = fc
      .record({
        hour: fc.integer({ min: 7, max: 13 }),
        outcome: fc.constantFrom(...CALL_OUTCOMES, null),
        hold: fc.nat(200),
        queue: fc.constantFrom('support', 'sales'),
        person: fc.constantFrom('ada', 'bea'),
        number: fc.constantFrom('1', '2', null),
      })
      .map(({ hour, outcome, hold, queue, person, number }) =>
        call(`${String(hour).padStart(2, '0')}:30`, {
          outcome,
          queue,
          number,
          person: outcome === 'answered' ? person : null,
          holdSeconds: hold,
        }),
      );
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 60 }), (calls) => {
        const stats = dayStats(calls, { ...options, testNumbers: ['1'] });
        const { received, answered, abandoned, timedOut, full, unattended, lost, waiting } = stats;
        expect(answered + abandoned + timedOut + full + unattended + lost + waiting).toBe(received);
        expect(received + stats.tests).toBe(calls.length);
        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(sum(Object.values(stats.queues).map((one) => one.received))).toBe(received);
        expect(sum(stats.slots.map((one) => one.received)) + stats.early + stats.late).toBe(received);
        expect(sum(stats.persons.map((one) => one.answered))).toBe(answered);
        expect(stats.serviceLevel ?? 0).toBeGreaterThanOrEqual(0);
        expect(stats.serviceLevel ?? 0).toBeLessThanOrEqual(100);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('004.196 the profile of the week', () => {
  const slot = (date: string, start: string, end: string) => ({
    date,
    start,
    end,
    from: on(start, date),
    to: on(end, date),
  });
  const days = ['2026-03-02', '2026-03-03', '2026-03-09'];
  const dated = days.flatMap((date) => [slot(date, '09:00', '10:00'), slot(date, '10:00', '11:00')]);

  test('is the average of all days of a weekday, slot by slot', () => {
    const calls = [
      call(on('09:10', '2026-03-02')),
      call(on('09:20', '2026-03-09')),
      call(on('09:30', '2026-03-09'), { outcome: 'abandoned', holdSeconds: 60 }),
      call(on('09:30', '2026-03-03'), { outcome: 'lost' }),
      call(on('08:30', '2026-03-03')),
      call(on('10:30', '2026-03-03'), { number: '123' }),
    ];
    const profile = weekProfile(calls, {
      slots: dated,
      serviceLevelSeconds: 20,
      testNumbers: ['123'],
      country: 'ES',
    });
    expect(
      profile.map(({ weekday, start, days, received, answered, unanswered, figures }) => [
        `${weekday} ${start}`,
        days,
        received,
        answered,
        unanswered,
        figures.serviceLevel,
      ]),
    ).toEqual([
      ['mon 09:00', 2, 1.5, 1, 0.5, 66.7],
      ['mon 10:00', 2, 0, 0, 0, null],
      ['tue 09:00', 1, 1, 0, 0, null],
      ['tue 10:00', 1, 0, 0, 0, null],
    ]);
  });
});
