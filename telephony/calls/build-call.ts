import type { Call, CallOutcome } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import { buildRings, earlierBy, type WaitEnd } from './build-rings.ts';
import type { Channel, Visit } from './visit.ts';

/** A hang-up that comes with the leaving, only told a little after it, is its cause. */
const LATE_MS = 200;

/**
 * The call that the facts make, whatever their order was. Who leaves unanswered has hung up if the hang-up came
 * first; otherwise the queue gave up, and only its own result tells why. `until`: when the caller came back to this
 * queue; what the channel did from then on belongs there. `person` stays open.
 */
export function buildCall(
  channel: Channel,
  visit: Visit,
  { pbx, source, until }: { pbx: string; source: Call['source']; until: Instant | null },
): Call {
  const { joined, found, answered, completed, left, result } = visit;
  const before = (at: Instant | null) => (at !== null && (until === null || at < until) ? at : null);
  const hungUpAt = before(channel.hungUpAt);
  const channelEndedAt = before(channel.endedAt);
  const startedAt = startOf(visit);
  const answeredAt =
    answered?.at ?? (completed ? earlierBy(completed.at, completed.talkSeconds * 1000) : null);
  const answerer = answered ?? (completed && { ...completed, extension: null });
  const transfers = channel.transfers
    .filter(({ at }) => answeredAt !== null && at >= startedAt && before(at) !== null)
    .sort((a, b) => (a.at < b.at ? -1 : 1));

  const leaving = left?.at ?? result?.at ?? null;
  const hungUpFirst =
    hungUpAt !== null && (leaving === null || Date.parse(hungUpAt) <= Date.parse(leaving) + LATE_MS);
  const outcome = ((): CallOutcome | null => {
    if (answerer) return 'answered';
    if (result) {
      const named = outcomeOf(result.result);
      if (named) return named;
    }
    if (hungUpFirst && (leaving ?? channelEndedAt)) return 'abandoned';
    if (leaving) return 'timed_out';
    return channelEndedAt !== null || visit.goneAt !== null ? 'lost' : null;
  })();

  const goneAt = visit.goneAt ?? null;
  const endedAt =
    outcome === 'answered'
      ? (completed?.at ?? transfers.at(-1)?.at ?? channelEndedAt ?? goneAt)
      : outcome === null
        ? null
        : (left?.at ?? result?.at ?? channelEndedAt ?? goneAt);
  const wait: WaitEnd | null = answeredAt
    ? { at: answeredAt, how: 'answered' }
    : endedAt
      ? { at: endedAt, how: outcome === 'timed_out' ? 'unanswered' : 'cancelled' }
      : null;
  const rings = buildRings(visit, wait);
  const isRinging = rings.some(({ end }) => end === null);

  return {
    id: visit.id,
    pbx,
    queue: visit.queue,
    number: joined?.number ?? found?.number ?? result?.number ?? null,
    callerName: joined?.name ?? found?.name ?? null,
    state: endedAt ? 'ended' : answerer ? 'answered' : isRinging ? 'ringing' : 'waiting',
    outcome,
    startedAt,
    answeredAt,
    endedAt,
    holdSeconds: holdOf(),
    talkSeconds: talkOf(),
    answeredBy: answerer && { extension: extensionOf(visit, answerer), interface: answerer.interface },
    person: null,
    rings,
    transfers: transfers.map(({ at, kind, interface: from, to }) => ({
      at,
      kind,
      from: from === null ? null : extensionOf(visit, { interface: from, extension: null }),
      to,
    })),
    endedBy: endedByOf(),
    position: joined?.position ?? found?.position ?? null,
    source,
  };

  function holdOf(): number | null {
    const told = answered?.holdSeconds ?? completed?.holdSeconds ?? left?.holdSeconds;
    if (told !== undefined && told !== null) return told;
    // Of whom we lost we do not know how long she waited.
    return outcome === null || outcome === 'lost' || !endedAt ? null : secondsBetween(startedAt, endedAt);
  }

  function talkOf(): number | null {
    if (completed) return completed.talkSeconds;
    if (outcome !== 'answered' || !answeredAt || !endedAt || endedAt === goneAt) return null;
    return secondsBetween(answeredAt, endedAt);
  }

  function endedByOf(): Call['endedBy'] {
    if (outcome === 'abandoned') return 'caller';
    if (outcome !== 'answered' || !endedAt) return null;
    if (completed) return completed.endedBy;
    if (transfers.length > 0) return 'transfer';
    return hungUpAt ? 'caller' : null;
  }
}

/** When it joined, or as well as that can be told by what came later. */
export function startOf({ joined, found, answered, completed, left, result, rings, missed }: Visit): Instant {
  if (joined) return joined.at;
  if (found) return found.since;
  if (answered) return earlierBy(answered.at, answered.holdSeconds * 1000);
  if (completed) return earlierBy(completed.at, (completed.talkSeconds + completed.holdSeconds) * 1000);
  if (left) return earlierBy(left.at, (left.holdSeconds ?? 0) * 1000);
  const starts = [...rings.map(({ at }) => at), ...missed.map(({ at, ringMs }) => earlierBy(at, ringMs))];
  if (result) starts.push(result.at);
  return starts.sort()[0]!;
}

/** What the dialplan's result says; `null`: nothing about the cause, as when the caller was answered. */
function outcomeOf(result: string): CallOutcome | null {
  if (result === 'FULL') return 'full';
  if (result === 'TIMEOUT') return 'timed_out';
  // Left by pressing a key, or by a wish from outside.
  if (result === 'KEY' || result === 'WITHDRAW') return 'abandoned';
  return /^(JOIN|LEAVE)(EMPTY|UNAVAIL)$/.test(result) ? 'unattended' : null;
}

function extensionOf(visit: Visit, one: { interface: string; extension: string | null }): string | null {
  if (one.extension !== null) return one.extension;
  const known = [visit.answered, ...visit.rings, ...visit.missed];
  return known.find((event) => event?.interface === one.interface)?.extension ?? null;
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
