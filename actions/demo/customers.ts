import type { Contract, CustomerPhone } from '../../model/customers.ts';
import type { OwnCustomer } from '../../store/customers.ts';

/** Made-up customers of the demo's cooperative: the same ones each time. */

const FIRST = [
  ...[
    'Adrià',
    'Agnès',
    'Andreu',
    'Anna',
    'Berta',
    'Bruna',
    'Carles',
    'Clara',
    'Dolors',
    'Elna',
    'Enric',
    'Ester',
  ],
  ...[
    'Fatima',
    'Ferran',
    'Gerard',
    'Helena',
    'Ibrahim',
    'Ivet',
    'Jan',
    'Joana',
    'Jordi',
    'Júlia',
    'Laia',
    'Leo',
  ],
  ...['Lluc', 'Marc', 'Mariona', 'Martí', 'Mercè', 'Miquel', 'Nil', 'Núria', 'Ona', 'Oriol', 'Pau', 'Quim'],
  ...[
    'Rita',
    'Roger',
    'Sara',
    'Sofia',
    'Teresa',
    'Toni',
    'Valentina',
    'Xavier',
    'Yasmin',
    'Zoe',
    'Даша',
    'Пётр',
  ],
];
const LAST = [
  ...[
    'Abadia',
    'Alsina',
    'Amat',
    'Balcells',
    'Barceló',
    'Bofill',
    'Cabanes',
    'Camps',
    'Casals',
    'Codina',
    'Comas',
  ],
  ...[
    'Dalmau',
    'Espriu',
    'Fàbregas',
    'Farré',
    'Fonts',
    'Galí',
    'Gomis',
    'Grau',
    'Jové',
    'Llorenç',
    'Mas',
    'Molins',
  ],
  ...[
    'Ndiaye',
    'Oliva',
    'Pagès',
    'Pla',
    'Prats',
    'Quintana',
    'Rius',
    'Sabater',
    'Sala',
    'Soler',
    'Torrents',
    'Valls',
  ],
  ...['Verdaguer', 'Vives', 'Xammar', 'Волкова', 'Zamora'],
];
const TOWNS = [
  'Girona',
  'Lleida',
  'Manresa',
  'Olot',
  'Reus',
  'Sabadell',
  'Tarragona',
  'Vic',
  'Palma',
  'València',
];
const STREETS = [
  'Carrer Nou',
  'Carrer Major',
  'Plaça de la Font',
  'Rambla del Riu',
  'Passeig de les Moreres',
];
const COMPANIES = ['Forn', 'Cooperativa', 'Taller', 'Escola', 'Cal', 'Associació'];

/**
 * Customers with names, contracts and what else matters. Each has a number of a range that is given to nobody
 * (+34 79…). The first of any count are always the same.
 */
export function demoCustomers(count: number): OwnCustomer[] {
  return Array.from({ length: count }, (_, i) => demoCustomer(i));
}

/** Numbers of the first of them, in E.164: who calls the demo. */
export function demoNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => numberOf(i));
}

function demoCustomer(i: number): OwnCustomer {
  const pick = <T>(from: readonly T[], salt: number): T => from[spread(i, salt) % from.length]!;
  const isCompany = i % 17 === 5;
  const family = `${pick(LAST, 2)} ${pick(LAST, 3)}`;
  const name = isCompany ? `${pick(COMPANIES, 1)} ${pick(LAST, 2)}` : `${pick(FIRST, 1)} ${family}`;
  const city = pick(TOWNS, 4);
  const isMember = i % 3 !== 2;
  const contracts = Array.from({ length: [1, 1, 2, 1, 0, 3][i % 6]! }, (_, place) =>
    demoContract(i, place, name, city),
  );
  const owed = contracts.filter(({ debtCents }) => debtCents > 0);
  return {
    externalId: String(1000 + i),
    name,
    taxId: taxIdOf(i, isCompany),
    memberNumber: isMember ? `S${String(i + 1).padStart(6, '0')}` : '',
    language: ['ca', 'ca', 'es', 'ca', 'es', 'ru', 'en'][i % 7]!,
    city,
    address: `${pick(STREETS, 5)}, ${1 + (i % 90)}`,
    emails: i % 9 === 4 ? [] : [`customer${i + 1}@example.org`],
    phones: phonesOf(i, isCompany ? `${pick(FIRST, 6)} ${pick(LAST, 7)}` : null),
    flags: [...(i % 40 === 7 ? ['special-member'] : []), ...(i % 4 === 1 ? ['virtual-office'] : [])],
    comment: i % 23 === 11 ? 'Prefers to be called in the afternoon.' : '',
    contracts,
    openInvoices: {
      count: owed.length,
      amountCents: owed.reduce((sum, { debtCents }) => sum + debtCents, 0),
      overdue: owed.length,
    },
  };
}

function demoContract(i: number, place: number, holder: string, city: string): Contract {
  const number = String(10_000 + i * 4 + place).padStart(7, '0');
  const isActive = (i + place) % 13 !== 6;
  const kind = spread(i, 20 + place) % 100;
  return {
    id: number,
    number,
    supplyCode: `ES0031${String(405_000_000_000 + i * 4 + place).padStart(14, '0')}AB`,
    address: `${STREETS[(i + place) % STREETS.length]}, ${1 + ((i * 7 + place) % 120)}, ${city}`,
    state: isActive ? 'active' : 'ended',
    isActive,
    startedOn: `20${15 + ((i + place) % 10)}-0${1 + (i % 9)}-01`,
    endedOn: isActive ? null : `2025-0${1 + (i % 9)}-30`,
    tariff: i % 17 === 5 ? '3.0TD' : '2.0TD',
    power: `${['3.45', '4.6', '5.75', '9.2'][(i + place) % 4]} kW`,
    lastReadingOn: isActive ? '2026-01-31' : null,
    isBillingSuspended: kind === 1,
    pendingState: kind < 6 && kind > 1 ? 'First reminder' : '',
    debtCents: kind > 1 && kind < 6 ? 2500 + 137 * (i % 60) : 0,
    openCases: kind === 6 ? ['R1'] : kind === 7 ? ['B1'] : [],
    selfConsumption: kind > 90 ? '41' : '',
    hasShares: kind > 84 && kind < 89,
    hasMember: kind !== 8,
    holder,
    roles: ['holder', 'payer', ...(i % 3 === 2 ? [] : (['member'] as const))],
  };
}

function phonesOf(i: number, contact: string | null): CustomerPhone[] {
  const of = (e164: string, kind: CustomerPhone['kind'], holder = ''): CustomerPhone => ({
    e164,
    raw: `${e164.slice(3, 6)} ${e164.slice(6, 9)} ${e164.slice(9)}`,
    kind,
    holder,
  });
  const first =
    contact === null
      ? of(numberOf(i), i % 5 === 0 ? 'phone' : 'mobile')
      : of(numberOf(i), 'contact', contact);
  // Some share the number of the one before: family.
  return i % 29 === 28 ? [first, of(numberOf(i - 1), 'phone')] : [first];
}

/** No mobile network was given 79 within Spain. */
function numberOf(i: number): string {
  return `+3479${String(1_000_000 + ((i * 7919) % 9_000_000)).padStart(7, '0')}`;
}

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

function taxIdOf(i: number, isCompany: boolean): string {
  const digits = 90_000_000 + i * 11;
  return isCompany ? `ESF${String(digits).slice(0, 7)}5` : `ES${digits}${LETTERS[digits % 23]}`;
}

/** Numbers that look like chance and are the same each time. */
function spread(i: number, salt: number): number {
  let mixed = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
