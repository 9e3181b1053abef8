import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkPhase } from './hub-link.ts';
import { type LinkInput, nextPhase } from './phase.ts';
import { retryDelayMs } from './retry.ts';

const NOW = 1_000_000;
const reason = { code: 'unreachable', message: 'no' } as const;

const phases = {
  connecting: { phase: 'connecting', attempt: 3 },
  syncing: { phase: 'syncing' },
  live: { phase: 'live' },
  waiting: { phase: 'waiting', attempt: 3, retryAt: NOW + 5, reason },
  stopped: { phase: 'stopped', reason },
} as const satisfies Record<LinkPhase['phase'], LinkPhase>;

const inputs = {
  hello: { type: 'hello' },
  whole: { type: 'whole' },
  behind: { type: 'behind' },
  lost: { type: 'lost', reason, outageMs: 60_000, roll: 0.5 },
  refused: { type: 'refused', reason },
  retry: { type: 'retry' },
} as const satisfies Record<LinkInput['type'], LinkInput>;

const same = 'same';
const stopped = { phase: 'stopped', reason };
const waiting = (attempt: number, ms: number) => ({ phase: 'waiting', attempt, retryAt: NOW + ms, reason });

/** Every phase with every input: what is not said here can't happen. */
const table: Record<LinkPhase['phase'], Record<LinkInput['type'], unknown>> = {
  connecting: {
    hello: { phase: 'syncing' },
    whole: same,
    behind: same,
    lost: waiting(3, 500),
    refused: stopped,
    retry: same,
  },
  syncing: {
    hello: same,
    whole: { phase: 'live' },
    behind: same,
    lost: waiting(0, 125),
    refused: stopped,
    retry: same,
  },
  live: {
    hello: same,
    whole: same,
    behind: { phase: 'syncing' },
    lost: waiting(0, 125),
    refused: stopped,
    retry: same,
  },
  waiting: {
    hello: same,
    whole: same,
    behind: same,
    lost: same,
    refused: stopped,
    retry: { phase: 'connecting', attempt: 4 },
  },
  stopped: {
    hello: same,
    whole: same,
    behind: same,
    lost: same,
    refused: stopped,
    retry: { phase: 'connecting', attempt: 1 },
  },
};

describe('a link’s phase', () => {
  for (const [from, row] of Object.entries(table)) {
    for (const [input, expected] of Object.entries(row)) {
      it(`C-1 ${from} on ${input} is ${expected === same ? 'the same' : JSON.stringify(expected)}`, () => {
        const before = phases[from as keyof typeof phases];
        const after = nextPhase(before, inputs[input as keyof typeof inputs], NOW);
        if (expected === same) expect(after).toBe(before);
        else expect(after).toEqual(expected);
      });
    }
  }
});

describe('the wait before a try', () => {
  const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it('C-2 is a full jitter under a ceiling that doubles from 250 ms to 10 s', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 6, 7, 50, 5_000].map((attempt) =>
      retryDelayMs({ attempt, outageMs: Number.MAX_SAFE_INTEGER, roll: 1 }),
    );
    expect(ceilings).toEqual([250, 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
    expect(retryDelayMs({ attempt: 7, outageMs: 60_000, roll: 0 })).toBe(0);
  });

  it('C-2 is never longer than the outage has lasted, nor than the ceiling', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(1_000_000), roll, (attempt, outageMs, dice) => {
        const delay = retryDelayMs({ attempt, outageMs, roll: dice });
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Math.min(10_000, Math.max(250, outageMs)));
      }),
    );
  });

  it('C-2 keeps what the hub asked for, up to five minutes, and spreads those who were told the same', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(300_000), roll, (attempt, retryAfterMs, dice) => {
        const delay = retryDelayMs({ attempt, outageMs: 0, retryAfterMs, roll: dice });
        expect(delay).toBeGreaterThanOrEqual(retryAfterMs);
        expect(delay).toBeLessThanOrEqual(retryAfterMs + 250);
      }),
    );
    expect(retryDelayMs({ attempt: 1, outageMs: 0, retryAfterMs: 1e12, roll: 0 })).toBe(300_000);
  });
});
