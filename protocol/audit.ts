import { z } from 'zod';
import { epochMs, id, named } from './scalars.ts';

/** Where something was asked from; `hub` is what the hub did by itself when its time had come. */
export const auditSource = z.enum(['station', 'dashboard', 'command-line', 'hub']);
export type AuditSource = z.infer<typeof auditSource>;

/** One thing that somebody asked of the hub, whatever became of it. Never what they signed in with. */
export const auditRecord = z.object({
  /** Its place: later ones have higher places. Places may be missing. */
  n: z.int().min(1),
  /** When the hub heard of it. */
  at: epochMs,
  /** An intent's type, `sign-in`, `sign-out`, or the type of a fact that the command line wrote. */
  type: z.string(),
  /** `ok`, or the code of the refusal. */
  result: z.string(),
  source: auditSource,
  /** Who it was; of a refused sign-in, whose account was meant, where that is known. */
  user: named.optional(),
  station: named.optional(),
  /** The network address, as far as trusted proxies say. */
  address: z.string().optional(),
  /**
   * What it was about, by the name of the field: ids; of a sign-in what was shown (`badge`, `password` or `single-sign-on`); of a pairing the
   * `kioskAddress` from which the kiosk had asked for its code.
   */
  about: z.record(z.string(), z.string()),
  /** When it happened, where it was told late by a kiosk without a connection. */
  occurredAt: epochMs.optional(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

export const MAX_AUDIT_PAGE = 200;
const count = z.coerce.number().int();

/** Which records: the newest first, those before a place, by person, by time and by type. */
export const auditQuery = z.strictObject({
  before: count.min(1).optional(),
  limit: count.min(1).max(MAX_AUDIT_PAGE).default(50),
  user: id.optional(),
  type: z.string().min(1).max(64).optional(),
  since: count.min(0).optional(),
  until: count.min(0).optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** `next` is the `before` of the next page; there may be one although this page is short or empty. */
export const auditPage = z.object({ records: z.array(auditRecord), next: z.int().min(1).optional() });
export type AuditPage = z.infer<typeof auditPage>;
