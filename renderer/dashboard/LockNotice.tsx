import { Trans } from '@lingui/react/macro';
import type { SignInLock } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { lockNow } from './people-list.ts';

/** That too many wrong tries have locked this person or station, while they do, and the way out of it. */
export function LockNotice({ lockedId }: { lockedId: string }) {
  const lock = useHub((s) => s.staff?.locks[lockedId]);
  return lock ? <Locked lock={lock} /> : null;
}

function Locked({ lock }: { lock: SignInLock }) {
  const link = useLink();
  const { time } = useFormat();
  const now = useNow();
  if (!lockNow(lock, now)) return null;
  const until = time(lock.until);
  const { tries } = lock;
  return (
    <Notice
      tone="warn"
      action={
        <Button onPress={() => void link.send({ type: 'sign-in.unlock', lockedId: lock.id })}>
          <Trans>Lift the lock</Trans>
        </Button>
      }
    >
      {lock.kind === 'user' ? (
        <Trans>
          Locked until {until}, after {tries} wrong tries to sign in.
        </Trans>
      ) : (
        <Trans>
          Nobody can sign in here until {until}, after {tries} wrong tries.
        </Trans>
      )}
    </Notice>
  );
}
