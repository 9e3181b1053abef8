import { Trans } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';

/** When something happened, and when the hub heard of it where that reads differently. */
export function TwoTimes({ at, toldAt }: { at: number; toldAt: number | undefined }) {
  const { when } = useFormat();
  const now = useMinute();
  const happened = when(at, now);
  const told = toldAt === undefined ? happened : when(toldAt, now);
  if (told === happened) return <>{happened}</>;
  return (
    <Trans>
      {happened}, told {told}
    </Trans>
  );
}
