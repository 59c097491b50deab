import { AppError } from '../model/errors.ts';
import type { Edit, Notice } from '../model/requests.ts';
import { renderSentence } from '../model/texts/index.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { ForcedTurn, PersonKey, Sentence, StoredTimetable, Timetable } from '../model/types.ts';
import { penaltiesOf } from '../scheduler/make-timetable.ts';
import type { StoreParts } from '../store/open-store.ts';
import { checkMoves } from './check-change.ts';
import { type Actor, may } from './edit-rights.ts';
import { localHour, refuseOver } from './over-turns.ts';
import { tellMoves, tellPerson } from './tell-moves.ts';
import { timetableAfter } from './timetable-after.ts';
import { followEdit, judgeAfter, type WeekAtHand, withWeekInHand } from './week-at-hand.ts';
import { type Move, personsMoved, reverseMoves } from './week-change.ts';
import type { Workplace } from './workplace.ts';

/** What was done to a week and is to be told once the store has it. */
export interface DoneEdit {
  stored: StoredTimetable;
  edit: Edit;
  moves: Move[];
  before: WeekAtHand;
  /** As it is now, ready to be shown. */
  after: WeekAtHand;
  notices: Notice[];
}

/**
 * Lines that a timetable's log keeps, a few more than pages show: every version carries them along. What is older is
 * among the edits of the store.
 */
const MOST_LINES = 60;

/** `week-retired`, `past-turn`, `rule-broken`, `reason-needed`: within a transaction, so that the week stays as it is. */
export async function writeMoves(
  parts: StoreParts,
  workplace: Workplace,
  actor: Actor,
  options: {
    stored: StoredTimetable;
    moves: Move[];
    force?: boolean;
    reason?: string;
    extra?: PersonKey[];
    /** Those who are told in another way. */
    silent?: readonly PersonKey[];
    /** Undoes another edit: back to what was is always allowed. `original`: the timetable as it was. */
    undoes?: { edit: Edit; original: Timetable | null; forced: ForcedTurn[] };
  },
): Promise<DoneEdit> {
  const { stored, moves, force = false, reason = '', extra = [], silent = [], undoes } = options;
  const { config, clock, by } = workplace;
  const { timetable } = stored;
  const now = clock();
  if (stored.state === 'retired') throw new AppError('week-retired', { week: timetable.week });
  refuseOver(timetable, moves, localHour(config, now));
  const where = { store: parts, config };
  const seen = await withWeekInHand(
    where,
    stored,
    (before) => {
      const check = checkMoves(before, moves);
      const isForced = !check.isAllowed && !undoes;
      if (isForced) refuseUnlessForced(workplace, actor, { breaks: check.breaks, force, reason });
      const at = now.toISOString();
      const marks = moves.map(
        ({ date, slot, line, to }): ForcedTurn => ({ date, slot, line, person: to, by, at, reason }),
      );
      const changed = timetableAfter(timetable, moves, undoes ? undoes.forced : isForced ? marks : []);
      return { before, check, isForced, after: judgeAfter(before, config, changed) };
    },
    extra,
  );
  const { before, after, check, isForced } = seen;
  const { everybody } = before.data;
  const nameOf = (key: PersonKey) => everybody.find((person) => person.key === key)?.name ?? key;
  const told = tellMoves(timetable, moves, nameOf);
  const inverse = { moves: reverseMoves(moves), forced: timetable.forced ?? [] };
  const version = stored.version + 1;
  const edit = await parts.edits.add({
    timetable: stored.id,
    version,
    by,
    change: { moves, undoes: undoes?.edit.id ?? null },
    inverse,
    reason: isForced ? reason : '',
  });
  const line = withCircumstances(told, { workplace, isForced, reason, isUndo: undoes !== undefined });
  const { evaluation, problem } = after;
  const next: Timetable = {
    ...after.timetable,
    ...restored(undoes?.original ?? null, after.timetable),
    cost: evaluation.cost,
    penalties: penaltiesOf(problem, evaluation),
    log: [
      ...timetable.log.slice(1 - MOST_LINES),
      {
        at: edit.at,
        by,
        text: renderSentence(config.organisation.locale, line),
        sentence: line,
        costDelta: check.cost.after - check.cost.before,
        editId: edit.id,
        ...(undoes ? { undoes: undoes.edit.id } : {}),
      },
    ],
  };
  after.timetable = next;
  const saved = await parts.timetables.update(stored.id, next, {
    expectedVersion: stored.version,
    by,
    reason: undoes ? 'undone' : 'edited',
  });
  await parts.audit.add({
    who: by,
    what: undoes ? 'week.undo' : isForced ? 'week.force' : 'week.edit',
    subject: `week:${timetable.week}`,
    before: {
      id: stored.id,
      version: stored.version,
      turns: moves.map(({ from, ...at }) => ({ ...at, person: from })),
    },
    after: {
      id: stored.id,
      version,
      turns: moves.map(({ to, ...at }) => ({ ...at, person: to })),
      ...(isForced ? { reason } : {}),
    },
  });
  const notices =
    stored.state === 'published'
      ? await notify(parts, {
          timetable,
          moves,
          silent: [actor.person, ...silent],
          by: nameOf(by),
          everybody,
        })
      : [];
  return { stored: saved, edit, moves, before, after, notices };
}

