import { type AttendedTurn, buildTimeline, type TimelineEntry } from '../../helpdesk/timeline.ts';
import type { NotedCustomer } from '../../model/call-notes.ts';
import { toE164, writtenForms } from '../../model/phone-number.ts';
import type { Call } from '../../model/phones.ts';
import { mondayOf } from '../../model/time.ts';
import type { Instant, IsoDate, PersonKey, Timetable } from '../../model/types.ts';
import { OWN_ORIGIN } from '../../store/customers.ts';
import { dayAt, slotAt } from '../phones/opening-hours.ts';
import { readWeekSource } from '../phones/read-wanted.ts';
import type { Workplace } from '../workplace.ts';

/** The newest of each kind. */
const MOST = 200;

/**
 * All that there was with a customer: calls with what was noted, notes by hand, service requests; who attended and in
 * which turn. Calls that nobody noted are found by the customer's numbers, those of our own table and those that called
 * about her before; a call that was noted to be of somebody else is not hers.
 */
export async function customerTimeline(
  { store, config }: Workplace,
  customer: Pick<NotedCustomer, 'origin' | 'externalId'>,
): Promise<TimelineEntry[]> {
  const { country } = config.telephony;
  const zone = config.organisation.timezone;
  const notes = await store.callNotes.list({ customer, limit: MOST });
  const requests = await store.serviceRequests.list({ customer, limit: MOST });
  const linked = [...notes, ...requests].flatMap(({ call }) => (call === null ? [] : [call]));
  const calls = new Map<string, Call>();
  for (const call of await store.calls.getMany(linked)) calls.set(call.id, call);
  const own = customer.origin === OWN_ORIGIN ? await store.customers.get(customer.externalId) : null;
  const numbers = new Set(
    [
      ...(own?.phones.map(({ e164 }) => e164) ?? []),
      ...notes.map(({ number }) => number),
      ...requests.map(({ phone }) => phone),
    ].map((number) => toE164(number, country)),
  );
  for (const number of numbers) {
    for (const form of number === null ? [] : writtenForms(number))
      for (const call of await store.calls.list({ number: form, limit: MOST })) calls.set(call.id, call);
  }
  const known = new Set(linked);
  const found = [...calls.keys()].filter((id) => !known.has(id));
  const others = new Set((await store.callNotes.list({ calls: found })).map(({ call }) => call));
  const shown = [...calls.values()].filter(({ id }) => !others.has(id));
  const instants = [...shown.map((call) => call.answeredAt ?? call.startedAt), ...notes.map(({ at }) => at)];
  const weeks = await readWeeks({ store, config }, instants);
  const turnOf = (person: PersonKey, at: Instant): AttendedTurn | null => {
    const moment = new Date(at);
    const date = dayAt(moment, zone);
    const timetable = weeks.get(mondayOf(date));
    const day = timetable?.days.find((one) => one.date === date);
    const slot = day && slotAt(day, moment, zone);
    const line = slot ? slot.cells.indexOf(person) : -1;
    if (!timetable || !slot || line < 0) return null;
    return { date, start: slot.start, end: slot.end, line: timetable.lines[line] ?? String(line + 1) };
  };
  return buildTimeline({ calls: shown, notes, requests, turnOf });
}

async function readWeeks(
  { store, config }: Pick<Workplace, 'store' | 'config'>,
  instants: readonly Instant[],
): Promise<Map<IsoDate, Timetable>> {
  const zone = config.organisation.timezone;
  const mondays = new Set(instants.map((at) => mondayOf(dayAt(new Date(at), zone))));
  const weeks = new Map<IsoDate, Timetable>();
  for (const monday of mondays) {
    const source = await readWeekSource(store, monday);
    if (source.kind === 'published') weeks.set(monday, source.timetable);
  }
  return weeks;
}
