import { AppError } from '../model/errors.ts';
import { rolesOf } from '../model/permissions.ts';
import type { Notice, RequestState, TurnRequest } from '../model/requests.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { PersonKey, Sentence } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { announceRequest } from './ask-for-turn.ts';
import { type Actor, may } from './edit-rights.ts';
import { readNames } from './read-names.ts';
import { tellMoves, whereOf } from './tell-moves.ts';
import { isSamePlace, type Move, movesOf, personAt, type WeekChange } from './week-change.ts';
import type { Workplace } from './workplace.ts';
import { announceEdit, type DoneEdit, writeMoves } from './write-moves.ts';

export interface AnsweredRequest {
  request: TurnRequest;
  /** What a yes has done. */
  done: DoneEdit | null;
}

interface Outcome extends AnsweredRequest {
  notices: Notice[];
  /** Its turns are no more what they were: it was closed, and nothing done. */
  isOvertaken?: boolean;
}

/**
 * Says yes or no. The first yes that the fresh week allows wins, in one transaction. Who may decide answers for others
 * too: `person` is who takes the turn of a cover. Where the installation leaves changes to coordinators, a yes waits
 * for one. `unknown-request`, `request-closed`, `not-asked`, `rule-broken`, `past-turn`, `unknown-person`.
 */
export async function answerRequest(
  workplace: Workplace,
  actor: Actor,
  { id, answer, person }: { id: string; answer: 'yes' | 'no'; person?: PersonKey | undefined },
): Promise<AnsweredRequest> {
  const outcome = await workplace.store.transaction(async (parts): Promise<Outcome> => {
    const request = await findRequest(parts, actor, id);
    if (request.state !== 'open') throw new AppError('request-closed', { state: request.state });
    const isAsked = actor.person !== null && isAskedOf(request, actor.person);
    const decides = may(actor, 'request.decide');
    if (!isAsked && !decides) throw new AppError('not-asked');
    if (answer === 'no') return decline(parts, workplace, { actor, request, isAsked });
    const taker = isAsked ? actor.person! : chooseTaker(request, person);
    if (workplace.config.access.swaps === 'coordinator' && !decides) {
      return noteAgreement(parts, workplace, request, taker);
    }
    return fulfil(parts, workplace, { actor, request, taker, isDecision: !isAsked });
  });
  if (outcome.done) announceEdit(workplace, outcome.done);
  announceRequest(workplace, outcome.request, outcome.notices);
  if (outcome.isOvertaken) throw new AppError('request-closed', { state: outcome.request.state });
  return outcome;
}

/** Takes a request back; who may decide ends it for others. `unknown-request`, `request-closed`, `not-your-turn`. */
export async function withdrawRequest(workplace: Workplace, actor: Actor, id: string): Promise<TurnRequest> {
  const { request, notices } = await workplace.store.transaction(async (parts) => {
    const found = await findRequest(parts, actor, id);
    if (found.asker !== actor.person && !may(actor, 'request.decide')) throw new AppError('not-your-turn');
    const request = await close(parts, workplace, found, 'withdrawn');
    return { request, notices: await tellClosed(parts, request, actor.person) };
  });
  announceRequest(workplace, request, notices);
  return request;
}

/** Ends requests whose time is over and tells who asked. Answers how many there were. */
export async function expireRequests(workplace: Workplace): Promise<number> {
  const ended = await workplace.store.transaction(async (parts) => {
    const ids = await parts.turnRequests.expire();
    const list: { request: TurnRequest; notices: Notice[] }[] = [];
    for (const id of ids) {
      const request = (await parts.turnRequests.get(id))!;
      const stored = await parts.timetables.latest(request.week);
      const where = stored
        ? whereOf(stored.timetable, request.turn)
        : { day: request.turn.date, time: '', line: '' };
      const said = sentence('notice.request.expired', where);
      list.push({ request, notices: [await tell(parts, request, request.asker, 'request-expired', said)] });
    }
    return list;
  });
  for (const { request, notices } of ended) announceRequest(workplace, request, notices);
  return ended.length;
}

/** A request that the one who asks may know of; `unknown-request` otherwise. */
export async function findRequest(parts: StoreParts, actor: Actor, id: string): Promise<TurnRequest> {
  const request = await parts.turnRequests.get(id);
  if (!request || !mayKnow(actor, request)) throw new AppError('unknown-request');
  return request;
}

export function mayKnow(actor: Actor, request: TurnRequest): boolean {
  if (may(actor, 'request.see')) return true;
  if (actor.person === null) return false;
  return request.asker === actor.person || isAskedOf(request, actor.person);
}

export function isAskedOf({ asked, asker }: TurnRequest, person: PersonKey): boolean {
  return person !== asker && (asked === 'all' || asked.includes(person));
}

async function fulfil(
  parts: StoreParts,
  workplace: Workplace,
  options: { actor: Actor; request: TurnRequest; taker: PersonKey; isDecision: boolean },
): Promise<Outcome> {
  const { actor, request, taker, isDecision } = options;
  const stored = await parts.timetables.published(request.week);
  const moves = stored && movesFor(request, taker, stored.timetable);
  if (!stored || !moves) {
    const closed = await close(parts, workplace, request, 'withdrawn');
    return {
      request: closed,
      done: null,
      notices: await tellClosed(parts, closed, actor.person),
      isOvertaken: true,
    };
  }
  const person = await parts.persons.get(taker);
  if (!person) throw new AppError('unknown-person', { person: taker });
  if (!person.active) throw new AppError('person-archived', { person: person.name });
  const silent = isDecision ? [] : [request.asker];
  const done = await writeMoves(parts, workplace, actor, { stored, moves, extra: [taker], silent });
  if (!isDecision) await parts.turnRequests.answer(request.id, taker, 'yes');
  const closed = await close(parts, workplace, request, isDecision ? 'decided' : 'accepted', done.edit.id);
  const { nameOf } = await readNames(parts);
  const notices: Notice[] = [];
  if (!isDecision) {
    const what = renderSentence(
      workplace.config.organisation.locale,
      tellMoves(stored.timetable, moves, nameOf),
    );
    const said = sentence('notice.request.accepted', { by: nameOf(taker), what });
    notices.push(await tell(parts, request, request.asker, 'request-accepted', said));
  }
  return {
    request: closed,
    done,
    notices: [...notices, ...(await tellClosed(parts, closed, actor.person, taker))],
  };
}

