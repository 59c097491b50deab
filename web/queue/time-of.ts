import { session } from '../data/session.ts';
import { tag } from '../texts.ts';

/** The time of day of a moment, in the organisation's zone. */
export function timeOf(moment: string | number): string {
  const timeZone = session.value?.organisation.timezone;
  return new Intl.DateTimeFormat(tag(), {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(moment));
}
