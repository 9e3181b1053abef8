import { z } from 'zod';

/**
 * Every expected "no", and what it asks of the client: `retry` the same thing later, `sign-in` again, `stop` and ask a
 * person, `final` (this intent is over; go on with the next), `sequence` (send what the hub expects).
 */
export const REFUSALS = {
  'server-restarting': 'retry',
  overloaded: 'retry',
  'rate-limited': 'retry',
  'slow-consumer': 'retry',
  'storage-unavailable': 'retry',
  'storage-full': 'retry',
  'token-expired': 'sign-in',
  /** The badge is right, and its PIN is asked for too. */
  'pin-required': 'sign-in',
  unauthorized: 'stop',
  forbidden: 'stop',
  'protocol-too-old': 'stop',
  'taken-over': 'stop',
  invalid: 'final',
  'not-found': 'final',
  conflict: 'final',
  'already-in-use': 'final',
  'already-exists': 'final',
  'already-ended': 'final',
  'not-qualified': 'final',
  'out-of-service': 'final',
  'too-large': 'final',
  'out-of-order': 'sequence',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export const refusalCode = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

export const refusal = z.object({
  code: refusalCode,
  message: z.string(),
  /** For a retry: how long to wait first, in milliseconds. */
  retryAfterMs: z.int().min(0).optional(),
  /** For `out-of-order`: the number that the hub runs next. */
  expected: z.int().min(1).optional(),
  /** For `invalid`: where in the body, as dotted path. */
  path: z.string().optional(),
});

/** An expected "no", with one sentence that says what happened and what to do next. */
export type Refusal = z.infer<typeof refusal>;

export const refuse = (code: RefusalCode, message: string, more: Partial<Refusal> = {}): Refusal => ({
  code,
  message,
  ...more,
});

/** Whether the same request may succeed later without anybody changing it. */
export const isRetryable = (code: RefusalCode): boolean => REFUSALS[code] === 'retry';

/** The refusal of a body that did not parse: the first thing wrong with it, and where. */
export function refuseInvalid(what: string, error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  const where = path === '' ? '' : ` at “${path}”`;
  return refuse('invalid', `This ${what} can't be read${where}: ${issue?.message ?? 'it has the wrong form'}.`, {
    path,
  });
}
