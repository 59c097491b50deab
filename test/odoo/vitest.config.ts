import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Set here as well, so that the processes that tests start inherit it.
process.env.TZ = 'UTC';

/** The tests against real Odoos: `npm run test:odoo`. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/odoo/**/*.test.ts'],
    globalSetup: ['test/odoo/global-setup.ts'],
    pool: 'forks',
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
