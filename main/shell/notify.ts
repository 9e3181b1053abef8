import { Notification } from 'electron';
import type { DesktopNotice } from '../../client/kiosk-bridge.ts';

/**
 * Puts a notice on the desktop, without a sound: somebody works at the instrument's own software. The page asks main,
 * because a page that may notify would be a page with a permission.
 */
export function notify({ title, body }: DesktopNotice): void {
  if (Notification.isSupported()) new Notification({ title, body, silent: true }).show();
}
