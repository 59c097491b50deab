import type { LoadRow, Person, Timetable } from '../../../model/types.ts';

const person = (key: string, name: string, color: string, more: Partial<Person> = {}): Person => ({
  key,
  name,
  email: null,
  extension: null,
  color,
  table: null,
  groups: [],
  idealLoad: 2,
  dailyLimit: null,
  lunchExempt: false,
  locale: null,
  active: true,
  roles: [],
  coat: null,
  ...more,
});

/** Names with accents, Cyrillic, a namesake, and what only a careless page would take for markup. */
export const PERSONS: Person[] = [
  person('ada', 'Ada Mª Soler', '#aabbcc', { extension: '201' }),
  person('ada2', 'Ada Pons', '#001122', { extension: '202' }),
  person('dasha', 'Даша Волкова', '#8338ec', { locale: 'ru' }),
  person('eve', '=Eve <script>alert(1)</script> & "co"', '#ffffff'),
];

const load = (final: number, overload: number): LoadRow => ({
  ideal: 2,
  workingDays: 2,
  prorated: 2,
  rounded: 2,
  capacity: 4,
  upperBound: 3,
  bounded: 2,
  complete: final,
  final,
  overload,
  creditBefore: 0,
  creditAfter: overload,
});

/** Two open days of two slots and two lines around a closed one, with a hole; the week in which summer time begins. */
export const WEEK: Timetable = {
  week: '2026-03-23',
  lines: ['L1', 'L2'],
  days: [
    {
      date: '2026-03-23',
      weekday: 'mon',
      slots: [
        { start: '09:00', end: '10:15', cells: ['ada', 'dasha'] },
        { start: '10:15', end: '11:30', cells: ['ada2', null] },
      ],
    },
    {
      date: '2026-03-29',
      weekday: 'sun',
      slots: [
        { start: '09:00', end: '10:15', cells: ['eve', 'ada'] },
        { start: '10:15', end: '11:30', cells: ['dasha', 'former'] },
      ],
    },
  ],
  closedDays: [{ date: '2026-03-25', name: 'Festa major' }],
  cost: 105,
  penalties: [
    {
      rule: 'holes',
      cost: 100,
      broken: false,
      sentence: { key: 'rule.holes', values: { day: '2026-03-23', time: '10:15–11:30', count: 1, limit: 0 } },
      date: '2026-03-23',
      slots: [1],
      persons: [],
    },
    {
      rule: 'optional-unavailability',
      cost: 5,
      broken: false,
      sentence: {
        key: 'rule.optional-unavailability',
        values: { person: 'Даша Волкова', day: '2026-03-23', times: '09:00–10:15', count: 1 },
      },
      date: '2026-03-23',
      slots: [0],
      persons: ['dasha'],
    },
  ],
  overload: { ada: 1, ada2: -1, dasha: 0 },
  loads: { ada: load(3, 1), ada2: load(1, -1), dasha: load(2, 0) },
  log: [{ at: '2026-03-20T10:00:00.000Z', by: 'ada', text: 'ada → dasha' }],
};
