import { type Browser, chromium, type Page } from 'playwright-core';
import { type ElectronModule, type Kiosk, type KioskWindow, type LaunchOptions, MAIN_ENTRY } from './kiosk.ts';
import { MainProcess } from './main-process.ts';
import type { MainCall } from './stand-in/calls.ts';
import type { standIn } from './stand-in/electron.ts';

type Module = { standIn: typeof standIn } & ElectronModule;

const FIRST_WINDOW_MS = 20_000;
const POLL_MS = 25;

export async function launchStandIn(options: LaunchOptions): Promise<Kiosk> {
  const main = new MainProcess(MAIN_ENTRY, options);
  const inMain = <R, A>(run: (electron: ElectronModule, arg: A) => R | Promise<R>, arg?: A) =>
    main.ask<R>(String(run), arg);
  const inStandIn = <R, A = undefined>(run: (electron: Module, arg: A) => R | Promise<R>, arg?: A) =>
    main.ask<R>(String(run), arg);

  const shown = () => inStandIn((electron) => electron.standIn.windows());
  await until(
    async () => (await shown()).length > 0,
    () => main.output(),
  );
  const browser = await chromium.connectOverCDP(await inStandIn((electron) => electron.standIn.endpoint()));

  const windows = async (): Promise<KioskWindow[]> => {
    const pages = await pagesByTarget(browser);
    return (await shown()).flatMap(({ id, targetId }) => {
      const page = pages.get(targetId);
      return page === undefined ? [] : [{ id, page }];
    });
  };
  const currentPage = async (): Promise<Page> => {
    await until(
      async () => (await windows()).length > 0,
      () => main.output(),
    );
    const [first] = await windows();
    if (first === undefined) throw new Error('the window closed while it was looked up');
    return first.page;
  };

  return {
    runtime: 'stand-in',
    userDataDir: options.userDataDir,
    pid: main.child.pid ?? -1,
    page: await currentPage(),
    currentPage,
    windows,
    inMain,
    mainCalls: () => inStandIn((electron): MainCall[] => electron.standIn.calls),
    setDisplays: (displays) => inStandIn((electron, given) => electron.standIn.setDisplays(given), displays),
    leaveFor: (seconds) => inStandIn((electron, given) => electron.standIn.leaveFor(given), seconds),
    output: main.output,
    exited: main.exited,
    close: async () => {
      if (main.isRunning()) await inMain((electron) => void setImmediate(() => electron.app.exit(0)));
      await main.exited;
      await browser.close();
    },
    kill: async () => {
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      main.child.kill('SIGKILL');
      await Promise.all([main.exited, gone]);
    },
  };
}

async function pagesByTarget(browser: Browser): Promise<Map<string, Page>> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const entries = await Promise.all(pages.map(async (page) => [await targetOf(page), page] as const));
  return new Map(entries);
}

async function targetOf(page: Page): Promise<string> {
  try {
    const cdp = await page.context().newCDPSession(page);
    const { targetInfo } = await cdp.send('Target.getTargetInfo');
    await cdp.detach();
    return targetInfo.targetId;
  } catch {
    return 'a page that closed meanwhile';
  }
}

async function until(isTrue: () => Promise<boolean>, output: () => string): Promise<void> {
  const deadline = Date.now() + FIRST_WINDOW_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`no window after ${FIRST_WINDOW_MS} ms:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
