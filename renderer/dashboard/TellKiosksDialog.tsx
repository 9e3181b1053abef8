import { Trans, useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import css from './ActForm.module.css';
import type { EquipmentBulkProps } from './equipment-bulk.ts';
import { PostForm } from './PostAnnouncementDialog.tsx';

/** Tells those at the kiosks of several pieces of equipment something: one announcement, which is cleared as one. */
export function TellKiosksDialog({ equipment, onClose }: EquipmentBulkProps) {
  const { t } = useLingui();
  const stations = useHub(
    useShallow((s) => {
      const ids = new Set(equipment.flatMap((one) => one.stationIds));
      return Object.values(s.floor?.stations ?? {}).filter((one) => ids.has(one.id));
    }),
  );
  const kiosks = stations
    .map((one) => one.name)
    .toSorted((a, b) => a.localeCompare(b))
    .join(', ');
  const without = equipment
    .filter((one) => one.stationIds.length === 0)
    .map((one) => one.name)
    .join(', ');
  return (
    <Dialog title={t`Tell those at the kiosks`} isOpen onClose={onClose}>
      <div className={css['form']}>
        {stations.length > 0 && (
          <p>
            <Trans>It shows at: {kiosks}</Trans>
          </p>
        )}
        {without !== '' && (
          <p>
            <Trans>No kiosk stands at: {without}</Trans>
          </p>
        )}
        {stations.length > 0 ? (
          <PostForm to={stations} onClose={onClose} />
        ) : (
          <DialogActions>
            <Button onPress={onClose}>
              <Trans>Close</Trans>
            </Button>
          </DialogActions>
        )}
      </div>
    </Dialog>
  );
}
