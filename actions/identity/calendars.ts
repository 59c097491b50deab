import { createHmac } from 'node:crypto';
import { AppError } from '../../model/errors.ts';
import { addDays, dateIn, mondayOf } from '../../model/time.ts';
import type { PersonKey } from '../../model/types.ts';
import { toCalendar } from '../../scheduler/outputs/timetable-ics.ts';
import type { Workplace } from '../workplace.ts';
import { hashOf } from './token.ts';

/** Weeks that stay in the calendar after they are over. */
const PAST_WEEKS = 4;

/**
 * The secret of a feed. It is made of the feed's id and of what only this installation knows, so that a person may
 * see the address again, which the store does not hold.
 */
function tokenOf(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`calendar:${id}`).digest('base64url');
}

/** The secret of the person's feed in force; `null`: there is none, or it was made under another secret of ours. */
export async function calendarToken(
  { store }: Workplace,
  secret: string,
  person: PersonKey,
): Promise<string | null> {
  const feed = await store.calendarFeeds.of(person);
  if (!feed) return null;
  const token = tokenOf(secret, feed.id);
  return (await store.calendarFeeds.find(hashOf(token))) ? token : null;
}

/** A new secret for a person's feed: the former address is void. */
export async function renewCalendar(
  { store, by }: Workplace,
  secret: string,
  person: PersonKey,
): Promise<string> {
  return store.transaction(async (parts) => {
    const before = await parts.calendarFeeds.of(person);
    const after = await parts.calendarFeeds.renew(person, (id) => hashOf(tokenOf(secret, id)));
    await parts.audit.add({ who: by, what: 'calendar.renew', subject: person, before, after });
    return tokenOf(secret, after.id);
  });
}

/** From now on nobody gets the person's calendar. */
export async function revokeCalendar({ store, by }: Workplace, person: PersonKey): Promise<void> {
  await store.transaction(async (parts) => {
    const before = await parts.calendarFeeds.of(person);
    if (!(await parts.calendarFeeds.revoke(person))) return;
    await parts.audit.add({ who: by, what: 'calendar.revoke', subject: person, before, after: null });
  });
}

/** The published weeks of whoever has the address. `unknown-calendar`. */
export async function readCalendar({ store, config, clock }: Workplace, token: string): Promise<string> {
  const feed = await store.calendarFeeds.find(hashOf(token));
  const person = feed && (await store.persons.get(feed.person));
  if (!person?.active) throw new AppError('unknown-calendar');
  const { timezone, locale } = config.organisation;
  const since = addDays(mondayOf(dateIn(timezone, clock())), -7 * PAST_WEEKS);
  const weeks = [];
  for (const { id, week } of await store.timetables.list({ state: 'published' })) {
    const stored = week < since ? null : await store.timetables.get(id);
    if (stored) weeks.push({ timetable: stored.timetable, changedAt: new Date(stored.updatedAt) });
  }
  // The host is part of the events' names: it stays, whatever the address of the server becomes.
  return toCalendar(weeks, person, { locale, zone: timezone, host: 'lineup.local' });
}
