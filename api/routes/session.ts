import { signOut, signOutEverywhere } from '../../actions/identity/sign-out.ts';
import { dropSession, putSession, sessionCookie } from '../plugins/identity.ts';
import { personOf, requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { sessionView } from '../views/session-view.ts';

const tags = ['identity'];

/** Who is signed in here, and how to leave. */
export async function sessionRoutes(app: Api): Promise<void> {
  app.get(
    '/session',
    { ...requires('session.own'), schema: { tags, summary: 'Who is signed in, and what they may do' } },
    async (request, reply) => {
      const { person, session } = personOf(request);
      // The browser forgets its cookie when the session it was given for would have ended: both slide together.
      const token = request.cookies[sessionCookie(request).name];
      if (token) putSession(request, reply, token);
      return sessionView(app.workplace, person, session);
    },
  );

  app.delete(
    '/session',
    { ...requires('session.own'), schema: { tags, summary: 'Signs out here' } },
    async (request, reply) => {
      await signOut(request.workplace, personOf(request).session);
      dropSession(request, reply);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/sessions',
    { ...requires('session.own'), schema: { tags, summary: 'Signs out everywhere' } },
    async (request, reply) => {
      await signOutEverywhere(request.workplace, personOf(request).person.key);
      dropSession(request, reply);
      return reply.code(204).send();
    },
  );
}
