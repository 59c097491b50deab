import type { Call } from '../../model/phones.ts';
import { newVisit, type Visit } from './visit.ts';

/** What a stored call tells of a visit, so that it goes on where it was, and the PBX's own id of the call. */
export function visitOf(call: Call): { name: string; visit: Visit } {
  const { id, pbx, queue, startedAt, answeredAt, answeredBy } = call;
  const own = id.replace(/~\d+$/, '').slice(pbx.length + 1, -(queue.length + 1));
  const visit = newVisit(id, queue);
  const about = { call: own, queue };
  visit.joined = {
    ...about,
    at: startedAt,
    type: 'caller-joined',
    number: call.number,
    name: call.callerName,
    position: call.position as number,
  };
  for (const ring of call.rings) {
    const { interface: phone, extension, at, end, seconds } = ring;
    visit.rings.push({ ...about, type: 'phone-rings', at, interface: phone, extension });
    if (end !== 'unanswered' && end !== 'rejected') continue;
    const ringMs = (seconds ?? 0) * 1000;
    const endedAt = new Date(Date.parse(at) + ringMs).toISOString();
    const isRejected = end === 'rejected';
    visit.missed.push({
      ...about,
      type: 'ring-missed',
      at: endedAt,
      interface: phone,
      extension,
      ringMs,
      isRejected,
    });
  }
  if (answeredAt && answeredBy) {
    const ringSeconds = call.rings.find(({ end }) => end === 'answered')?.seconds ?? 0;
    const holdSeconds = call.holdSeconds ?? 0;
    visit.answered = {
      ...about,
      ...answeredBy,
      type: 'call-answered',
      at: answeredAt,
      holdSeconds,
      ringSeconds,
    };
  }
  visit.told = { ...call, person: null };
  return { name: own, visit };
}
