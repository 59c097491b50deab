import { signOut, signOutEverywhere, signOutThere } from '../../actions/identity/sign-out.ts';
import { AppError } from '../../model/errors.ts';
import { sessionForm, signedInsForm } from '../../model/forms/session.ts';
import { done } from '../forms/shared.ts';
import { dropSession, putSession, sessionCookie } from '../plugins/identity.ts';
import { personOf, requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';
import { sessionView } from '../views/session-view.ts';

const tags = ['identity'];

/** Who is signed in here, and how to leave. */
export async function sessionRoutes(app: Api): Promise<void> {
  app.get(
    '/session',
    {
      ...requires('session.own'),
      schema: { tags, summary: 'Who is signed in, and what they may do', response: { 200: sessionForm } },
    },
    async (request, reply) => {
      const { session, ...stored } = personOf(request);
      // The browser forgets its cookie when the session it was given for would have ended: both slide together.
      const token = request.cookies[sessionCookie(request).name];
      if (token) putSession(request, reply, token);
      return sessionView(app.workplace, stored, session);
    },
  );

  app.delete(
    '/session',
    { ...requires('session.own'), schema: { tags, summary: 'Signs out here', response: { 204: done } } },
    async (request, reply) => {
      await signOut(request.workplace, personOf(request).session);
      dropSession(request, reply);
      return reply.code(204).send();
    },
  );

  app.get(
    '/sessions',
    {
      ...requires('session.own'),
      schema: { tags, summary: 'Where I am signed in, oldest first', response: { 200: signedInsForm } },
    },
    async (request) => {
      const { person, session } = personOf(request);
      const all = await request.workplace.store.sessions.list(person.key);
      return { sessions: all.map(({ person: _, ...one }) => ({ ...one, isHere: one.id === session.id })) };
    },
  );

  app.delete(
    '/sessions/:id',
    {
      ...requires('session.own'),
      schema: { tags, summary: 'Signs me out there', params: idPath, response: { 204: done } },
    },
    async (request, reply) => {
      const { person, session } = personOf(request);
      const { id } = request.params;
      if (!(await signOutThere(request.workplace, person.key, id))) throw new AppError('unknown-session');
      if (id === session.id) dropSession(request, reply);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/sessions',
    {
      ...requires('session.own'),
      schema: { tags, summary: 'Signs out everywhere', response: { 204: done } },
    },
    async (request, reply) => {
      await signOutEverywhere(request.workplace, personOf(request).person.key);
      dropSession(request, reply);
      return reply.code(204).send();
    },
  );
}
