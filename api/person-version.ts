import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredPerson } from '../actions/change-person.ts';
import { AppError } from '../model/errors.ts';
import type { PersonView } from '../model/forms/person.ts';
import { sendProblem } from './plugins/problems.ts';
import { may } from './requires.ts';
import { personView } from './views/person-view.ts';

/** The version of a person that `If-Match` names; `undefined`: who asks takes any. `bad-request`. */
export function seenPerson(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (version === undefined)
    throw new AppError('bad-request', { place: 'If-Match', reason: 'expected "VERSION"' });
  return Number(version);
}

/** A person as who asks may see her, with her version in the ETag. */
export function answerPerson(
  request: FastifyRequest,
  reply: Pick<FastifyReply, 'header'>,
  stored: StoredPerson,
): PersonView {
  reply.header('etag', `"${stored.version}"`);
  return viewFor(request, stored);
}

export function viewFor(request: FastifyRequest, stored: StoredPerson): PersonView {
  return personView(stored, may(request, 'person.see.private') || stored.person.key === request.actor.by);
}

/** Runs a write of a person; where somebody was faster, the refusal brings the fresh person. */
export async function withFreshPerson<Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'person-changed') throw error;
    const stored = await request.workplace.store.persons.getStored(key);
    await sendProblem(request, reply, error, stored ? { person: viewFor(request, stored) } : {});
    return undefined;
  }
}
