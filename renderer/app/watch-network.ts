import type { HubLink } from '../../client/hub-link.ts';

/** A page that comes back from sleep, or whose network does, does not wait for the next try. */
export function watchNetwork(link: HubLink): () => void {
  const wake = () => {
    if (document.visibilityState === 'visible') link.retryNow();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
  };
}
