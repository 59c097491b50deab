import { healthForm } from '../forms/administration.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { programVersion } from '../version.ts';

/** Whether the server lives, for who watches it. */
export async function healthRoutes(app: Api): Promise<void> {
  app.get(
    '/health',
    {
      ...requires('public'),
      schema: {
        tags: ['server'],
        summary: 'Whether the server and its store work',
        response: { 200: healthForm },
      },
    },
    async () => {
      // The store is asked something, so that a server without one is not called well.
      await app.workplace.store.credit.base();
      return { status: 'ok' as const, version: programVersion() };
    },
  );
}
