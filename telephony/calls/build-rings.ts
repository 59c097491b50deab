import type { CallRing } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import { apartMs, type Visit } from './visit.ts';

/** How the caller's wait ended, for the phones that still rang then. */
export interface WaitEnd {
  at: Instant;
  how: 'answered' | 'cancelled' | 'unanswered';
}

/** The same ring told twice is told within so long. */
const SAME_MS = 500;

/**
 * The rings of all phones, in their order: what began is paired with what ended it, phone by phone. A ring whose
 * beginning was not heard is put there by how long it rang.
 */
export function buildRings(visit: Visit, end: WaitEnd | null): CallRing[] {
  const names = new Set([...visit.rings, ...visit.missed].map((ring) => ring.interface));
  if (visit.answered) names.add(visit.answered.interface);
  const rings = [...names].flatMap((name) => ringsOf(visit, name, end));
  return rings.sort((a, b) => compare(a.at, b.at) || compare(a.interface, b.interface));
}

function ringsOf(visit: Visit, name: string, end: WaitEnd | null): CallRing[] {
  const told = [...visit.rings, ...visit.missed]
    .filter((event) => event.interface === name)
    .sort((a, b) => compare(a.at, b.at) || compare(a.type, b.type));
  const rings: CallRing[] = [];
  let open: CallRing | null = null;
  let missedAt: Instant | null = null;
  const begin = (at: Instant, extension: string | null) => {
    open = { extension, interface: name, at, end: null, seconds: null };
    rings.push(open);
    return open;
  };
  for (const event of told) {
    if (event.type === 'phone-rings') {
      if (open && apartMs((open as CallRing).at, event.at) < SAME_MS) continue;
      // Its end was not heard: the phone is rung anew.
      if (open) close(open, 'unanswered', event.at);
      begin(event.at, event.extension);
    } else {
      if (!open && missedAt && apartMs(missedAt, event.at) < SAME_MS) continue;
      const ring: CallRing = open ?? begin(earlierBy(event.at, event.ringMs), event.extension);
      ring.end = event.isRejected ? 'rejected' : 'unanswered';
      ring.seconds = Math.round(event.ringMs / 1000);
      open = null;
      missedAt = event.at;
    }
  }
  const { answered } = visit;
  if (answered?.interface === name) {
    const ring: CallRing =
      open ?? begin(earlierBy(answered.at, answered.ringSeconds * 1000), answered.extension);
    ring.end = 'answered';
    ring.seconds = answered.ringSeconds;
  } else if (open && end) {
    close(open, end.how === 'answered' ? 'elsewhere' : end.how, end.at);
  }
  return rings;
}

function close(ring: CallRing, end: CallRing['end'], at: Instant): void {
  ring.end = end;
  ring.seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(ring.at)) / 1000));
}

export function earlierBy(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) - ms).toISOString();
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
