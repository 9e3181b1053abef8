import { type AuditPage, auditPage } from '../../protocol/audit.ts';

export interface AuditFilter {
  user: string;
  type: string;
  /** Epoch milliseconds. */
  since: number | undefined;
  until: number | undefined;
}

export const EVERYTHING: AuditFilter = { user: '', type: '', since: undefined, until: undefined };

/** A page of the hub's audit; nothing where the hub can't be asked now. */
export async function fetchAudit(filter: AuditFilter, before?: number): Promise<AuditPage | undefined> {
  const given = Object.entries({ ...filter, before }).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  try {
    const response = await fetch(`/api/v1/audit?${query.toString()}`, { credentials: 'same-origin' });
    return response.ok ? auditPage.parse(await response.json()) : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
