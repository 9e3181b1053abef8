import { create } from 'zustand';
import type { DesktopNotice } from '../../client/kiosk-bridge.ts';

/** Electron's own way: its page has no permission, and needs none. */
const shell = window.hycon;
const KEY = 'hycon.desktop-notices.';

/** Whether this machine's desktop can be written on at all. */
export const canNotify = shell !== undefined || 'Notification' in window;

/** What this person has chosen on this screen. Off until they ask; in Electron on, as its bar has no room for notices. */
const wanted = (userId: string): boolean => (localStorage.getItem(KEY + userId) ?? (shell ? 'on' : 'off')) === 'on';

const useChoices = create<{ byUser: Record<string, boolean> }>()(() => ({ byUser: {} }));

const isAllowed = (): boolean => shell !== undefined || (canNotify && Notification.permission === 'granted');

export const useDesktopChoice = (userId: string): boolean =>
  useChoices(({ byUser }) => byUser[userId] ?? wanted(userId)) && isAllowed();

/** Asks the browser for its leave where that is needed: only ever because somebody has pressed for it. */
export async function chooseDesktop(userId: string, isOn: boolean): Promise<boolean> {
  if (isOn && !isAllowed()) await Notification.requestPermission();
  const isOnNow = isOn && isAllowed();
  localStorage.setItem(KEY + userId, isOnNow ? 'on' : 'off');
  useChoices.setState(({ byUser }) => ({ byUser: { ...byUser, [userId]: isOnNow } }));
  return isOnNow === isOn;
}

/** Shows it on the desktop, quietly. A touch on it brings the page back. */
export function showOnDesktop({ title, body, id }: DesktopNotice): void {
  if (shell) {
    void shell.notify({ title, body, id });
    return;
  }
  const shown = new Notification(title, { body, tag: id, silent: true });
  shown.onclick = () => window.focus();
}
