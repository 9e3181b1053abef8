import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';

/** Why it collided, as a manager needs it. */
export function CollisionWords({ session: { operator, conflict } }: { session: Session }) {
  const { when } = useFormat();
  const now = useMinute();
  const isOtherOpen = useHub((s) => s.floor?.sessions[conflict?.sessionId ?? ''] !== undefined);
  const name = operator.name;
  switch (conflict?.reason) {
    case 'out-of-service':
      return <Trans>When the hub heard of it, the equipment was out of service.</Trans>;
    case 'no-sign-in':
      return (
        <Trans>
          {name} signed in at the kiosk without the hub, and could not sign in there any more by then: the account was
          closed, or the kiosk’s list had run out.
        </Trans>
      );
    case 'not-qualified':
      return <Trans>The equipment needs a qualification, and the hub knows of none that {name} has.</Trans>;
    case 'in-use': {
      if (!conflict.other) return <Trans>When the hub heard of it, somebody else was using the equipment.</Trans>;
      const [other, since] = [conflict.other.operator.name, when(conflict.other.startedAt, now)];
      return isOtherOpen ? (
        <Trans>
          {other} has been using the equipment since {since}, and still is.
        </Trans>
      ) : (
        <Trans>
          {other} was using the equipment from {since}, and has ended that session.
        </Trans>
      );
    }
    case undefined:
      return null;
  }
}
