import type { RequestView } from '../data/requests.ts';
import { say, sayDate } from '../texts.ts';

/** What somebody asks of me, in a sentence. `name`: of who asks. */
export function requestWords(
  { turn, turnIs, other, otherIs }: Pick<RequestView, 'turn' | 'turnIs' | 'other' | 'otherIs'>,
  name: string,
): string {
  const about = {
    name,
    day: sayDate(turn.date, 'long'),
    time: turnIs?.time ?? '',
    line: turnIs?.line ?? '',
  };
  if (!other) return say('mine.request.cover', about);
  const otherTurn = { otherTime: otherIs?.time ?? '', otherLine: otherIs?.line ?? '' };
  return say('mine.request.swap', { ...about, ...otherTurn, otherDay: sayDate(other.date, 'long') });
}
