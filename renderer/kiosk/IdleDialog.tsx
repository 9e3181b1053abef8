import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { useIdle } from './use-idle.ts';

/** Asks before a screen that nobody touches is given back; any touch or key is a yes. */
export function IdleDialog({ onOver }: { onOver(): void }) {
  const { t } = useLingui();
  const left = useIdle(onOver);
  // The touch itself counts, wherever it lands: the dialog closes because the clock starts anew.
  const stay = () => undefined;
  return (
    <Dialog role="alertdialog" title={t`Still here?`} isOpen={left !== null} onClose={stay}>
      <p aria-live="off">
        <Plural
          value={left ?? 0}
          one="This screen locks in # second. Touch anywhere to stay."
          other="This screen locks in # seconds. Touch anywhere to stay."
        />
      </p>
      <DialogActions>
        <Button look="primary" size="large" autoFocus onPress={stay}>
          <Trans>Stay</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
