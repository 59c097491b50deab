import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a real PostgreSQL answers, as its superuser; `null`: none is installed here. */
    postgresUrl: string | null;
  }
}

/** Starts one PostgreSQL for the whole run. Without one its tests are skipped, except where CI promises it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  if (!postgres && process.env.CI === 'true') {
    throw new Error(
      'The tests need PostgreSQL and found no initdb under /usr/lib/postgresql nor by pg_config: install it (Debian: apt-get install postgresql).',
    );
  }
  project.provide('postgresUrl', postgres?.url('postgres') ?? null);
  return async () => {
    await postgres?.stop();
  };
}
