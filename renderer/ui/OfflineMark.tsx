import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './OfflineMark.module.css';

/**
 * Some of this session was told by a kiosk that could not reach the hub then. Beside a session that runs stands when it
 * started; where the hub heard of that at another time, the mark says when.
 */
export function OfflineMark({ running }: { running?: Session }) {
  return (
    <span className={css['mark']}>
      <CloudOff aria-hidden="true" className={css['icon']} />
      {running?.toldAt === undefined ? (
        <Trans>recorded offline</Trans>
      ) : (
        <Told startedAt={running.startedAt} toldAt={running.toldAt} />
      )}
    </span>
  );
}

function Told({ startedAt, toldAt }: { startedAt: number; toldAt: number }) {
  const { when } = useFormat();
  const now = useMinute();
  const told = when(toldAt, now);
  if (told === when(startedAt, now)) return <Trans>recorded offline</Trans>;
  return <Trans>recorded offline, told {told}</Trans>;
}
