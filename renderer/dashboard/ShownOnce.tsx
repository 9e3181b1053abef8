import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import css from './ActForm.module.css';
import page from './StationsPage.module.css';

interface ShownOnceProps {
  value: string;
  /** That this is the only time that anybody sees it. */
  children: ReactNode;
  onClose(): void;
}

/** A secret in the moment in which it is made. */
export const ShownOnce = ({ value, children, onClose }: ShownOnceProps) => (
  <div className={css['form']}>
    <Notice tone="warn">{children}</Notice>
    <code className={page['key']}>{value}</code>
    <DialogActions>
      <Button look="primary" onPress={onClose}>
        <Trans>Done</Trans>
      </Button>
    </DialogActions>
  </div>
);
