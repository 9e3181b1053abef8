import type { Credentials, OkAck } from '../protocol/wire.ts';
import type { HubLink } from './hub-link.ts';

/**
 * How much of the display the kiosk takes: all of it while locked, a bar at the edge while a session runs, and more of
 * that edge, a panel, for as long as somebody looks at something that a bar can't hold.
 */
export const SHELL_MODES = ['cover', 'bar', 'panel'] as const;
export type ShellMode = (typeof SHELL_MODES)[number];

/** Something for the desktop; the same `id` replaces what is there. */
export interface DesktopNotice {
  id: string;
  title: string;
  body: string;
}

/** What Electron's main process offers its page beside the hub: `window.hycon`. Absent in a browser. */
export interface KioskBridge extends HubLink {
  setMode(mode: ShellMode): Promise<void>;
  /** Shows it outside of the kiosk's own windows. */
  notify(notice: DesktopNotice): Promise<void>;
  /** Where this kiosk was told to look for its hub. */
  hubAddress(): Promise<string>;
  /** How long nobody has touched this machine, in whatever program, in milliseconds. */
  idleMs(): Promise<number>;
  /** Ends the kiosk program where the hub says that this person may; else says why not. */
  leave(credentials: Credentials): Promise<OkAck>;
}
