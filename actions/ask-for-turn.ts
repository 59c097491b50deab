import { AppError } from '../model/errors.ts';
import type { Notice, Place, TurnRequest } from '../model/requests.ts';
import { sentence } from '../model/texts/sentence.ts';
import { instantOf, isIsoDate, mondayOf } from '../model/time.ts';
import type { Instant, IsoDate, PersonKey, StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { type Actor, may } from './edit-rights.ts';
import { localHour, refuseOver } from './over-turns.ts';
import { readNames } from './read-names.ts';
import { suggestCover } from './suggest-cover.ts';
import { whereOf } from './tell-moves.ts';
import { isSamePlace, personAt } from './week-change.ts';
import type { Workplace } from './workplace.ts';

export interface TurnWish {
  kind: TurnRequest['kind'];
  week: IsoDate;
  turn: Place;
  /** The turn that is wanted in exchange. */
  other?: Place | undefined;
  /** Of a cover; of a swap it is who has the other turn. */
  asked: PersonKey[] | 'all';
  message?: string | undefined;
  /** By default, and at the latest, when the turn begins. */
  expiresAt?: Instant | undefined;
}

/**
 * Asks others to swap a turn, or to take one over; they are told. Everybody asks for own turns, who may decide also
 * for holes. `not-your-turn`, `bad-request-turn`, `week-not-published`, `past-turn`, `unknown-turn`, `unknown-person`,
 * `forbidden` for services.
 */
export async function askForTurn(workplace: Workplace, actor: Actor, wish: TurnWish): Promise<TurnRequest> {
  const asker = actor.person;
  if (asker === null) throw new AppError('forbidden');
  const week = mondayOf(wish.week);
  // Who may take it is found before: it may take longer than a transaction should.
  const able =
    wish.kind === 'cover' && wish.asked === 'all' ? await whoMay(workplace, actor, { ...wish, week }) : [];
  const { request, notices } = await workplace.store.transaction(async (parts) => {
    const stored = await parts.timetables.published(week);
    if (!stored) throw new AppError('week-not-published', { week });
    const asked = await whoIsAsked(parts, actor, stored, wish);
    const { config, clock } = workplace;
    const places = wish.other ? [wish.turn, wish.other] : [wish.turn];
    refuseOver(stored.timetable, places, localHour(config, clock()));
    const request = await parts.turnRequests.add({
      kind: wish.kind,
      week,
      turn: wish.turn,
      other: wish.kind === 'swap' ? wish.other! : null,
      asker,
      asked,
      message: wish.message ?? '',
      expiresAt: endOf(workplace, stored, wish),
    });
    await parts.audit.add({
      who: workplace.by,
      what: 'request.ask',
      subject: `request:${request.id}`,
      before: null,
      after: { kind: request.kind, week, turn: request.turn, other: request.other, asked },
    });
    const told = asked === 'all' ? able : asked;
    return { request, notices: await tellAsked(parts, stored, request, told) };
  });
  announceRequest(workplace, request, notices);
  return request;
}

/** Once the store has it. */
export function announceRequest(
  { events }: Workplace,
  request: TurnRequest,
  notices: readonly Notice[],
): void {
  const { id, week, state, asker, asked } = request;
  const persons = [asker, ...(asked === 'all' ? notices.map(({ person }) => person) : asked)];
  events.publish('request-changed', { id, week, state, persons: [...new Set(persons)] });
  for (const notice of notices) events.publish('notice', { notice });
}

async function whoMay(workplace: Workplace, actor: Actor, wish: TurnWish): Promise<PersonKey[]> {
  const people = await suggestCover(workplace, actor, { week: wish.week }, wish.turn);
  return people.flatMap(({ person, isAllowed }) => (isAllowed && person !== actor.person ? person : []));
}

async function whoIsAsked(
  parts: StoreParts,
  actor: Actor,
  { timetable }: StoredTimetable,
  { kind, turn, other, asked }: TurnWish,
): Promise<TurnRequest['asked']> {
  const holder = personAt(timetable, turn);
  const isHole = holder === null && kind === 'cover' && may(actor, 'request.decide');
  if (holder !== actor.person && !isHole) throw new AppError('not-your-turn');
  if (kind === 'swap') {
    if (!other || isSamePlace(turn, other)) throw new AppError('bad-request-turn');
    const owner = personAt(timetable, other);
    if (owner === null || owner === actor.person) throw new AppError('bad-request-turn');
    return [owner];
  }
  if (other) throw new AppError('bad-request-turn');
  if (asked === 'all') return asked;
  const others = [...new Set(asked)].filter((key) => key !== actor.person);
  if (others.length === 0) throw new AppError('bad-request-turn');
  for (const key of others) {
    const person = await parts.persons.get(key);
    if (!person) throw new AppError('unknown-person', { person: key });
    if (!person.active) throw new AppError('person-archived', { person: person.name });
  }
  return others;
}

/** When the first of its turns begins, or before. */
function endOf({ config, clock }: Workplace, { timetable }: StoredTimetable, wish: TurnWish): Instant {
  const begins = [wish.turn, ...(wish.other ? [wish.other] : [])].map(({ date, slot }) => {
    const { start } = timetable.days.find((day) => day.date === date)!.slots[slot]!;
    return instantOf(date, start, config.organisation.timezone).toISOString();
  });
  const latest = begins.sort()[0]!;
  if (wish.expiresAt === undefined) return latest;
  const wished = new Date(wish.expiresAt);
  const now = clock();
  if (Number.isNaN(wished.getTime()) || isIsoDate(wish.expiresAt) || wished <= now) {
    throw new AppError('bad-request', { place: 'body.expiresAt', reason: 'expected an instant to come' });
  }
  const end = wished.toISOString();
  return end < latest ? end : latest;
}

async function tellAsked(
  parts: StoreParts,
  { timetable }: StoredTimetable,
  request: TurnRequest,
  persons: readonly PersonKey[],
): Promise<Notice[]> {
  const { nameOf } = await readNames(parts);
  const by = nameOf(request.asker);
  const here = whereOf(timetable, request.turn);
  const there = request.other && whereOf(timetable, request.other);
  const said = there
    ? sentence('notice.request.swap', { by, ...here, date: there.day, otherTime: there.time })
    : sentence('notice.request.cover', { by, ...here });
  const notices: Notice[] = [];
  for (const person of persons) {
    notices.push(
      await parts.outbox.add({
        person,
        kind: 'request-asked',
        sentence: said,
        subject: `request:${request.id}`,
      }),
    );
  }
  return notices;
}
