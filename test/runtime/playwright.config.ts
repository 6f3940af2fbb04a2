import { defineConfig } from '@playwright/test';

// These specs are about the stand-in itself, also where the real Electron is installed.
process.env.ELECTRON_OVERRIDE_DIST_PATH = import.meta.dirname;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/runtime',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  reporter: 'list',
});
