import { useEffect } from 'react';
import type { HubLink } from '../../client/hub-link.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { useKiosk } from './use-kiosk.ts';

/** Signs out whoever has left. The link tells the hub after all that they did, so their last act is still theirs. */
export function useLeaving(link: HubLink): void {
  const leaving = useKiosk(({ state }) => (state.phase === 'locked' ? state.leaving : null));
  const isStillIn = useHub((s) => leaving !== null && userOf(s)?.id === leaving);
  useEffect(() => {
    if (isStillIn) void link.signOut();
  }, [isStillIn, link]);
}
