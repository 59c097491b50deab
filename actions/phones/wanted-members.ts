import type { Config } from '../../model/config/schema.ts';
import type { RunningSlot } from '../../model/forms/queue.ts';
import type { PlanKind, QueueOverride } from '../../model/phones.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { instantOf } from '../../model/time.ts';
import type { Instant, Person, PersonKey, Sentence, Timetable, TimetableSlot } from '../../model/types.ts';
import type { WantedMember } from '../../telephony/queue-plan.ts';
import { type DaySlots, dayAt, isOpenByConfig, slotAt } from './opening-hours.ts';
import type { LiveQueue } from './phones.ts';

/** What is known of the week of a moment. */
export type WeekSource =
  | { kind: 'published'; timetable: Timetable }
  | { kind: 'none' }
  | { kind: 'unreadable'; reason: Sentence };

export interface WantedQuestion {
  config: Config;
  queue: Pick<LiveQueue, 'queue' | 'lines'>;
  at: Date;
  week: WeekSource;
  /** Days on which the organisation is closed, for weeks without timetable. */
  closedDays: ReadonlySet<string>;
  /** Everybody who is active. */
  persons: readonly Person[];
  /** In force at that moment. */
  overrides: readonly QueueOverride[];
}

export interface WantedNow {
  kind: PlanKind;
  slot: RunningSlot | null;
  /** Who is to be in the queue, each with a phone of her own, in the order of the lines. */
  wanted: (WantedMember & { extension: string })[];
  /** Who has a turn now, in the order of the lines. */
  planned: PersonKey[];
  /** In words: what keeps the timetable from being followed. */
  findings: Sentence[];
  /** The queue may be made so. Otherwise it stays as it is: who is wanted is not known for sure. */
  isSure: boolean;
  /** End of the running turn; outside of turns the end of the day. What is done by hand holds until then. */
  until: Instant;
}

/** Who is to be in a queue at a moment: by the timetable in force, and what was done by hand since the turn began. */
export function wantedMembers(question: WantedQuestion): WantedNow {
  const { config, queue, at, week } = question;
  const zone = config.organisation.timezone;
  const today = dayAt(at, zone);
  const endOfDay = instantOf(today, '24:00', zone).toISOString();
  const nothing = { slot: null, wanted: [], planned: [], until: endOfDay };
  if (week.kind === 'unreadable') {
    return { ...nothing, kind: 'unreadable', findings: [week.reason], isSure: false };
  }
  const isOpen = isOpenByConfig(config, at) && !question.closedDays.has(today);
  const missing = (): WantedNow => {
    const findings = [sentence('phones.no-timetable', { queue: queue.queue, date: today })];
    return { ...nothing, kind: 'no-timetable', findings, isSure: false };
  };
  if (week.kind === 'none') return isOpen ? missing() : outside(question, endOfDay);

  const day = week.timetable.days.find(({ date }) => date === today);
  if (!day) {
    const isClosed = week.timetable.closedDays.some(({ date }) => date === today);
    return isOpen && !isClosed ? missing() : outside(question, endOfDay);
  }
  const running = slotAt(day as DaySlots<TimetableSlot>, at, zone);
  if (!running) return outside(question, endOfDay);

  const { start, end, cells } = running;
  const slot = { date: today, start, end };
  const until = instantOf(today, end, zone).toISOString();
  const { lines } = queue;
  const beyond = lines?.find((line) => line >= Math.max(week.timetable.lines.length, cells.length));
  if (beyond !== undefined) {
    const reason = sentence('phones.line-missing', { queue: queue.queue, line: beyond + 1, date: today });
    return { ...nothing, kind: 'unreadable', slot, until, findings: [reason], isSure: false };
  }
  const planned = [...new Set((lines ? lines.map((line) => cells[line]) : cells).filter((key) => !!key))];
  const { wanted, findings } = placed(question, planned as PersonKey[]);
  const isSure = wanted.length > 0 || expected(question, planned as PersonKey[]).length === 0;
  if (!isSure) findings.push(sentence('phones.nobody-reachable', { queue: queue.queue }));
  return { kind: 'slot', slot, wanted, planned: planned as PersonKey[], findings, isSure, until };
}

/** Nobody has a turn: only who came by hand is wanted. */
function outside(question: WantedQuestion, until: Instant): WantedNow {
  const { wanted, findings } = placed(question, []);
  return { kind: 'closed', slot: null, wanted, planned: [], findings, isSure: true, until };
}

/** Those of the timetable who were not taken out, and behind them those who were put in. */
function expected({ overrides }: WantedQuestion, planned: readonly PersonKey[]): PersonKey[] {
  const out = new Set(overrides.filter(({ kind }) => kind === 'remove').map(({ person }) => person));
  const added = overrides.filter(({ kind }) => kind === 'add').map(({ person }) => person);
  return [...new Set([...planned.filter((key) => !out.has(key)), ...added])];
}

function placed(
  question: WantedQuestion,
  planned: readonly PersonKey[],
): Pick<WantedNow, 'wanted' | 'findings'> {
  const { persons, queue } = question;
  const wanted: WantedNow['wanted'] = [];
  const findings: Sentence[] = [];
  for (const key of expected(question, planned)) {
    const person = persons.find((one) => one.key === key);
    const { name = key, extension = null } = person ?? {};
    const holder = wanted.find((one) => one.extension === extension);
    if (!person) findings.push(sentence('phones.person-gone', { name, queue: queue.queue }));
    else if (!extension)
      findings.push({ key: 'live-queue.no-extension', values: { name, queue: queue.queue } });
    else if (holder) {
      const values = { name, other: holder.name, extension, queue: queue.queue };
      findings.push({ key: 'live-queue.same-extension', values });
    } else wanted.push({ person: key, name, extension });
  }
  return { wanted, findings };
}
