import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import { mayWorkOn } from '../../protocol/sample-work.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { useLink } from '../app/link-context.ts';
import { isUnreadBy, samplesOf } from '../store/samples.ts';
import { useHub } from '../store/use-hub.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SampleActions, type SampleForm } from './SampleActions.tsx';
import { SampleAssignForm } from './SampleAssignForm.tsx';
import { SampleFacts } from './SampleFacts.tsx';
import { SampleStatusForm } from './SampleStatusForm.tsx';

interface SampleDialogProps {
  sampleId: string;
  /** As the hub told it among the finished ones, where it was asked for those. */
  read: Sample | undefined;
  me: SignedIn;
  onClose(): void;
}

/** One sample, live: to have opened it is to have read it. */
export function SampleDialog({ sampleId, read, me, onClose }: SampleDialogProps) {
  const { t } = useLingui();
  const now = useHub((s) => samplesOf(s)[sampleId]);
  const isLoaded = useHub((s) => s.person !== null);
  // One that is finished leaves the list once it is read, which it is by being here: it stays in sight until it is closed.
  const [seen, setSeen] = useState(now);
  if (now && now !== seen) setSeen(now);
  const known = seen ?? read;
  useReading(now, me.id);
  return (
    <Dialog title={known?.label ?? t`Sample`} isOpen onClose={onClose}>
      {known ? (
        <Inside sample={known} isGone={now === undefined} me={me} />
      ) : (
        <p role="status">
          {isLoaded ? (
            <Trans>This sample has left the list: look among the finished ones. Or the address is wrong.</Trans>
          ) : (
            <Trans>Waiting for the hub…</Trans>
          )}
        </p>
      )}
    </Dialog>
  );
}

function Inside({ sample, isGone, me }: { sample: Sample; isGone: boolean; me: SignedIn }) {
  const [form, setForm] = useState<SampleForm | null>(null);
  const [lastForm, setLastForm] = useState<SampleForm | null>(null);

  function close() {
    setLastForm(form);
    setForm(null);
  }

  if (form === 'status') return <SampleStatusForm sample={sample} onDone={close} />;
  if (form === 'assign') return <SampleAssignForm sample={sample} onDone={close} />;
  return (
    <>
      {isGone && (
        <Notice tone="info">
          <Trans>This sample is finished, and it has left the list. Below is how it was last shown here.</Trans>
        </Notice>
      )}
      {sample.hazard !== undefined && <Notice tone="warn">{sample.hazard}</Notice>}
      <SampleFacts sample={sample} />
      {!isGone && mayWorkOn(sample, me) && (
        <SampleActions sample={sample} me={me} focused={lastForm} onForm={setForm} />
      )}
    </>
  );
}

/** Tells the hub that whoever looks has seen the sample as it is now; again when it changes before their eyes. */
function useReading(sample: Sample | undefined, userId: string): void {
  const link = useLink();
  const sampleId = sample?.id;
  const isUnread = sample !== undefined && isUnreadBy(sample, userId);
  useEffect(() => {
    if (isUnread && sampleId !== undefined) void link.send({ type: 'sample.mark-read', sampleIds: [sampleId] });
  }, [isUnread, sampleId, link]);
}
