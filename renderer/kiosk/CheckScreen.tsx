import { Trans } from '@lingui/react/macro';
import { Button } from '../ui/Button.tsx';
import css from './CheckScreen.module.css';
import type { Check } from './checks.ts';
import form from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { KioskChecks } from './KioskChecks.tsx';
import { ReaderCheck } from './ReaderCheck.tsx';
import { TouchCheck } from './TouchCheck.tsx';

interface CheckScreenProps {
  check: Check;
  onCheck(check: Check): void;
  onClose(): void;
}

/** The checks of a kiosk that is set up already, and each one of them by itself. */
export function CheckScreen({ check, onCheck, onClose }: CheckScreenProps) {
  return (
    <>
      <Inside check={check} onCheck={onCheck} onClose={onClose} />
      <IdleDialog onOver={onClose} />
    </>
  );
}

function Inside({ check, onCheck, onClose }: CheckScreenProps) {
  switch (check) {
    case 'touch':
      return <TouchCheck onDone={onClose} />;
    case 'reader':
      return <ReaderCheck onDone={onClose} />;
    case 'list':
      return (
        <div className={form['screen']}>
          <div className={form['scroller']}>
            <div className={`${form['body']} ${css['middle']}`}>
              <h1 className={form['title']}>
                <Trans>Check this kiosk</Trans>
              </h1>
              <KioskChecks onCheck={onCheck} />
            </div>
          </div>
          <footer className={form['actions']}>
            <Button look="primary" onPress={onClose}>
              <Trans>Done</Trans>
            </Button>
          </footer>
        </div>
      );
  }
}
