import { defineConfig } from 'vitest/config';

/** Everything but what needs a browser's window: those specs are Playwright's, in tests/e2e and tests/electron. */
export default defineConfig({
  test: {
    include: [
      '{protocol,client,server,main,preload,renderer,scripts,bench}/**/*.test.{ts,tsx}',
      'tests/{contract,hub,faults,packaging}/**/*.test.ts',
    ],
    // Generous: a test waits for what is to happen, and a busy machine takes its time over it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
