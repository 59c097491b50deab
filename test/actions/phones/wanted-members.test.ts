import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WantedQuestion, wantedMembers } from '../../../actions/phones/wanted-members.ts';
import { parseConfig } from '../../../model/config/parse-config.ts';
import type { QueueOverride } from '../../../model/phones.ts';
import { texts } from '../../../model/texts/index.ts';
import { instantOf } from '../../../model/time.ts';
import type { Timetable } from '../../../model/types.ts';
import { person, timetable } from '../../store/samples.ts';

const MONDAY = '2026-03-09';
const ZONE = 'Europe/Madrid';

function configOf(yaml = '') {
  const { config, faults } = parseConfig([{ file: 'config.yaml', text: yaml }], {});
  if (!config) throw new Error(JSON.stringify(faults));
  return config;
}

const people = ['ada', 'ben', 'cai', 'dan'].map((key, i) => person(key, { extension: String(201 + i) }));

/** A Monday of two slots, 09:00–10:15 and 10:15–11:30, on three lines; Friday is closed. */
function week(first: (string | null)[], second: (string | null)[] = [null, null, null]): Timetable {
  const slots = [
    { start: '09:00', end: '10:15', cells: first },
    { start: '10:15', end: '11:30', cells: second },
  ];
  return timetable(MONDAY, { lines: ['a', 'b', 'c'], days: [{ date: MONDAY, weekday: 'mon', slots }] });
}

function ask(time: string, more: Partial<WantedQuestion> & { day?: string } = {}) {
  const { day = MONDAY, ...rest } = more;
  return wantedMembers({
    config: configOf(),
    queue: { queue: 'support', lines: null },
    at: instantOf(day, time, ZONE),
    week: { kind: 'published', timetable: week(['ada', 'ben', null], ['ben', 'cai', null]) },
    closedDays: new Set(),
    persons: people,
    overrides: [],
    ...rest,
  });
}

const hand = (key: string, kind: QueueOverride['kind']): QueueOverride => ({
  ...{ id: key, queue: 'support', person: key, extension: '201', kind, by: 'ben', reason: '', endedAt: null },
  ...{ from: '2026-03-09T08:00:00.000Z', until: '2026-03-09T09:15:00.000Z' },
});

const keysOf = ({ wanted }: { wanted: { person: string }[] }) => wanted.map(({ person }) => person);

