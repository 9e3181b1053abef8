import type { BrowserContext, Page } from 'playwright-core';
import { StandInApp } from './app.ts';
import { StandInBrowserWindow } from './browser-window.ts';
import { calls } from './calls.ts';
import { cdpEndpoint, openChromium } from './chromium.ts';
import { StandInIpcMain } from './ipc-main.ts';
import { lacking } from './lacking.ts';
import { StandInNotification } from './notification.ts';
import { StandInPowerMonitor } from './power-monitor.ts';
import { StandInSafeStorage } from './safe-storage.ts';
import { type DisplayLike, StandInScreen } from './screen.ts';
import { StandInProtocol, StandInSession } from './session.ts';
import type { StandInWebContents } from './web-contents.ts';

const theApp = new StandInApp();
const userData = theApp.getPath('userData');
const theScreen = new StandInScreen();
const theProtocol = new StandInProtocol();
const theSession = new StandInSession();
const theIpc = new StandInIpcMain();
const thePower = new StandInPowerMonitor();
let context: Promise<BrowserContext> | undefined;

/** Opened with the first window: a second instance, or a start that is refused, never needs it. */
const browser = () => {
  context ??= openChromium(userData, { serve: (request) => theProtocol.serve(request), mayNavigate });
  return context;
};

theApp.closeBrowser = async () => {
  await (await context)?.close();
};

StandInBrowserWindow.around = {
  app: theApp,
  screen: theScreen,
  session: theSession,
  browser,
  invoke: (channel, event, args) => theIpc.invoke(channel, event, args),
  touched: () => thePower.touch(),
};

function mayNavigate(page: Page, url: string): boolean {
  const window = StandInBrowserWindow.getAllWindows().find(({ contents }) => contents.page() === page);
  return window?.contents.mayNavigate(url) ?? true;
}

export const app = lacking('app', theApp);
export const BrowserWindow = lacking('BrowserWindow', StandInBrowserWindow);
export const ipcMain = lacking('ipcMain', theIpc);
export const protocol = lacking('protocol', theProtocol);
export const session = lacking('session', { defaultSession: lacking('session', theSession) });
export const screen = lacking('screen', theScreen);
export const safeStorage = lacking('safeStorage', new StandInSafeStorage(userData));
export const Notification = lacking('Notification', StandInNotification);
export const powerMonitor = lacking('powerMonitor', thePower);
export const Menu = lacking('Menu', { setApplicationMenu: () => undefined });

/** For tests alone: what the real Electron does not have. */
export const standIn = {
  calls,
  leaveFor: (seconds: number) => thePower.leaveFor(seconds),
  becomeReady: () => theApp.becomeReady(),
  setDisplays: (displays: DisplayLike[]) => theScreen.setDisplays(displays),
  endpoint: async () => {
    await browser();
    return cdpEndpoint(userData);
  },
  /** The windows that show a page, oldest first, by the browser's name for each page. */
  windows: async () => {
    const shown = StandInBrowserWindow.getAllWindows().filter((window) => window.contents.page() !== undefined);
    return Promise.all(shown.map(async (window) => ({ id: window.id, targetId: await targetOf(window.contents) })));
  },
};

async function targetOf(shown: StandInWebContents): Promise<string> {
  const page = shown.page();
  if (page === undefined) return '';
  const cdp = await (await browser()).newCDPSession(page);
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  await cdp.detach();
  return targetInfo.targetId;
}
