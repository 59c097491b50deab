import type { RequestView } from '../model/forms/request.ts';
import type { RequestState, TurnRequest } from '../model/requests.ts';
import type { IsoDate, Timetable } from '../model/types.ts';
import { isAskedOf, mayKnow } from './answer-request.ts';
import { type Actor, may } from './edit-rights.ts';
import { whereOf } from './tell-moves.ts';
import type { Workplace } from './workplace.ts';

/** Requests that concern who asks, the newest first; all of them for who may see all. */
export async function viewRequests(
  { store }: Workplace,
  actor: Actor,
  options: { week?: IsoDate | undefined; state?: RequestState | undefined; limit: number },
): Promise<RequestView[]> {
  const { limit, week, state } = options;
  const all = await store.turnRequests.list({ ...(week ? { week } : {}), ...(state ? { state } : {}) });
  const known = all.filter((request) => mayKnow(actor, request)).slice(0, limit);
  const timetables = new Map<IsoDate, Timetable | null>();
  for (const { week } of known) {
    if (!timetables.has(week)) timetables.set(week, (await store.timetables.latest(week))?.timetable ?? null);
  }
  return known.map((request) => viewRequest(actor, request, timetables.get(request.week) ?? null));
}

export function viewRequest(actor: Actor, request: TurnRequest, timetable: Timetable | null): RequestView {
  const where = (place: TurnRequest['turn'] | null) => {
    if (!place || !timetable) return null;
    const { time, line } = whereOf(timetable, place);
    return { time, line };
  };
  const isOpen = request.state === 'open';
  const decide = isOpen && may(actor, 'request.decide');
  const isAsked = actor.person !== null && isAskedOf(request, actor.person);
  return {
    ...request,
    turnIs: where(request.turn),
    otherIs: where(request.other),
    agreed: isOpen ? (request.answers.find(({ answer }) => answer === 'yes')?.person ?? null) : null,
    can: {
      answer: isOpen && isAsked,
      decide,
      withdraw: isOpen && (decide || request.asker === actor.person),
    },
  };
}
