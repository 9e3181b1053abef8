import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './scripts/find-chromium.ts';

const executablePath = findChromium();

/** What needs a window: screens against a real hub, and the built kiosk. Everything else is Vitest's. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/e2e/built-screens.ts',
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts' },
  ],
  outputDir: 'test-results',
  // Each test may start a hub and browsers of its own: more at once would measure the machine, not the project.
  workers: 2,
  forbidOnly: true,
  // Generous: a busy machine starts hubs and browsers slowly, axe reads a page for seconds there, and a lost hub is tried again up to 10 s apart.
  timeout: 240_000,
  // Decision 0011. What passed only then is named and counted at the end of a run.
  retries: process.env['CI'] === undefined ? 0 : 1,
  expect: { timeout: 20_000 },
  use: {
    // Without a browser Playwright says itself how to get one; `npm test` installs it.
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath === undefined ? {} : { executablePath }) },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
