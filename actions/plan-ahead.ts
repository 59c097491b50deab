import { permissionsOf, rolesOf } from '../model/permissions.ts';
import type { Notice } from '../model/requests.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import { addDays, nextMonday } from '../model/time.ts';
import type { IsoDate, Sentence, StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { copyOrNote } from './copy-week.ts';
import { type PlannedWeek, planWeek } from './plan-week.ts';
import { announceWeek, publishTimetable } from './publish-timetable.ts';
import { readWeek } from './read-week.ts';
import { isComplete, planRecord, saveWeek } from './save-week.ts';
import { tellNegotiation } from './tell-negotiation.ts';
import type { Workplace } from './workplace.ts';

export interface PlanAheadRequest {
  /** 1: the week that begins next. */
  weeksAhead: number;
  /** Keep it as a draft whatever comes out. */
  onlyDraft: boolean;
  signal: AbortSignal;
}

export type PlanAheadAnswer =
  /** The week has a timetable in force: nobody wants another by night. */
  | { done: 'in-force'; week: IsoDate }
  | {
      done: 'published' | 'draft';
      week: IsoDate;
      stored: StoredTimetable;
      planned: PlannedWeek;
      /** How many were told of their turns, or, of a draft, of its reasons. */
      told: number;
      reasons: Sentence[];
      /** Why the copy for elsewhere could not be made. */
      copyFailure: string | null;
    };

/** What is told of a week that was not published, at most: who wants to know more opens the planner. */
const MOST_REASONS = 5;

/**
 * Makes a week without anybody looking on: a whole one is published and everybody told; of one with holes or broken
 * rules the draft is kept, and those who may publish are told why. Refuses with `no-business-day` and `no-persons`.
 */
export async function planAhead(workplace: Workplace, request: PlanAheadRequest): Promise<PlanAheadAnswer> {
  const { config, store, clock } = workplace;
  const week = addDays(nextMonday(config.organisation.timezone, clock()), 7 * (request.weeksAhead - 1));
  if (await store.timetables.published(week)) return { done: 'in-force', week };
  const { fairness } = config.rules[config.rules.preset];
  const data = await readWeek(store, week, fairness.weeks);
  const limit = AbortSignal.timeout(config.solver.timeLimitSeconds * 1000);
  const signal = AbortSignal.any([request.signal, limit]);
  const planned = await planWeek(config, data, { monday: week, signal });
  const description = 'lineup plan';
  const plan = planRecord(config, planned);
  const draft = await saveWeek(workplace, planned.timetable, { as: 'draft', description, plan });
  const { penalties } = planned.timetable;
  if (isComplete(planned) && !request.onlyDraft) {
    const actor = { person: null, permissions: new Set(permissionsOf({ roles: ['supervisor'] })) };
    const { stored, told } = await publishTimetable(workplace, actor, {
      week,
      id: draft.id,
      version: draft.version,
    });
    const copyFailure = await copyOrNote(workplace, week);
    return { done: 'published', week, stored, planned, told: told.length, reasons: [], copyFailure };
  }
  const grave = penalties.filter(({ rule, broken }) => broken || rule === 'holes').map((one) => one.sentence);
  const asks = tellNegotiation(planned.negotiation).flatMap(({ sentence, ways }) => [
    sentence,
    ...(ways[0]?.sentences ?? []),
  ]);
  const reasons = asks.length > 0 ? asks : grave;
  const notices = isComplete(planned)
    ? []
    : await store.transaction((parts) => tellLeads(parts, workplace, week, reasons));
  announceWeek(workplace, draft, notices);
  return { done: 'draft', week, stored: draft, planned, told: notices.length, reasons, copyFailure: null };
}

async function tellLeads(
  parts: StoreParts,
  { config }: Workplace,
  week: IsoDate,
  reasons: readonly Sentence[],
): Promise<Notice[]> {
  const leads = (await parts.persons.list()).filter((person) =>
    permissionsOf({ roles: rolesOf(person) }).includes('timetable.publish'),
  );
  const notices: Notice[] = [];
  for (const { key, locale } of leads) {
    const language = locale ?? config.organisation.locale;
    const said = reasons.slice(0, MOST_REASONS).map((reason) => renderSentence(language, reason));
    const text = sentence('notice.plan.incomplete', { week, reasons: said.join(' ') });
    notices.push(
      await parts.outbox.add({
        person: key,
        kind: 'plan-incomplete',
        sentence: text,
        subject: `week:${week}`,
      }),
    );
  }
  return notices;
}
