import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, may } from '../actions/edit-rights.ts';
import { viewWeek, type WeekView } from '../actions/view-week.ts';
import { AppError } from '../model/errors.ts';
import type { WeekView as RenderedWeek } from '../model/forms/week.ts';
import { renderSentence } from '../model/texts/index.ts';
import { mondayOf, parseIsoDate } from '../model/time.ts';
import type { IsoDate } from '../model/types.ts';
import { sendProblem } from './plugins/problems.ts';
import { renderSentences } from './render-sentences.ts';

/** Who asks, as the actions of the week know people. */
export function actorOf({ actor }: FastifyRequest): Actor {
  return { person: actor.kind === 'person' ? actor.person.key : null, permissions: actor.permissions };
}

/** A week by its Monday: `bad-date`, `not-a-monday`. */
export function parseWeek(text: string): IsoDate {
  const monday = mondayOf(parseIsoDate(text));
  if (text !== monday) throw new AppError('not-a-monday', { value: text, monday });
  return monday;
}

/** The timetable and version that `If-Match` names: `version-needed`, `bad-request`. */
export function seenVersion(request: FastifyRequest): { id: string; version: number } {
  const header = request.headers['if-match'];
  if (header === undefined) throw new AppError('version-needed');
  const match = /^"([\w-]{1,64})\.(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new AppError('bad-request', { place: 'If-Match', reason: 'expected "ID.VERSION"' });
  return { id: match[1]!, version: Number(match[2]) };
}

/** A week as it is answered, with its version in the ETag. */
export function answerWeek(
  request: FastifyRequest,
  reply: Pick<FastifyReply, 'header'>,
  view: WeekView,
): RenderedWeek {
  reply.header('etag', `"${view.id}.${view.version}"`);
  return renderWeek(request, view);
}

/** The view in the language of who asks. */
export function renderWeek({ locale }: FastifyRequest, { penalties, log, ...view }: WeekView): RenderedWeek {
  return {
    ...view,
    penalties: renderSentences(locale, penalties),
    log: log.map(({ sentence, text, ...entry }) => ({
      ...entry,
      text: sentence ? renderSentence(locale, sentence) : text,
    })),
  };
}

/** What the week of a refused write may have become: it comes along with these refusals. */
const WITH_WEEK = ['version-conflict', 'week-retired', 'undo-overtaken', 'request-closed', 'nothing-changes'];

/** Runs a write of a timetable; where somebody was faster, the refusal brings the fresh week. */
export async function withFreshWeek<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  name: { week: IsoDate; id?: string },
  work: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !WITH_WEEK.includes(error.code)) throw error;
    const week = await freshWeek(request, name);
    await sendProblem(request, reply, error, week ? { week } : {});
    return undefined;
  }
}

async function freshWeek(request: FastifyRequest, { week, id }: { week: IsoDate; id?: string }) {
  const actor = actorOf(request);
  if (!may(actor, 'timetable.see')) return null;
  const look = (name: { week: IsoDate; id?: string }) =>
    viewWeek(request.workplace, actor, name).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
  const same = id === undefined ? null : await look({ week, id });
  const fresh = same && same.state !== 'retired' ? same : await look({ week });
  return fresh && renderWeek(request, fresh);
}
