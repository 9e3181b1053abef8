import { Trans, useLingui } from '@lingui/react/macro';
import type { Downtime } from '../../protocol/downtime.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface CancelDowntimeProps {
  downtime: Downtime;
  onClose(): void;
}

export function CancelDowntimeDialog({ isOpen, ...form }: CancelDowntimeProps & { isOpen: boolean }) {
  const { t } = useLingui();
  const hasBegun = form.downtime.startedAt !== undefined;
  return (
    <Dialog
      role="alertdialog"
      title={hasBegun ? t`End this downtime now?` : t`Cancel this downtime?`}
      isOpen={isOpen}
      onClose={form.onClose}
    >
      <CancelForm {...form} />
    </Dialog>
  );
}

function CancelForm({ downtime, onClose }: CancelDowntimeProps) {
  const act = useDialogAct(onClose);
  const hasBegun = downtime.startedAt !== undefined;
  return (
    <ActForm
      act={act}
      intent="downtime.cancel"
      look="danger"
      label={hasBegun ? <Trans>End it now</Trans> : <Trans>Cancel the downtime</Trans>}
      onSubmit={() => act.submit({ type: 'downtime.cancel', downtimeId: downtime.id })}
      onCancel={onClose}
    >
      <p>
        {hasBegun ? (
          <Trans>The equipment’s condition is again as it was before, at once.</Trans>
        ) : (
          <Trans>The equipment stays as it is. Screens don’t show the downtime any more.</Trans>
        )}
      </p>
    </ActForm>
  );
}
