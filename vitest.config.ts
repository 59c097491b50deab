import { configDefaults, defineConfig } from 'vitest/config';

// Set here as well, so that the processes that tests start inherit it.
process.env.TZ = 'UTC';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need real Odoos: `npm run test:odoo`.
    exclude: [...configDefaults.exclude, 'test/odoo/**'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
