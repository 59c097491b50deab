import type { FixedTurn, Locale, Person, Unavailability } from '../../model/types.ts';

/** The demo: a made-up cooperative's support team of 28, six lines, four slots, five days. */

type Row = [
  key: string,
  name: string,
  idealLoad: number,
  table: number | null,
  groups: string,
  color: string,
  more?: Partial<Person>,
];

const ROWS: Row[] = [
  ['aina', 'Aina Ferrer', 5, 1, 'coordination', '#7bdff2', { roles: ['supervisor', 'admin'] }],
  ['amir', 'Amir Haddad', 6, 1, 'billing', '#f28482'],
  ['berta', 'Berta Soler', 5, 1, 'contracts', '#f6bd60'],
  ['biel', 'Biel Roca', 6, 2, 'billing', '#84a59d'],
  ['carme', 'Carme Puig', 3, 2, 'contracts', '#f5cac3', { dailyLimit: 1 }],
  ['dani', 'Dani Vidal', 6, 2, 'systems', '#90be6d'],
  ['dasha', 'Даша Волкова', 5, 3, 'billing', '#577590', { locale: 'ru' as Locale }],
  ['elena', 'Elena Navarro', 5, 3, 'contracts', '#f9c74f', { locale: 'es' as Locale }],
  ['eric', 'Eric Lund', 4, 3, 'systems', '#43aa8b', { locale: 'en' as Locale }],
  ['fatou', 'Fatou Ndiaye', 6, 4, 'billing', '#f9844a'],
  [
    'gemma',
    'Gemma Bosch',
    5,
    4,
    'coordination',
    '#b5838d',
    { locale: 'ca' as Locale, roles: ['supervisor'] },
  ],
  ['guillem', 'Guillem Serra', 6, 4, 'contracts', '#6d6875'],
  ['hana', 'Hana Novák', 4, 5, 'billing', '#ffcdb2'],
  ['ignasi', 'Ignasi Pla', 5, 5, 'systems', '#a2d2ff'],
  ['irene', 'Irene Casals', 3, 5, 'contracts', '#cdb4db'],
  ['joan', 'Joan Mir', 6, null, 'billing', '#588157'],
  ['judit', 'Judit Camps', 5, null, 'contracts', '#e07a5f'],
  ['kofi', 'Kofi Mensah', 6, 6, 'billing', '#3d5a80'],
  ['laia', 'Laia Vila', 5, 6, 'contracts', '#98c1d9'],
  ['leo', 'Leo Marín', 4, 6, 'systems', '#ee6c4d'],
  ['maria', 'Maria Costa', 6, null, 'billing', '#81b29a', { dailyLimit: 3 }],
  ['marti', 'Martí Grau', 5, 7, 'contracts', '#f2cc8f'],
  ['nadia', 'Nadia Ait', 5, 7, 'billing', '#bc6c25'],
  ['oriol', 'Oriol Pons', 2, 7, 'coordination', '#dda15e', { roles: ['supervisor'] }],
  ['paula', 'Paula Ortiz', 5, null, 'contracts', '#606c38', { locale: 'es' as Locale }],
  ['quim', 'Quim Ribas', 6, null, 'billing', '#9d8189', { lunchExempt: true }],
  ['rosa', 'Rosa Prat', 3, null, 'systems', '#d8e2dc'],
  ['sofia', 'Sofia Lima', 5, null, 'contracts', '#e5989b'],
];

export const DEMO_PERSONS: Person[] = ROWS.map(([key, name, idealLoad, table, group, color, more], i) => ({
  key,
  name,
  email: `${key}@demo.example`,
  extension: String(3001 + i),
  color,
  table,
  groups: [group],
  idealLoad,
  dailyLimit: null,
  lunchExempt: false,
  locale: null,
  active: true,
  roles: [],
  coat: null,
  ...more,
}));

type Busy = Pick<Unavailability, 'person' | 'weekday' | 'slots' | 'firm' | 'reason'>;

const firm = (person: string, weekday: Busy['weekday'], slots: string | null, reason: string): Busy => {
  return { person, weekday, slots, firm: true, reason };
};
const rather = (person: string, weekday: Busy['weekday'], slots: string | null, reason: string): Busy => {
  return { person, weekday, slots, firm: false, reason };
};

/** What people said of their weeks: part-time, meetings, courses, children, and a few wishes. */
export const DEMO_UNAVAILABILITIES: Busy[] = [
  firm('carme', null, '0011', 'works mornings until 11:30'),
  firm('irene', 'fri', null, 'does not work on Fridays'),
  firm('rosa', 'mon', null, 'part-time: Tuesday to Thursday'),
  firm('rosa', 'fri', null, 'part-time: Tuesday to Thursday'),
  firm('oriol', 'wed', '1111', 'board meeting'),
  firm('aina', 'mon', '1000', 'coordination meeting'),
  firm('gemma', 'mon', '1000', 'coordination meeting'),
  firm('oriol', 'mon', '1000', 'coordination meeting'),
  firm('dani', 'tue', '0011', 'deployments'),
  firm('eric', 'tue', '0011', 'deployments'),
  firm('ignasi', 'thu', '1100', 'on call last night'),
  firm('fatou', 'wed', '1000', 'takes the children to school'),
  firm('nadia', null, '1000', 'starts at 10:15'),
  firm('kofi', 'fri', '0001', 'leaves at 12:45'),
  firm('hana', 'thu', '0011', 'language course'),
  rather('amir', 'fri', '0011', 'mosque, can be moved once in a while'),
  rather('berta', 'tue', '1000', 'gym'),
  rather('joan', 'mon', '0001', 'would rather start the week calmly'),
  rather('laia', 'wed', '0001', 'lunch with the choir'),
  rather('quim', 'thu', '1100', 'cooks for the kitchen team'),
  rather('sofia', null, '1000', 'not an early bird'),
];

/** Standing turns. */
export const DEMO_FIXED_TURNS: FixedTurn[] = [
  { weekday: 'mon', slot: 1, line: 0, person: 'aina' },
  { weekday: 'wed', slot: 2, line: 0, person: 'gemma' },
  { weekday: 'fri', slot: 0, line: 1, person: 'dasha' },
];

/** Turns done too many (positive) or too few before the first week. */
export const DEMO_CREDIT: Record<string, number> = {
  amir: 1,
  biel: -1,
  dani: 2,
  elena: -0.6,
  fatou: 1.4,
  joan: -2,
  kofi: 0.4,
  maria: 1,
  paula: -1,
  quim: -0.4,
};
