import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { webPreferences } from './web-preferences.ts';

/** The level above task bars and ordinary always-on-top windows. */
const ON_TOP_LEVEL = 'screen-saver';
/** What shows before the page does, and on displays that have none. */
const BACKGROUND = '#0b2a33';

const SHELL_OPTIONS: BrowserWindowConstructorOptions = {
  frame: false,
  resizable: false,
  movable: false,
  minimizable: false,
  maximizable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  backgroundColor: BACKGROUND,
};

/** The window with the page: over a whole display, or a bar. */
export function createPageWindow(bounds: Rectangle, preload: string): BrowserWindow {
  const ours = webPreferences(preload, app.isPackaged);
  return new BrowserWindow({ ...SHELL_OPTIONS, ...bounds, kiosk: true, webPreferences: ours });
}

/** A window without a page, so that a display shows nothing of what is below. It never takes the keyboard. */
export function createCover(bounds: Rectangle): BrowserWindow {
  const cover = new BrowserWindow({ ...SHELL_OPTIONS, ...bounds, kiosk: true, focusable: false });
  keepOnTop(cover);
  return cover;
}

/** For work on the kiosk: a window like any other. */
export function createOrdinaryWindow(preload: string): BrowserWindow {
  return new BrowserWindow({
    width: 1280,
    height: 800,
    backgroundColor: BACKGROUND,
    webPreferences: webPreferences(preload, app.isPackaged),
  });
}

export function keepOnTop(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  window.setAlwaysOnTop(true, ON_TOP_LEVEL);
  window.moveTop();
}

/** Full screen goes before a bar's bounds come, or the bar would be as large as the display. */
export function place(window: BrowserWindow, bounds: Rectangle, isCover: boolean): void {
  if (!isCover) window.setKiosk(false);
  window.setBounds(bounds);
  if (isCover) window.setKiosk(true);
  keepOnTop(window);
}