/** The moves of a yes; `null`: the turns are no more what they were when it was asked. */
function movesFor(
  request: TurnRequest,
  taker: PersonKey,
  timetable: Parameters<typeof personAt>[0],
): Move[] | null {
  const { kind, turn, other, asker } = request;
  const isThere = (place: typeof turn) =>
    timetable.days.some(({ date, slots }) => {
      return date === place.date && slots[place.slot]?.cells[place.line] !== undefined;
    });
  if (!isThere(turn) || (other && !isThere(other))) return null;
  const holder = personAt(timetable, turn);
  if (kind === 'swap') {
    if (!other || holder !== asker || personAt(timetable, other) !== taker || isSamePlace(turn, other))
      return null;
    return movesOf(timetable, { swap: { one: turn, other } } satisfies WeekChange);
  }
  if (holder !== asker && holder !== null) return null;
  return movesOf(timetable, { put: { ...turn, person: taker } } satisfies WeekChange);
}

async function decline(
  parts: StoreParts,
  workplace: Workplace,
  { actor, request, isAsked }: { actor: Actor; request: TurnRequest; isAsked: boolean },
): Promise<Outcome> {
  if (isAsked) await parts.turnRequests.answer(request.id, actor.person!, 'no');
  const fresh = (await parts.turnRequests.get(request.id))!;
  const refusals = fresh.answers.filter(({ answer }) => answer === 'no').map(({ person }) => person);
  const isOver = !isAsked || (fresh.asked !== 'all' && fresh.asked.every((key) => refusals.includes(key)));
  if (!isOver) return { request: fresh, done: null, notices: [] };
  const closed = await close(parts, workplace, fresh, 'declined');
  const { nameOf } = await readNames(parts);
  const said = sentence('notice.request.declined', { by: nameOf(workplace.by) });
  const notices = [await tell(parts, closed, closed.asker, 'request-declined', said)];
  return { request: closed, done: null, notices };
}

/** A yes that a coordinator has still to agree to. */
async function noteAgreement(
  parts: StoreParts,
  workplace: Workplace,
  request: TurnRequest,
  taker: PersonKey,
): Promise<Outcome> {
  await parts.turnRequests.answer(request.id, taker, 'yes');
  const { nameOf, everybody } = await readNames(parts);
  const by = nameOf(taker);
  const notices = [
    await tell(parts, request, request.asker, 'request-agreed', sentence('notice.request.agreed', { by })),
  ];
  const deciders = everybody.filter((person) => person.active && rolesOf(person).includes('supervisor'));
  const said = sentence('notice.request.decide', { by: nameOf(request.asker), other: by });
  for (const { key } of deciders) notices.push(await tell(parts, request, key, 'request-decide', said));
  const subject = `request:${request.id}`;
  await parts.audit.add({
    who: workplace.by,
    what: 'request.agree',
    subject,
    before: null,
    after: { taker },
  });
  return { request: (await parts.turnRequests.get(request.id))!, done: null, notices };
}

/** Who takes a turn by a decision: who is named, or who said yes first. */
function chooseTaker(request: TurnRequest, person: PersonKey | undefined): PersonKey {
  const { kind, asked, answers } = request;
  if (kind === 'swap' && asked !== 'all') return asked[0]!;
  const taker = person ?? answers.find(({ answer }) => answer === 'yes')?.person;
  if (taker === undefined)
    throw new AppError('bad-request', { place: 'body.person', reason: 'expected who takes it' });
  return taker;
}

/** The first to close it wins: `request-closed` for the others. */
async function close(
  parts: StoreParts,
  { by }: Workplace,
  request: TurnRequest,
  state: Exclude<RequestState, 'open'>,
  edit: string | null = null,
): Promise<TurnRequest> {
  if (!(await parts.turnRequests.close(request.id, { state, by, edit }))) {
    const now = await parts.turnRequests.get(request.id);
    throw new AppError('request-closed', { state: now?.state ?? 'withdrawn' });
  }
  const before = { state: request.state };
  await parts.audit.add({
    who: by,
    what: `request.${state}`,
    subject: `request:${request.id}`,
    before,
    after: { state, edit },
  });
  return (await parts.turnRequests.get(request.id))!;
}

/** Those who were asked by name and need not answer any more. */
async function tellClosed(
  parts: StoreParts,
  request: TurnRequest,
  ...but: (PersonKey | null)[]
): Promise<Notice[]> {
  if (request.asked === 'all') return [];
  const { nameOf } = await readNames(parts);
  const said = sentence('notice.request.closed', { by: nameOf(request.asker) });
  const waiting = request.asked.filter(
    (key) => !but.includes(key) && !request.answers.some(({ person }) => person === key),
  );
  const notices: Notice[] = [];
  for (const person of waiting) notices.push(await tell(parts, request, person, 'request-closed', said));
  return notices;
}

function tell(
  parts: StoreParts,
  { id }: TurnRequest,
  person: PersonKey,
  kind: string,
  said: Sentence,
): Promise<Notice> {
  return parts.outbox.add({ person, kind, sentence: said, subject: `request:${id}` });
}
