import { defineConfig } from 'vitest/config';

/** Everything but what needs a browser's window: those specs are Playwright's, in tests/e2e and tests/electron. */
export default defineConfig({
  test: {
    // Generous: a test waits for what is to happen, and a busy machine takes its time over it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'all but the hub',
          include: [
            '{protocol,client,server,main,preload,renderer,scripts,bench}/**/*.test.{ts,tsx}',
            'tests/{contract,faults,packaging}/**/*.test.ts',
          ],
        },
      },
      // What passes only then is named at the end of the run: decision 0011.
      {
        extends: true,
        test: { name: 'hub', include: ['tests/hub/**/*.test.ts'], retry: process.env['CI'] === undefined ? 0 : 1 },
      },
    ],
  },
});