/** Once the store has an edit: who looks at the week sees it, who is touched hears of it. */
export function announceEdit(
  { events, by }: Workplace,
  { stored, edit, moves, before, after, notices }: DoneEdit,
): void {
  followEdit(stored, before, after, moves);
  const { id, version, state, timetable } = stored;
  events.publish('week-changed', { week: timetable.week, id, version, state, by, editId: edit.id });
  for (const notice of notices) events.publish('notice', { notice });
}

function refuseUnlessForced(
  { locale }: Workplace,
  actor: Actor,
  {
    breaks,
    force,
    reason,
  }: { breaks: { broken: boolean; sentence: Sentence }[]; force: boolean; reason: string },
): void {
  if (force && may(actor, 'timetable.force')) {
    if (reason.trim() === '') throw new AppError('reason-needed');
    return;
  }
  const reasons = breaks.filter(({ broken }) => broken).map((one) => renderSentence(locale, one.sentence));
  throw new AppError('rule-broken', { reasons: reasons.join(' ') });
}

/** Back where it was, a timetable has its proof again. */
function restored(original: Timetable | null, now: Timetable): Partial<Timetable> {
  if (!original || JSON.stringify(original.days) !== JSON.stringify(now.days)) return {};
  const { bound = null, proof = null, overload, loads } = original;
  return { bound, proof, overload, loads };
}

function withCircumstances(
  told: Sentence,
  {
    workplace,
    isForced,
    reason,
    isUndo,
  }: { workplace: Workplace; isForced: boolean; reason: string; isUndo: boolean },
): Sentence {
  if (!isForced && !isUndo) return told;
  const what = renderSentence(workplace.config.organisation.locale, told);
  return isUndo ? sentence('edit.log.undone', { what }) : sentence('edit.log.forced', { what, reason });
}

function notify(
  parts: StoreParts,
  options: {
    timetable: Timetable;
    moves: readonly Move[];
    silent: readonly (PersonKey | null)[];
    by: string;
    everybody: readonly { key: PersonKey }[];
  },
): Promise<Notice[]> {
  const { timetable, moves, silent, by, everybody } = options;
  const subject = `week:${timetable.week}`;
  const told = personsMoved(moves).flatMap((person) => {
    const said = tellPerson(timetable, moves, { person, by });
    if (!said || silent.includes(person) || !everybody.some(({ key }) => key === person)) return [];
    return { person, kind: 'turns-changed', sentence: said, subject };
  });
  return parts.outbox.addAll(told);
}
