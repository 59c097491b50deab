import type { Contract } from '../../model/customers.ts';
import type { Call } from '../../model/phones.ts';
import { addDays } from '../../model/time.ts';
import type { Person, Timetable, TimetableDay, Unavailability } from '../../model/types.ts';
import type { NewCallNote } from '../../store/call-notes.ts';
import type { OwnCustomer } from '../../store/customers.ts';
import type { NewServiceRequest } from '../../store/service-requests.ts';

/** Made-up people and weeks. */
export function person(key: string, changes: Partial<Person> = {}): Person {
  return {
    key,
    name: key[0]!.toUpperCase() + key.slice(1),
    email: `${key}@example.org`,
    extension: null,
    color: '#aabbcc',
    table: 1,
    groups: [],
    idealLoad: 8,
    dailyLimit: null,
    lunchExempt: false,
    locale: null,
    active: true,
    roles: [],
    coat: 1,
    ...changes,
  };
}

export function weekly(changes: Partial<Unavailability> = {}): Omit<Unavailability, 'id'> {
  return {
    person: 'ada',
    weekday: 'tue',
    date: null,
    slots: '0110',
    firm: true,
    reason: 'school',
    ...changes,
  };
}

/** A week of one day with one slot of two lines. */
export function timetable(week: string, changes: Partial<Timetable> = {}): Timetable {
  return {
    week,
    lines: ['first', 'second'],
    days: [{ date: week, weekday: 'mon', slots: [{ start: '09:00', end: '10:15', cells: ['ada', null] }] }],
    closedDays: [{ date: addDays(week, 4), name: 'Founders’ Day' }],
    cost: 120,
    penalties: [
      {
        rule: 'hole',
        cost: 120,
        broken: false,
        sentence: { key: 'rule.hole', values: { count: 1 } },
        date: week,
        slots: [0],
        persons: [],
      },
    ],
    overload: { ada: 0.5, ben: -0.5 },
    loads: {},
    log: [],
    ...changes,
  };
}

/** A day whose turns are all of one person, `null` for nobody. */
export function dayOf(date: string, cells: (string | null)[]): TimetableDay {
  return { date, weekday: 'mon', slots: [{ start: '09:00', end: '10:15', cells }] };
}

/** A timetable of some 60 kB that tells which version it was made for, at its begin and at its end. */
export function bulkyTimetable(week: string, version: number): Timetable {
  const line = { at: '2026-03-02T08:15:00.000Z', by: 'writer', text: 'x'.repeat(900) };
  return timetable(week, {
    cost: version,
    log: [...Array(60).fill(line), { ...line, text: String(version) }],
  });
}

/** A call that was abandoned. */
export function call(id: string, changes: Partial<Call> = {}): Call {
  return {
    id,
    pbx: 'main',
    queue: 'support',
    number: '+34600000009',
    callerName: null,
    state: 'ended',
    outcome: 'abandoned',
    startedAt: '2026-03-02T08:00:00.000Z',
    answeredAt: null,
    endedAt: '2026-03-02T08:00:30.000Z',
    holdSeconds: 30,
    talkSeconds: null,
    answeredBy: null,
    person: null,
    rings: [],
    transfers: [],
    endedBy: 'caller',
    position: 1,
    source: 'events',
    ...changes,
  };
}

/** With a mobile number and one contract, that differ by the id. */
export function customer(externalId: string, changes: Partial<OwnCustomer> = {}): OwnCustomer {
  const digits = externalId.replace(/\D/g, '').padStart(6, '0');
  return {
    externalId,
    name: `Customer ${externalId}`,
    taxId: '',
    memberNumber: '',
    language: null,
    city: '',
    address: '',
    emails: [],
    phones: [{ e164: `+34790${digits}`, raw: `790 ${digits}`, kind: 'mobile', holder: '' }],
    flags: [],
    comment: '',
    contracts: [contract(`k${externalId}`)],
    openInvoices: null,
    ...changes,
  };
}

export function contract(id: string, changes: Partial<Contract> = {}): Contract {
  return {
    id,
    number: id,
    supplyCode: '',
    address: '',
    state: 'active',
    isActive: true,
    startedOn: '2024-01-01',
    endedOn: null,
    tariff: '',
    power: '',
    lastReadingOn: null,
    isBillingSuspended: false,
    pendingState: '',
    debtCents: 0,
    openCases: [],
    selfConsumption: '',
    hasShares: false,
    hasMember: true,
    holder: '',
    roles: ['holder'],
    ...changes,
  };
}

/** What somebody wrote about a call. */
export function note(changes: Partial<NewCallNote> = {}): NewCallNote {
  return {
    call: 'main:1:support',
    operator: 'ada',
    at: '2026-03-02T08:00:00.000Z',
    number: '+34600000009',
    customer: null,
    contract: null,
    categories: [],
    comment: 'asked for an invoice',
    solved: null,
    claim: null,
    ...changes,
  };
}

export function serviceRequest(changes: Partial<NewServiceRequest> = {}): NewServiceRequest {
  return {
    subject: 'A change of power',
    text: 'to 3.45 kW',
    customer: null,
    contract: null,
    phone: null,
    channel: 'phone',
    category: null,
    priority: 'normal',
    assignee: null,
    call: null,
    createdBy: 'ada',
    ...changes,
  };
}
