import { Plural, Trans } from '@lingui/react/macro';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';

/** What those who run the lab want done with it at the end; nothing where they have said nothing. */
export function AfterUseNotice({ equipmentId }: { equipmentId: string }) {
  const afterUse = useHub((s) => s.floor?.equipment[equipmentId]?.afterUse);
  const note = useHub((s) => s.floor?.equipment[equipmentId]?.afterUseNote);
  const waiting = useHub((s) => s.floor?.waiting[equipmentId]?.people ?? 0);
  // How many wait is not known without the hub.
  const isStale = useStaleSince() !== null;
  if (afterUse === undefined && note === undefined) return null;
  return (
    <Notice tone="info">
      <strong>
        {afterUse === 'leave-on' && <Trans>Please leave it on when you go.</Trans>}
        {afterUse === 'shut-down' && <Trans>Please shut it down when you go.</Trans>}
        {afterUse === undefined && <Trans>Before you go:</Trans>}
      </strong>
      {note !== undefined && <span>{note}</span>}
      {afterUse === 'shut-down' && waiting > 0 && !isStale && (
        <span>
          <Plural
            value={waiting}
            one="# person waits for it: if they are here already, leave it on for them."
            other="# people wait for it: if one of them is here already, leave it on for them."
          />
        </span>
      )}
    </Notice>
  );
}
