import { Trans } from '@lingui/react/macro';
import { isFromList, useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';

/** The hub can't be asked: signing in works by what it gave this kiosk beforehand. */
export function SavedListNotice() {
  if (!useHub(isFromList)) return null;
  return (
    <Notice tone="info">
      <strong>
        <Trans>Signing in from the saved list</Trans>
      </strong>
      <span>
        <Trans>
          The hub can’t be reached. What signed you in at a kiosk before does so here too; what you do is marked so.
        </Trans>
      </span>
    </Notice>
  );
}
