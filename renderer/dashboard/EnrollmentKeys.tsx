import { Trans } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { EnrollmentKey } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { MakeKeyDialog } from './MakeKeyDialog.tsx';
import css from './StationsPage.module.css';

/** The keys with which kiosks enroll by themselves: how often still, and until when. */
export function EnrollmentKeys() {
  const [isMaking, setMaking] = useState(false);
  const keys = useHub((s) => s.staff?.enrollmentKeys);
  const sorted = Object.values(keys ?? {}).toSorted((a, b) => b.createdAt - a.createdAt);
  return (
    <section className={css['section']}>
      <header className={css['head']}>
        <h2 className={css['sub']}>
          <Trans>Enrollment keys</Trans>
        </h2>
        <Button icon={<KeyRound aria-hidden="true" />} onPress={() => setMaking(true)}>
          <Trans>Make a key</Trans>
        </Button>
      </header>
      {sorted.length === 0 ? (
        <p className={css['empty']}>
          <Trans>No key. With one, kiosks that IT installs enroll by themselves.</Trans>
        </p>
      ) : (
        <ul className={css['list']}>
          {sorted.map((one) => (
            <KeyRow key={one.id} enrollmentKey={one} />
          ))}
        </ul>
      )}
      <MakeKeyDialog isOpen={isMaking} onClose={() => setMaking(false)} />
    </section>
  );
}

function KeyRow({
  enrollmentKey: { id, name, uses, maxUses, expiresAt, createdAt },
}: {
  enrollmentKey: EnrollmentKey;
}) {
  const link = useLink();
  const { when } = useFormat();
  const now = useMinute();
  const [made, until] = [when(createdAt, now), when(expiresAt, now)];
  return (
    <li className={css['row']}>
      <h3 className={css['name']}>{name === '' ? <Trans>Key of {made}</Trans> : name}</h3>
      <p className={css['presence']}>
        <Trans>
          {uses} of {maxUses} used
        </Trans>
      </p>
      <p className={css['numbers']}>
        {uses >= maxUses ? (
          <Trans>Used up</Trans>
        ) : expiresAt <= now ? (
          <Trans>Ran out {until}</Trans>
        ) : (
          <Trans>Until {until}</Trans>
        )}
      </p>
      <div className={css['actions']}>
        <Button look="quiet" onPress={() => void link.send({ type: 'enrollment-key.revoke', enrollmentKeyId: id })}>
          <Trans>Revoke</Trans>
        </Button>
      </div>
    </li>
  );
}
