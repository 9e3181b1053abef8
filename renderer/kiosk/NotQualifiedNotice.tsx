import { Trans } from '@lingui/react/macro';
import { type Equipment, isQualified, type Qualification } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';

/** What stands between the person here and this equipment: no qualification, or one that has run out; null where nothing does. */
export function useMissingQualification(equipment: Equipment | undefined): 'none' | Qualification | null {
  const now = useMinute();
  const isResearcher = useHub((s) => userOf(s)?.role === 'researcher');
  const own = useHub((s) => s.person);
  // Until their own state is here nobody is turned away: the hub has the last word.
  if (!equipment?.requiresQualification || !isResearcher || own === null) return null;
  const held = own.qualifications[equipment.id];
  return isQualified(held, now) ? null : (held ?? 'none');
}

export function NotQualifiedNotice({ missing }: { missing: 'none' | Qualification }) {
  const { when } = useFormat();
  const now = useMinute();
  const since = missing === 'none' || missing.expiresAt === undefined ? null : when(missing.expiresAt, now);
  return (
    <Notice tone="alarm">
      <strong>
        {since === null ? (
          <Trans>You are not qualified for this equipment yet</Trans>
        ) : (
          <Trans>Your qualification for this equipment ran out: {since}</Trans>
        )}
      </strong>
      <span>
        <Trans>
          Nothing was started. Ask the lab’s manager for an introduction; this screen opens as soon as you have it.
        </Trans>
      </span>
    </Notice>
  );
}
