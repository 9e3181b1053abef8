import { type BrowserWindow, screen } from 'electron';
import type { ShellMode } from '../../client/kiosk-bridge.ts';
import { createCover, createOrdinaryWindow, createPageWindow, keepOnTop, place } from './kiosk-window.ts';
import { type Bar, type Layout, layoutFor } from './layout.ts';
import { PageLife, type PageLifeOptions } from './page-life.ts';

export interface ShellOptions extends Omit<PageLifeOptions, 'isLocked' | 'isWatched'> {
  preload: string;
  bar: Bar;
  /** An ordinary window that may be closed, for work on the kiosk. */
  windowed: boolean;
}

/** The windows of a kiosk. What it covers follows from the mode and the displays, and is put right whenever either changes. */
export class KioskShell {
  readonly #options: ShellOptions;
  readonly #page: BrowserWindow;
  readonly #life: PageLife;
  #covers: BrowserWindow[] = [];
  #mode: ShellMode = 'cover';
  #mayClose: boolean;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#mayClose = options.windowed;
    this.#page = options.windowed
      ? createOrdinaryWindow(options.preload)
      : createPageWindow(this.#layout().page, options.preload);
    this.#guardClosing(this.#page);
    const isLocked = () => this.#mode === 'cover';
    this.#life = new PageLife(this.#page, { ...options, isLocked, isWatched: !options.windowed });
    if (!options.windowed) this.#holdTheScreen();
  }

  get mode(): ShellMode {
    return this.#mode;
  }

  load(url: string): Promise<void> {
    return this.#life.load(url);
  }

  pageIsAlive(): void {
    this.#life.heard();
  }

  /** How long nobody has touched this machine. */
  idleMs(): number {
    return this.#options.idleMs();
  }

  /** The machine woke up: what was due while it slept is due now. */
  wake(): void {
    this.#life.reloadIfDue();
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
}
