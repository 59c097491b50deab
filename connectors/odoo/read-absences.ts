import { sentence } from '../../model/texts/index.ts';
import { addDays, localStamp } from '../../model/time.ts';
import type { IsoDate, PersonKey } from '../../model/types.ts';
import type { WeekFindings } from '../week-findings.ts';
import type { WeekQuestion } from '../week-source.ts';
import { coverageOf, odooInstant, type Span, spanOf, spanOfDays } from './day-coverage.ts';
import type { OdooClient } from './odoo-client.ts';
import {
  knownFields,
  linkField,
  type OdooRecord,
  readByIds,
  readPages,
  recordsOf,
  textField,
} from './read-pages.ts';
import type { ReadingOdoo } from './reading-odoo.ts';
import { seesAllLeaves } from './sees-all-leaves.ts';

/** An approved leave of somebody, not matched yet. */
interface Leave {
  email: string | null;
  name: string | null;
  /** `null`: the record's times are not understood. */
  span: Span | null;
  /** The record as people may find it. */
  text: string;
}

const MODEL = 'hr.leave';

/**
 * Leaves of the week, matched to people by e-mail, then by name. An absence here is whole days, so each
 * working day is measured on its slots, all leaves of the person together: all of the slots taken is an
 * absence; half or more too, with a fault that says so (kept); less than half is no absence but a fault (not
 * kept) that asks for an unavailability by hand; none of the slots taken is nothing at all. A standard leave
 * that is asked for in days is whole days, whatever hours Odoo's own calendar gives it.
 */
export async function readAbsences(
  odoo: ReadingOdoo,
  question: WeekQuestion,
  findings: WeekFindings,
): Promise<void> {
  const leaves =
    odoo.settings.absences === 'get_leaves'
      ? await ownLeaves(odoo, question)
      : await standardLeaves(odoo, question, findings);
  const spans = new Map<PersonKey, { span: Span; text: string }[]>();
  for (const { email, name, span, text } of leaves) {
    if (!span || (email === null && name === null)) {
      const key = span ? 'source.odoo.leave-of-nobody' : 'source.odoo.bad-times';
      findings.addFault({ file: `Odoo ${MODEL}`, line: null, reason: sentence(key), text, kept: false });
      continue;
    }
    // Whoever takes no slot of the week need not be known here.
    if (question.days.every((day) => coverageOf(day, [span], odoo) === 'none')) continue;
    const person = findings.match(`Odoo ${MODEL}`, email, name);
    if (person) spans.set(person, [...(spans.get(person) ?? []), { span, text }]);
  }
  for (const [person, taken] of spans) {
    for (const day of question.days) judgeDay(odoo, person, day, taken, findings);
  }
}

function judgeDay(
  odoo: ReadingOdoo,
  person: PersonKey,
  day: IsoDate,
  taken: { span: Span; text: string }[],
  findings: WeekFindings,
): void {
  const coverage = coverageOf(
    day,
    taken.map(({ span }) => span),
    odoo,
  );
  if (coverage === 'none') return;
  if (coverage !== 'some') findings.addDayOff(person, 'leave', day);
  if (coverage === 'whole') return;
  const those = taken.filter(({ span }) => coverageOf(day, [span], odoo) !== 'none');
  const hours = those.map(({ span }) => hoursOf(day, span, odoo)).join(', ');
  findings.addFault({
    file: `Odoo ${MODEL}`,
    line: null,
    reason: sentence(coverage === 'most' ? 'source.odoo.most-of-day' : 'source.odoo.part-of-day', {
      person,
      date: day,
      hours,
    }),
    text: those.map(({ text }) => text).join('; '),
    kept: coverage === 'most',
  });
}

/** The hours of that day alone: a leave may begin at noon of one day and end at noon of another. */
function hoursOf(day: IsoDate, { start, end }: Span, odoo: ReadingOdoo): string {
  const whole = spanOfDays(day, day, odoo.timezone);
  const from = start <= whole.start ? '00:00' : clock(start, odoo);
  return `${from}–${end >= whole.end ? '24:00' : clock(end, odoo)}`;
}

