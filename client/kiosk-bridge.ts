import type { HubLink } from './hub-link.ts';

/** How much of the display the kiosk takes: all of it while locked, a bar at the edge while a session runs. */
export type ShellMode = 'cover' | 'bar';

/** What Electron's main process offers its page beside the hub: `window.hycon`. Absent in a browser. */
export interface KioskBridge extends HubLink {
  setMode(mode: ShellMode): Promise<void>;
}
