import { EventEmitter } from 'node:events';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { toApp, toWeb } from './chromium.ts';
import { lacking } from './lacking.ts';
import { PreloadWorld } from './preload-world.ts';
import { emitPreventable } from './preventable.ts';
import type { StandInSession } from './session.ts';

type WebContentsApi = Pick<
  Electron.WebContents,
  | 'id'
  | 'loadURL'
  | 'reload'
  | 'getURL'
  | 'send'
  | 'isDestroyed'
  | 'isCrashed'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
>;
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type Live = { page: Page; cdp: CDPSession; world: PreloadWorld };

/** What a window's contents need of the rest of the stand-in. */
export interface Surroundings {
  browser(): Promise<BrowserContext>;
  invoke(channel: string, event: object, args: unknown[]): Promise<unknown>;
  session: StandInSession;
  /** Somebody touched a key or the page of a window. */
  touched(): void;
}

export class StandInWebContents extends EventEmitter implements WebContentsApi {
  readonly id: number;
  readonly self: this;
  readonly #preload: string | undefined;
  readonly #around: Surroundings;
  #live: Promise<Live> | undefined;
  #page: Page | undefined;
  #world: PreloadWorld | undefined;
  #url = '';
  #size = { width: 1920, height: 1080 };
  #isCrashed = false;
  #isDestroyed = false;
  #onOpen: OpenHandler | undefined;

  constructor(id: number, preload: string | undefined, around: Surroundings) {
    super();
    this.id = id;
    this.#preload = preload;
    this.#around = around;
    this.self = lacking('webContents', this);
  }

  get session(): StandInSession {
    return lacking('session', this.#around.session);
  }

  getURL = () => (this.#page === undefined ? '' : toApp(this.#page.url()));
  isDestroyed = () => this.#isDestroyed;
  isCrashed = () => this.#isCrashed;
  page = () => this.#page;

  async loadURL(url: string): Promise<void> {
    this.#url = url;
    const { page } = await this.#open();
    const { origin } = new URL(toWeb(url));
    const context = await this.#around.browser();
    await context.grantPermissions(this.#around.session.grantedTo(`${new URL(url).protocol}//${new URL(url).host}`), {
      origin,
    });
    await page.goto(toWeb(url));
  }

  /** Also what brings back a crashed page: in a new one, since Chromium's is dead for good. */
  reload(): void {
    void this.loadURL(this.#url);
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.#world?.send(channel, structuredClone(args));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#onOpen = handler;
  }

  forcefullyCrashRenderer(): void {
    // The answer to a crash is that there is none.
    void this.#live?.then(({ cdp }) => cdp.send('Page.crash').catch(() => undefined));
  }

  mayNavigate(url: string): boolean {
    const here = withoutHash(url);
    if (here === withoutHash(this.#url) || here === withoutHash(this.getURL())) return true;
    return !emitPreventable(this, 'will-navigate', url);
  }

  async resize(size: { width: number; height: number }): Promise<void> {
    this.#size = size;
    const { page } = (await this.#live) ?? {};
    // A page that closed meanwhile has no size.
    await page?.setViewportSize(size).catch(() => undefined);
  }

  async destroy(): Promise<void> {
    this.#isDestroyed = true;
    await (await this.#live)?.page.close();
  }

  #open(): Promise<Live> {
    this.#live ??= this.#openPage();
    return this.#live;
  }

  async #openPage(): Promise<Live> {
    const context = await this.#around.browser();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const world = new PreloadWorld(cdp, {
      answer: (channel, args) => this.#around.invoke(channel, this.#ipcEvent(), args),
      touched: () => this.#around.touched(),
    });
    if (this.#preload !== undefined) await world.install(this.#preload);
    await page.setViewportSize(this.#size);
    page.on('crash', () => this.#onCrash());
    page.on('load', () => this.emit('did-finish-load'));
    page.on('popup', (popup) => this.#onPopup(popup));
    page.on('download', (download) => {
      if (emitPreventable(this.#around.session, 'will-download')) void download.cancel();
    });
    page.on('close', () => this.emit('page-closed', page));
    this.#page = page;
    this.#world = world;
    this.#isCrashed = false;
    return { page, cdp, world };
  }

  #onCrash(): void {
    this.#live = undefined;
    this.#world = undefined;
    this.#isCrashed = true;
    void this.#page?.close();
    this.#page = undefined;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  #onPopup(popup: Page): void {
    const answer = this.#onOpen?.({ url: toApp(popup.url()) } as Electron.HandlerDetails);
    if (answer?.action !== 'deny') throw new Error('The stand-in for Electron lacks windows that a page opens.');
    void popup.close();
  }

  #ipcEvent(): object {
    const url = this.getURL();
    const senderFrame = { url, origin: /^[^:]+:\/\/[^/]+/.exec(url)?.[0] ?? 'null', parent: null };
    return { type: 'frame', sender: this.self, senderFrame: lacking('senderFrame', senderFrame) };
  }
}

const withoutHash = (url: string) => url.split('#')[0];
