import { Trans } from '@lingui/react/macro';
import { isFinished, type Sample } from '../../protocol/entities.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { useDialogAct } from './use-dialog-act.ts';

export type SampleForm = 'status' | 'assign';

interface SampleActionsProps {
  sample: Sample;
  me: SignedIn;
  /** The form that one comes back from: its button has the focus. */
  focused: SampleForm | null;
  onForm(form: SampleForm): void;
}

/** What can be done with a sample: the nearest at once, the rest through a form. */
export function SampleActions({ sample, me, focused, onForm }: SampleActionsProps) {
  const act = useDialogAct(() => undefined);
  const holder = sample.assignee;
  const name = holder?.name ?? '';
  const take = { type: 'sample.assign', sampleId: sample.id, ...(holder && { fromId: holder.id }) } as const;
  return (
    <>
      {act.refusal && (
        <Notice tone="alarm">
          <p>
            <RefusalText refusal={act.refusal} intent="sample.assign" sampleId={sample.id} />
          </p>
        </Notice>
      )}
      <DialogActions>
        {!isFinished(sample) && (
          <>
            {holder?.id !== me.id && (
              <Button isBusy={act.isPending} onPress={() => act.submit(take)}>
                {holder ? <Trans>Take from {name}</Trans> : <Trans>Take</Trans>}
              </Button>
            )}
            <Button autoFocus={focused === 'assign'} onPress={() => onForm('assign')}>
              <Trans>Assign</Trans>
            </Button>
          </>
        )}
        <Button look="primary" autoFocus={focused === 'status'} onPress={() => onForm('status')}>
          <Trans>Change status</Trans>
        </Button>
      </DialogActions>
    </>
  );
}