function clock(instant: Date, { timezone }: ReadingOdoo): string {
  return localStamp(instant.toISOString(), timezone).slice(-5);
}

/** By the installation's own method: e-mail and times, a margin of a day on both sides for the zone. */
async function ownLeaves(odoo: ReadingOdoo, question: WeekQuestion): Promise<Leave[]> {
  const answer = await odoo.client.read({
    model: MODEL,
    method: 'get_leaves',
    places: [
      ['start_date', addDays(question.monday, -1)],
      ['end_date', addDays(question.sunday, 1)],
    ],
  });
  return recordsOf(answer, `${MODEL}.get_leaves`, odoo.say).map((record) => {
    const email = textField(record, 'worker');
    const [start, end] = [textField(record, 'start_time'), textField(record, 'end_time')];
    return {
      email,
      name: null,
      span: spanOf(start, end, odoo.timezone),
      text: `${email ?? '?'} ${start ?? '?'} – ${end ?? '?'}`,
    };
  });
}

/** By the standard model. Requests for a whole company or department have no employee: each member has a copy. */
async function standardLeaves(
  odoo: ReadingOdoo,
  question: WeekQuestion,
  findings: WeekFindings,
): Promise<Leave[]> {
  const { client, pageSize, say, settings, timezone } = odoo;
  // Hours are those of the employee's zone, which may be a day away.
  const week = spanOfDays(addDays(question.monday, -1), addDays(question.sunday, 1), timezone);
  const wanted = ['employee_id', 'date_from', 'date_to', 'request_date_from', 'request_date_to'];
  const units = ['request_unit_half', 'request_unit_hours', 'leave_type_request_unit'];
  const fields = await knownFields(client, MODEL, [...wanted, ...units], say);
  const domain = [
    ['state', '=', 'validate'],
    ['employee_id', '!=', false],
    ['date_from', '<', odooInstant(week.end)],
    ['date_to', '>', odooInstant(week.start)],
  ];
  const records = await readPages(client, MODEL, domain, fields, pageSize, say);
  if ((await seesAllLeaves(client)) === false) {
    const account = settings.login ?? say('source.odoo.key-owner');
    const reason = sentence('source.odoo.own-leaves-only', { account });
    findings.addFault({ file: `Odoo ${MODEL}`, line: null, reason, text: account, kept: true });
  }
  const employees = await readEmployees(client, records, pageSize, odoo);
  return records.map((record) => {
    const link = linkField(record, 'employee_id');
    const employee = link ? employees.get(link.id) : undefined;
    const [start, end] = [textField(record, 'date_from'), textField(record, 'date_to')];
    const name = (employee && textField(employee, 'name')) ?? (link?.name || null);
    return {
      email: employee ? textField(employee, 'work_email') : null,
      name,
      span: wholeDays(record, timezone) ?? spanOf(start, end, timezone),
      text: `${name ?? '?'} ${start ?? '?'} – ${end ?? '?'}`,
    };
  });
}

/** The days of a leave that was asked for in days; `null` if it was in halves or hours, or nobody knows. */
function wholeDays(record: OdooRecord, timezone: string): Span | null {
  const inDays =
    record.request_unit_half === undefined
      ? record.leave_type_request_unit === 'day'
      : record.request_unit_half === false && !record.request_unit_hours;
  const [first, last] = [textField(record, 'request_date_from'), textField(record, 'request_date_to')];
  return inDays ? spanOf(first, last, timezone) : null;
}

async function readEmployees(
  client: OdooClient,
  leaves: OdooRecord[],
  pageSize: number,
  { say }: ReadingOdoo,
): Promise<Map<number, OdooRecord>> {
  const ids = new Set(leaves.flatMap((leave) => linkField(leave, 'employee_id')?.id ?? []));
  if (ids.size === 0) return new Map();
  const fields = await knownFields(client, 'hr.employee', ['name', 'work_email'], say);
  const records = await readByIds(client, 'hr.employee', [...ids], fields, pageSize, say);
  return new Map(records.map((record) => [record.id as number, record]));
}
