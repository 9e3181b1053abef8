import { useEffect, useLayoutEffect, useState } from 'react';
import type { HubLink } from '../../client/hub-link.ts';
import { LinkProvider } from '../app/link-context.ts';
import { watchNetwork } from '../app/watch-network.ts';
import { follow } from '../store/use-hub.ts';
import { Kiosk } from './Kiosk.tsx';
import { takeStationToken } from './station-token.ts';
import { followTouchSize } from './touch-size.ts';

/** The kiosk on Electron's connection, or on the page's own where this is a browser. */
export function Page() {
  const [token] = useState(() => (window.hycon ? null : takeStationToken(location)));
  const [link, setLink] = useState<HubLink | undefined>(window.hycon);

  // Before the first paint: nothing is to jump.
  useLayoutEffect(() => followTouchSize(document.documentElement), []);

  useEffect(() => {
    if (window.hycon) return;
    let close: (() => void) | undefined;
    let isGone = false;
    void import('./browser-station.ts').then(({ openBrowserStation }) => {
      if (isGone) return;
      const opened = openBrowserStation(token);
      const unwatch = watchNetwork(opened);
      close = () => {
        unwatch();
        opened.close();
      };
      setLink(opened);
    });
    return () => {
      isGone = true;
      close?.();
    };
  }, [token]);

  useEffect(() => (link ? follow(link) : undefined), [link]);

  if (!link) return null;
  return (
    <LinkProvider value={link}>
      <Kiosk />
    </LinkProvider>
  );
}
