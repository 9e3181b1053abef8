import { type BrowserWindow, screen } from 'electron';
import type { ShellMode } from '../../client/kiosk-bridge.ts';
import type { Log } from '../../client/log.ts';
import { afterCrash } from './crash-policy.ts';
import { createCover, createOrdinaryWindow, createPageWindow, keepOnTop, place } from './kiosk-window.ts';
import { type Bar, type Layout, layoutFor } from './layout.ts';

export interface ShellOptions {
  preload: string;
  bar: Bar;
  /** An ordinary window that may be closed, for work on the kiosk. */
  windowed: boolean;
  log: Log;
  /** The page can't be kept alive; whoever watches the process starts it again. */
  giveUp(): void;
}

/** The windows of a kiosk. What it covers follows from the mode and the displays, and is put right whenever either changes. */
export class KioskShell {
  readonly #options: ShellOptions;
  readonly #page: BrowserWindow;
  readonly #crashesAt: number[] = [];
  #covers: BrowserWindow[] = [];
  #mode: ShellMode = 'cover';
  #url = '';
  #mayClose: boolean;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#mayClose = options.windowed;
    this.#page = options.windowed
      ? createOrdinaryWindow(options.preload)
      : createPageWindow(this.#layout().page, options.preload);
    this.#guardClosing(this.#page);
    this.#reviveAfterCrash();
    if (!options.windowed) this.#holdTheScreen();
  }

  get mode(): ShellMode {
    return this.#mode;
  }

  /** Shows our page; a failure is logged, since the window stays and still covers. */
  async load(url: string): Promise<void> {
    this.#url = url;
    if (this.#page.isDestroyed()) return;
    try {
      await this.#page.loadURL(url);
    } catch (error) {
      this.#options.log({ level: 'error', message: 'the page did not load', detail: error });
    }
  }

  setMode(mode: ShellMode): void {
    this.#mode = mode;
    if (!this.#options.windowed) this.#arrange();
  }

  /** Somebody started the kiosk a second time: they want to see the one that runs. */
  show(): void {
    if (this.#page.isDestroyed()) return;
    this.#page.show();
    this.#page.focus();
  }

  #layout(): Layout {
    return layoutFor(this.#mode, screen.getAllDisplays(), screen.getPrimaryDisplay().id, this.#options.bar);
  }

  #holdTheScreen(): void {
    screen.on('display-added', () => this.#arrange());
    screen.on('display-removed', () => this.#arrange());
    screen.on('display-metrics-changed', () => this.#arrange());
    this.#page.on('blur', () => this.#assertOnTop());
    // Leaving full screen takes a while, and puts the old bounds back when it is done.
    this.#page.on('leave-full-screen', () => this.#arrange());
    this.#arrange();
  }

  #arrange(): void {
    if (this.#page.isDestroyed()) return;
    const { page, covers } = this.#layout();
    const old = this.#covers;
    // The new covers come before the old ones go, so that no display is bare for a moment.
    this.#covers = covers.map((bounds) => this.#cover(bounds));
    for (const cover of old) cover.destroy();
    place(this.#page, page, this.#mode === 'cover');
  }

  #cover(bounds: Electron.Rectangle): BrowserWindow {
    const cover = createCover(bounds);
    this.#guardClosing(cover);
    return cover;
  }

  #assertOnTop(): void {
    for (const window of [...this.#covers, this.#page]) keepOnTop(window);
  }

  /** Alt-F4 must not open a locked instrument. The end of the Windows session may. */
  #guardClosing(window: BrowserWindow): void {
    window.on('query-session-end', () => {
      this.#mayClose = true;
    });
    window.on('close', (event) => {
      if (!this.#mayClose) event.preventDefault();
    });
  }

  #reviveAfterCrash(): void {
    const { webContents } = this.#page;
    webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      const now = Date.now();
      this.#crashesAt.push(now);
      const next = afterCrash(this.#crashesAt, now);
      this.#options.log({ level: 'error', message: 'the page crashed', detail: { reason, exitCode, next } });
      if (next.act === 'give-up') this.#options.giveUp();
      else setTimeout(() => void this.load(this.#url), next.inMs);
    });
  }
}
