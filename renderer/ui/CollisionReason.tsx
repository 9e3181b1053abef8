import { Trans } from '@lingui/react/macro';
import type { Conflict } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';

/** What happened while a kiosk could not reach the hub, told at that kiosk. */
export function CollisionReason({ conflict: { reason, other } }: { conflict: Conflict }) {
  const { when } = useFormat();
  const now = useMinute();
  switch (reason) {
    case 'in-use': {
      if (!other) return <Trans>Somebody else started here while this kiosk was offline.</Trans>;
      const [name, at] = [other.operator.name, when(other.startedAt, now)];
      return (
        <Trans>
          {name} started here at {at} while this kiosk was offline.
        </Trans>
      );
    }
    case 'out-of-service':
      return (
        <Trans>
          This equipment was set out of service while this kiosk was offline. Look whether it is safe to use.
        </Trans>
      );
    case 'no-sign-in':
      return <Trans>When this began, the sign-in without the hub was no longer good.</Trans>;
    case 'not-qualified':
      return <Trans>This equipment needs a qualification that the hub does not know you to have.</Trans>;
  }
}
