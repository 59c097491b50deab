import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { arePagesStale, buildPages } from '../../cli/build-pages.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a real PostgreSQL answers, as its superuser; `null`: none is installed here. */
    postgresUrl: string | null;
    /** Why the pages could not be built: their tests cannot run, the others can. */
    pagesFault: string | null;
  }
}

/** Starts one PostgreSQL for the whole run. Without one its tests are skipped, except where CI promises it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Tests of pages look at what people are served.
  const root = join(import.meta.dirname, '../..');
  let fault: string | null = null;
  if (arePagesStale(root)) {
    await buildPages(root).catch((error: Error & { stderr?: string }) => {
      fault = error.stderr || error.message;
    });
  }
  project.provide('pagesFault', fault);
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
