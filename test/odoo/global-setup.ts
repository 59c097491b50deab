import type { TestProject } from 'vitest/node';
import { type RealOdoo, startOdoo } from '../support/odoo/start-odoo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The real Odoos, each with a database of its own for this run. */
    odoos: RealOdoo[];
  }
}

/** Starts one Odoo of each version for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.allSettled([startOdoo(19), startOdoo(14)]);
  const odoos = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await Promise.all(odoos.map((odoo) => odoo.stop()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  // What crosses to the tests' processes is plain data.
  project.provide('odoos', JSON.parse(JSON.stringify(odoos)));
  return stop;
}
