import { Trans } from '@lingui/react/macro';
import { TestTubes, TriangleAlert } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import css from './Forms.module.css';
import type { Errand } from './kiosk-phase.ts';
import { dispatch, useKiosk } from './use-kiosk.ts';

/** What else people come to a kiosk for; whoever is not signed in yet does that first. */
export function Errands() {
  const isLocked = useKiosk(({ state }) => state.phase === 'locked');
  const begin = (errand: Errand) =>
    dispatch(isLocked ? { type: 'identify', equipmentId: null, errand } : { type: 'errand-asked', errand });
  return (
    <div className={css['errands']}>
      <Button icon={<TriangleAlert aria-hidden="true" />} onPress={() => begin('problem')}>
        <Trans>Problem</Trans>
      </Button>
      <Button icon={<TestTubes aria-hidden="true" />} onPress={() => begin('samples')}>
        <Trans>Samples</Trans>
      </Button>
    </div>
  );
}
