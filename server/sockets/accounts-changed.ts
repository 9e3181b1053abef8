import type { Append } from '../store/store.ts';

/** Whose name, role or leave to be here these facts change. A new password of one's own leaves one signed in. */
export function accountsChanged(appends: readonly Append[]): Set<string> {
  const changed = new Set<string>();
  for (const fact of appends.find((one) => one.channel === 'staff')?.facts ?? []) {
    if (fact.type === 'user.updated' || fact.type === 'user.deactivated') changed.add(fact.user.id);
    if (fact.type === 'user.credentials-changed' && fact.by.user?.id !== fact.user.id) changed.add(fact.user.id);
  }
  return changed;
}
