import { stringify } from 'csv-stringify/sync';
import { localStamp } from '../../model/time.ts';
import type { CallFigures } from '../day-stats.ts';
import type { DayReport } from './day-report.ts';

const options = { header: true, record_delimiter: '\r\n', escape_formulas: true } as const;

/** One row for each slot and one for the whole day, RFC 4180; times in whole seconds. */
export function figuresCsv({ stats, date, queue, zone }: DayReport): string {
  const row = (from: string, to: string, figures: CallFigures) => ({
    date,
    queue: queue ?? '',
    from,
    to,
    received: figures.received,
    answered: figures.answered,
    abandoned: figures.abandoned,
    timed_out: figures.timedOut,
    full: figures.full,
    unattended: figures.unattended,
    lost: figures.lost,
    early: figures.early,
    late: figures.late,
    talk_total: figures.talk.total,
    talk_average: figures.talk.average ?? '',
    talk_longest: figures.talk.longest ?? '',
    hold_total: figures.hold.total,
    hold_average: figures.hold.average ?? '',
    hold_longest: figures.hold.longest ?? '',
    service_level: figures.serviceLevel ?? '',
  });
  const time = (at: string) => localStamp(at, zone).slice(11);
  const slots = stats.slots.map((slot) => row(time(slot.from), time(slot.to), slot));
  return stringify([...slots, row('', '', stats)], options);
}

/** One row for each call, RFC 4180. */
export function callsCsv({ calls, zone }: DayReport): string {
  const rows = calls.map((call) => ({
    id: call.id,
    queue: call.queue,
    started: localStamp(call.startedAt, zone),
    number: call.number ?? '',
    name: call.callerName ?? '',
    outcome: call.outcome ?? '',
    person: call.person ?? '',
    extension: call.answeredBy?.extension ?? '',
    hold_seconds: call.holdSeconds ?? '',
    talk_seconds: call.talkSeconds ?? '',
    rings: call.rings.length,
    transferred_to: call.transfers.map(({ to }) => to).join(' '),
    ended_by: call.endedBy ?? '',
  }));
  const columns = [
    'id',
    'queue',
    'started',
    'number',
    'name',
    'outcome',
    'person',
    'extension',
    'hold_seconds',
    'talk_seconds',
    'rings',
    'transferred_to',
    'ended_by',
  ];
  return stringify(rows, { ...options, columns });
}
