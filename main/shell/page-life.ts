import type { BrowserWindow } from 'electron';
import type { Clock } from '../../client/clock.ts';
import type { Log } from '../../client/log.ts';
import { afterCrash } from './crash-policy.ts';
import { isReloadDue } from './nightly-reload.ts';
import { PageWatch } from './page-watch.ts';

/** How often it is asked whether the page is to be loaded anew. */
const NIGHTLY_CHECK_MS = 60_000;

export interface PageLifeOptions {
  clock: Clock;
  log: Log;
  /** Whether a page that hangs is ended: not one whose programmer has stopped it. */
  isWatched: boolean;
  /** Local time at which a page that runs for long is loaded anew, or `never`. */
  nightlyReloadAt: string;
  /** Whether nobody's session would be disturbed. */
  isLocked(): boolean;
  /** How long nobody has touched this machine. */
  idleMs(): number;
  /** The page can't be kept alive; whoever watches the process starts it again. */
  giveUp(): void;
}

/**
 * Keeps the page of a window alive for weeks: brings it back when it crashed or hangs, a little later each time, and
 * loads it anew each night, because a page that runs for long ends up white some day.
 */
export class PageLife {
  readonly #window: BrowserWindow;
  readonly #options: PageLifeOptions;
  readonly #watch: PageWatch;
  readonly #crashesAt: number[] = [];
  #url = '';
  #loadedAt = 0;

  constructor(window: BrowserWindow, options: PageLifeOptions) {
    this.#window = window;
    this.#options = options;
    this.#watch = new PageWatch(options.clock, () => this.#end('the page hangs'));
    window.on('closed', () => this.#watch.stop());
    this.#reviveAfterCrash();
    this.#checkNightly();
  }

  /** Shows our page; a failure is logged, since the window stays and still covers. */
  async load(url: string): Promise<void> {
    this.#url = url;
    if (this.#window.isDestroyed()) return;
    this.#loadedAt = this.#options.clock.now();
    if (this.#options.isWatched) this.#watch.start();
    try {
      await this.#window.loadURL(url);
    } catch (error) {
      this.#options.log({ level: 'error', message: 'the page did not load', detail: error });
    }
  }

  /** The page says that it runs. */
  heard(): void {
    this.#watch.heard();
  }

  /** Loads the page anew where that is due and disturbs nobody; also asked when the machine wakes up. */
  reloadIfDue(): void {
    const { clock, idleMs, isLocked, log, nightlyReloadAt: at } = this.#options;
    const now = clock.now();
    if (this.#url === '' || this.#window.isDestroyed()) return;
    if (!isReloadDue({ at, now, loadedAt: this.#loadedAt, isLocked: isLocked(), idleMs: idleMs() })) return;
    log({ level: 'info', message: 'the page is loaded anew, as every night' });
    void this.load(this.#url);
  }

  #checkNightly(): void {
    this.#options.clock.setTimeout(() => {
      this.reloadIfDue();
      if (!this.#window.isDestroyed()) this.#checkNightly();
    }, NIGHTLY_CHECK_MS);
  }

  /** A page that hangs hears nothing, so its process is ended; what follows is what follows a crash. */
  #end(why: string): void {
    if (this.#window.isDestroyed()) return;
    this.#options.log({ level: 'warn', message: why });
    this.#window.webContents.forcefullyCrashRenderer();
  }

  #reviveAfterCrash(): void {
    const { webContents } = this.#window;
    webContents.on('unresponsive', () => this.#end('the page does not respond'));
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      const { clock, giveUp, log } = this.#options;
      const now = clock.now();
      this.#watch.stop();
      this.#crashesAt.push(now);
      const next = afterCrash(this.#crashesAt, now);
      log({ level: 'error', message: 'the page crashed', detail: { reason, exitCode, next } });
      if (next.act === 'give-up') giveUp();
      else clock.setTimeout(() => void this.load(this.#url), next.inMs);
    });
  }
}
