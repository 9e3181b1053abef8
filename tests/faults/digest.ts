import { createHash } from 'node:crypto';
import type { IntentAck } from '../../protocol/wire.ts';

/** Enough that two different facts of one storm never look alike by chance. */
const DIGEST_CHARS = 12;

/** The same text for the same value, whatever the order of its fields. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${fields.join(',')}}`;
}

/** A short name for a value: equal values have the same. */
export const digest = (value: unknown): string =>
  createHash('sha1').update(canonical(value)).digest('base64url').slice(0, DIGEST_CHARS);

/** An act may come a second time under another number; what came of it stays the same. */
export const digestOfAnswer = ({ n: _n, ...answer }: IntentAck): string => digest(answer);
