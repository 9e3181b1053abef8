import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isRetryable, REFUSALS, refusal, refusalCode, refuse, refuseInvalid } from './refusals.ts';

const CLASSES = ['retry', 'sign-in', 'stop', 'final', 'sequence'];

describe('refusals', () => {
  it.each(refusalCode.options)('PR-8 %s has one class, and is retryable only where that says so', (code) => {
    expect(CLASSES).toContain(REFUSALS[code]);
    expect(isRetryable(code)).toBe(REFUSALS[code] === 'retry');
    expect(refusal.parse(refuse(code, 'No.'))).toEqual({ code, message: 'No.' });
  });

  it('PR-8 has the codes of the wire’s first version, none under another name', () => {
    expect(refusalCode.options.toSorted()).toEqual(
      [
        ...['server-restarting', 'overloaded', 'rate-limited', 'slow-consumer', 'storage-unavailable', 'storage-full'],
        ...[
          'token-expired',
          'pin-required',
          'unauthorized',
          'forbidden',
          'protocol-too-old',
          'taken-over',
          'out-of-order',
        ],
        ...['invalid', 'not-found', 'conflict', 'already-in-use', 'already-exists', 'already-ended'],
        ...['not-qualified', 'out-of-service', 'too-large'],
      ].toSorted(),
    );
  });

  it('PR-8 refuses a code that nobody knows, also one that every object has', () => {
    for (const code of ['nope', 'toString', '__proto__']) expect(refusalCode.safeParse(code).success).toBe(false);
  });

  it('PR-8 an unreadable body is told where it is wrong', () => {
    const parsed = z.object({ a: z.object({ b: z.int() }) }).safeParse({ a: { b: 'x' } });
    expect(parsed.error && refuseInvalid('act', parsed.error)).toMatchObject({ code: 'invalid', path: 'a.b' });
  });
});
