import { EventEmitter } from 'node:events';
import type { StandInApp } from './app.ts';
import { record } from './calls.ts';
import { lacking } from './lacking.ts';
import { emitPreventable } from './preventable.ts';
import type { StandInScreen } from './screen.ts';
import { StandInWebContents, type Surroundings } from './web-contents.ts';

type WindowApi = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'moveTop'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'setKiosk'
  | 'isKiosk'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'setBounds'
  | 'getBounds'
  | 'setMenu'
  | 'isVisible'
>;

export interface WindowSurroundings extends Surroundings {
  app: StandInApp;
  screen: StandInScreen;
}

const all: StandInBrowserWindow[] = [];
let nextId = 1;

/** The class that main gets as `BrowserWindow`: a page of Chromium, and a record of what main did to the window. */
export class StandInBrowserWindow extends EventEmitter implements WindowApi {
  static around: WindowSurroundings;
  static getAllWindows = (): StandInBrowserWindow[] => all.map(({ self }) => self);
  static fromWebContents = (contents: { id: number }): StandInBrowserWindow | null =>
    all.find(({ id }) => id === contents.id)?.self ?? null;

  readonly id = nextId++;
  readonly self: this;
  readonly contents: StandInWebContents;
  #bounds: Electron.Rectangle;
  #isKiosk: boolean;
  #isFullScreen: boolean;
  #isOnTop: boolean;
  #isVisible: boolean;
  #isDestroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const { around } = StandInBrowserWindow;
    refuseWhatIsNotImitated(options, around.app);
    this.#isKiosk = options.kiosk ?? false;
    this.#isFullScreen = options.fullscreen ?? false;
    this.#isOnTop = options.alwaysOnTop ?? false;
    this.#isVisible = options.show ?? true;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.contents = new StandInWebContents(this.id, options.webPreferences?.preload, around);
    this.contents.on('page-closed', () => this.#isDestroyed || this.contents.isCrashed() || this.destroy());
    this.self = lacking('BrowserWindow', this);
    all.push(this);
    around.app.track(this);
    around.app.emit('web-contents-created', {}, this.contents.self);
    record(this.id, 'new', options);
    this.#resize();
    // biome-ignore lint/correctness/noConstructorReturn: main must get the guarded object, not this one.
    return this.self;
  }

  get webContents(): StandInWebContents {
    return this.contents.self;
  }

  loadURL = (url: string) => this.contents.loadURL(url);
  isDestroyed = () => this.#isDestroyed;
  isKiosk = () => this.#isKiosk;
  isFullScreen = () => this.#isFullScreen;
  isAlwaysOnTop = () => this.#isOnTop;
  isVisible = () => this.#isVisible;
  focus = () => void record(this.id, 'focus');
  moveTop = () => void record(this.id, 'moveTop');
  setMenu = () => undefined;
  setVisibleOnAllWorkspaces = (flag: boolean) => void record(this.id, 'setVisibleOnAllWorkspaces', flag);

  show(): void {
    this.#isVisible = true;
    record(this.id, 'show');
  }

  hide(): void {
    this.#isVisible = false;
    record(this.id, 'hide');
  }

  setKiosk(flag: boolean): void {
    this.#isKiosk = flag;
    record(this.id, 'setKiosk', flag);
    this.#resize();
  }

  setFullScreen(flag: boolean): void {
    this.#isFullScreen = flag;
    record(this.id, 'setFullScreen', flag);
    this.#resize();
  }

  setAlwaysOnTop(flag: boolean, level?: string): void {
    this.#isOnTop = flag;
    record(this.id, 'setAlwaysOnTop', flag, level);
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    record(this.id, 'setBounds', bounds);
    this.#resize();
  }

  getBounds(): Electron.Rectangle {
    const covers = this.#isKiosk || this.#isFullScreen;
    return covers ? StandInBrowserWindow.around.screen.getDisplayMatching(this.#bounds).bounds : this.#bounds;
  }

  close(): void {
    if (!emitPreventable(this, 'close')) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.splice(all.indexOf(this), 1);
    record(this.id, 'destroy');
    void this.contents.destroy();
    this.contents.emit('destroyed');
    this.emit('closed');
    StandInBrowserWindow.around.app.windowClosed(this);
  }

  #resize(): void {
    const { width, height } = this.getBounds();
    void this.contents.resize({ width, height });
  }
}

function refuseWhatIsNotImitated(options: Electron.BrowserWindowConstructorOptions, app: StandInApp): void {
  if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
  const { sandbox = app.sandboxed, contextIsolation = true, nodeIntegration = false } = options.webPreferences ?? {};
  if (!sandbox || !contextIsolation || nodeIntegration)
    throw new Error('The stand-in for Electron lacks renderers outside of the sandbox or without isolation.');
}
