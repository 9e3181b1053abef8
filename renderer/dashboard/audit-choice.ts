import { z } from 'zod';
import { id } from '../../protocol/scalars.ts';
import { fromLocalInput } from './local-input.ts';

const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .refine((value) => fromLocalInput(value) !== undefined);

/** What somebody wants to see; the address says it, so that a link shows the same. An empty word asks for nothing. */
export const auditChoice = z.object({
  user: z.union([id, z.literal('')]).catch(''),
  type: z.string().max(64).catch(''),
  /** The wall clock of whoever looks, as an input of a time says it. */
  since: z.union([time, z.literal('')]).catch(''),
  until: z.union([time, z.literal('')]).catch(''),
});
export type AuditChoice = z.infer<typeof auditChoice>;

/** What the hub is asked for. */
export function auditQueryOf({ since, until, ...words }: AuditChoice): string {
  const asked = { ...words, since: fromLocalInput(since), until: fromLocalInput(until) };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
