import { defineConfig } from 'vitest/config';

/** Rules, real files and sockets, and seeded days; the window's own tests run in Playwright. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/{unit,integration,simulation,migration,renderer}/**/*.test.ts', 'test/tidy.test.ts'],
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
