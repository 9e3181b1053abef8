import type { Refusal } from '../../protocol/refusals.ts';
import type { NewAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

/** Records what came over HTTP and was refused: nothing else is left of it. One that was not looked at is no attempt. */
export async function auditRefused(
  store: Store,
  asked: Omit<NewAudit, 'result' | 'about'>,
  { code }: Refusal,
): Promise<void> {
  if (code !== 'rate-limited') await store.audit([{ ...asked, result: code, about: {} }]);
}
