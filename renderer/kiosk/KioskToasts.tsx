import { useShallow } from 'zustand/react/shallow';
import { useHub, userOf } from '../store/use-hub.ts';
import { DesktopNotices } from '../ui/DesktopNotices.tsx';
import { NoticeToasts } from '../ui/NoticeToasts.tsx';
import { equipmentHere } from './use-kiosk.ts';

/** What the bar has no room for is on the desktop, where whoever is at the instrument sees it. */
export function KioskDesktop({ isBar }: { isBar: boolean }) {
  const userId = useHub((s) => userOf(s)?.id);
  return window.hycon && userId !== undefined ? <DesktopNotices userId={userId} isBar={isBar} /> : null;
}

/** Of a session that ended here the kiosk's own screen speaks. */
export function KioskToasts() {
  const here = useHub(useShallow(equipmentHere));
  return (
    <NoticeToasts place="kiosk" isSaid={(one) => one.kind === 'session-ended' && here.includes(one.equipmentId)} />
  );
}