describe('who is wanted in a queue', () => {
  it('004.99 are those whose slot runs, in the order of the lines and without holes', () => {
    const now = ask('09:30');
    expect(now).toMatchObject({ kind: 'slot', isSure: true, findings: [], planned: ['ada', 'ben'] });
    expect(now.slot).toEqual({ date: MONDAY, start: '09:00', end: '10:15' });
    expect(now.wanted).toEqual([
      { person: 'ada', name: 'Ada', extension: '201' },
      { person: 'ben', name: 'Ben', extension: '202' },
    ]);
    expect(now.until).toBe('2026-03-09T09:15:00.000Z');
    expect(keysOf(ask('10:14'))).toEqual(['ada', 'ben']);
    expect(keysOf(ask('10:15'))).toEqual(['ben', 'cai']);
    const reversed = ask('09:00', { queue: { queue: 'support', lines: [1, 0] } });
    expect(keysOf(reversed)).toEqual(['ben', 'ada']);
    expect(keysOf(ask('09:00', { queue: { queue: 'support', lines: [1] } }))).toEqual(['ben']);
  });

  it('nobody before the first slot, after the last, in a gap, at the weekend and on closed days', () => {
    for (const time of ['00:00', '08:59', '11:30', '23:59']) {
      expect(ask(time), time).toMatchObject({
        kind: 'closed',
        isSure: true,
        wanted: [],
        findings: [],
        slot: null,
      });
    }
    const saturday = ask('10:00', { day: '2026-03-14' });
    expect(saturday).toMatchObject({ kind: 'closed', isSure: true, wanted: [] });
    expect(ask('10:00', { day: '2026-03-13' })).toMatchObject({ kind: 'closed', isSure: true });
    const withGap = week(['ada', null, null]);
    withGap.days[0]!.slots.splice(1, 1, { start: '12:00', end: '13:00', cells: ['ben', null, null] });
    const gap = ask('11:00', { week: { kind: 'published', timetable: withGap } });
    expect(gap).toMatchObject({ kind: 'closed', isSure: true, wanted: [] });
    expect(gap.until).toBe('2026-03-09T23:00:00.000Z');
  });

  it('a slot that is really empty wants nobody', () => {
    const empty = ask('09:30', { week: { kind: 'published', timetable: week([null, null, null]) } });
    expect(empty).toMatchObject({ kind: 'slot', isSure: true, wanted: [], findings: [] });
  });

  it('without a timetable in opening hours the queue stays as it is, and that is said', () => {
    const none = { week: { kind: 'none' } as const };
    expect(ask('09:30', none)).toMatchObject({
      kind: 'no-timetable',
      isSure: false,
      findings: [{ key: 'phones.no-timetable', values: { queue: 'support', date: MONDAY } }],
    });
    expect(ask('20:00', none)).toMatchObject({ kind: 'closed', isSure: true, findings: [] });
    expect(ask('09:30', { ...none, closedDays: new Set([MONDAY]) })).toMatchObject({ kind: 'closed' });
    // The week is there, and lacks a day on which the organisation works.
    expect(ask('09:30', { day: '2026-03-10' })).toMatchObject({ kind: 'no-timetable', isSure: false });
  });

  it('what cannot be read, or lacks a line, leaves the queue as it is', () => {
    const reason = { key: 'phones.unreadable', values: { week: MONDAY, reason: 'x' } };
    const unreadable = ask('09:30', { week: { kind: 'unreadable', reason } });
    expect(unreadable).toMatchObject({ kind: 'unreadable', isSure: false, findings: [reason] });
    const line = ask('09:30', { queue: { queue: 'support', lines: [0, 3] } });
    expect(line).toMatchObject({ kind: 'unreadable', isSure: false, wanted: [] });
    expect(line.findings).toMatchObject([{ key: 'phones.line-missing', values: { line: 4 } }]);
  });

  it('004.101 who has no extension, or one that another has, is left out and named', () => {
    const persons = [
      person('ada', { extension: '201' }),
      person('ben', { extension: null }),
      person('cai', { extension: '201' }),
    ];
    const all = week(['ada', 'ben', 'cai']);
    const found = ask('09:30', { persons, week: { kind: 'published', timetable: all } });
    expect(keysOf(found)).toEqual(['ada']);
    expect(found.isSure).toBe(true);
    expect(found.findings).toEqual([
      { key: 'live-queue.no-extension', values: { name: 'Ben', queue: 'support' } },
      {
        key: 'live-queue.same-extension',
        values: { name: 'Cai', other: 'Ada', extension: '201', queue: 'support' },
      },
    ]);
    const gone = ask('09:30', { persons: persons.slice(0, 1) });
    expect(gone.findings).toMatchObject([{ key: 'phones.person-gone', values: { name: 'ben' } }]);
    for (const { key } of [...found.findings, ...gone.findings]) expect(Object.keys(texts)).toContain(key);
  });

  it('a queue is not emptied because nobody who is planned has a phone', () => {
    const persons = people.map((one) => ({ ...one, extension: null }));
    const found = ask('09:30', { persons });
    expect(found).toMatchObject({ kind: 'slot', isSure: false, wanted: [] });
    expect(found.findings.at(-1)).toMatchObject({ key: 'phones.nobody-reachable' });
    const overrides = [hand('ada', 'remove'), hand('ben', 'remove')];
    expect(ask('09:30', { persons, overrides })).toMatchObject({ isSure: true, wanted: [], findings: [] });
  });

  it('004.103 what was done by hand counts: out of turn, in behind the others, also when it is closed', () => {
    const overrides = [hand('ada', 'remove'), hand('dan', 'add'), hand('ben', 'add')];
    const now = ask('09:30', { overrides });
    expect(keysOf(now)).toEqual(['ben', 'dan']);
    expect(now.planned).toEqual(['ada', 'ben']);
    expect(keysOf(ask('20:00', { overrides }))).toEqual(['dan', 'ben']);
  });

  it('nights in which clocks change have no moment without a slot, nor with two', () => {
    const times = ['00:00', '01:00', '02:00', '02:30', '03:00', '03:15', '04:00'];
    const slots = times.slice(1).map((end, i) => ({ start: times[i]!, end, cells: [people[i % 4]!.key] }));
    for (const [monday, day] of [
      ['2026-03-23', '2026-03-29'],
      ['2026-10-19', '2026-10-25'],
    ] as const) {
      const days = [{ date: day, weekday: 'sun' as const, slots }];
      const night = timetable(monday, { lines: ['a'], days });
      const from = instantOf(day, '00:00', ZONE).getTime();
      const to = instantOf(day, '04:00', ZONE).getTime();
      fc.assert(
        fc.property(fc.integer({ min: 0, max: to - from - 1 }), (ms) => {
          const at = new Date(from + ms);
          const now = ask('00:00', { at, week: { kind: 'published', timetable: night } });
          expect(now.kind).toBe('slot');
          expect(now.wanted).toHaveLength(1);
          expect(now.until > at.toISOString()).toBe(true);
        }),
      );
      expect(ask('09:30', { day: '2026-03-29' }).kind).toBe('closed');
    }
  });

  it('the morning after clocks changed begins at its own nine o’clock', () => {
    const days = [
      { date: '2026-03-30', weekday: 'mon' as const, slots: week(['ada', null, null]).days[0]!.slots },
    ];
    const after = timetable('2026-03-30', { lines: ['a', 'b', 'c'], days });
    const source = { week: { kind: 'published', timetable: after } as const };
    expect(ask('00:00', { ...source, at: new Date('2026-03-30T06:59:59Z') }).kind).toBe('closed');
    expect(keysOf(ask('00:00', { ...source, at: new Date('2026-03-30T07:00:00Z') }))).toEqual(['ada']);
  });
});
