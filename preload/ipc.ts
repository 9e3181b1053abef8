import type { HubLink, HubUpdate } from '../client/hub-link.ts';
import type { DesktopNotice, KioskBridge, ShellMode } from '../client/kiosk-bridge.ts';

/** Which load of the page a subscription belongs to: those of an earlier one end when a later one speaks. */
export type PageId = string;

/** Everything the page may ask of the main process, by channel; both ends infer from this table. */
export interface Invocations {
  'hub.subscribe': (page: PageId, subscription: number) => void;
  'hub.unsubscribe': (page: PageId, subscription: number) => void;
  'hub.send': HubLink['send'];
  'hub.sign-in': HubLink['signIn'];
  'hub.sign-out': HubLink['signOut'];
  'hub.retry-now': () => void;
  'hub.dismiss': (id: string) => void;
  'shell.hub-address': () => string;
  'shell.leave': KioskBridge['leave'];
  'shell.set-mode': (mode: ShellMode) => void;
  'shell.notify': (notice: DesktopNotice) => void;
  'shell.idle-ms': () => number;
  /** Said every `ALIVE_EVERY_MS` by a page that runs; one that hangs can't. */
  'shell.alive': () => void;
}
export type InvokeChannel = keyof Invocations;

export const ALIVE_EVERY_MS = 5_000;

/** The one channel on which main speaks by itself. */
export const UPDATE_CHANNEL = 'hub.update';
export type UpdateMessage = [page: PageId, subscription: number, update: HubUpdate];
