import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { emitPreventable } from './preventable.ts';
import { releaseLock, takeLock } from './single-instance.ts';

type AppApi = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getName'
  | 'isPackaged'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
>;
type Closable = { close(): void; destroy(): void; isDestroyed(): boolean };

/** The root of the project: what `electron .` would have been started with. */
const APP_PATH = resolve(import.meta.dirname, '../../..');

export class StandInApp extends EventEmitter implements AppApi {
  readonly isPackaged = false;
  readonly #ready = Promise.withResolvers<void>();
  readonly #windows = new Set<Closable>();
  readonly #userData = userDataFolder();
  readonly #manifest = JSON.parse(readFileSync(join(APP_PATH, 'package.json'), 'utf8')) as Record<string, string>;
  /** Must be on before the first window, or renderers would run outside of the sandbox. */
  sandboxed = false;
  /** Closes the browser in an orderly way, so that what pages stored is on disk. */
  closeBrowser = async (): Promise<void> => undefined;
  #isReady = false;
  #quitting = false;

  whenReady = () => this.#ready.promise;
  isReady = () => this.#isReady;
  getAppPath = () => APP_PATH;
  getVersion = () => this.#manifest['version'] ?? '';
  getName = () => this.#manifest['productName'] ?? '';
  setAppUserModelId = () => undefined;

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    if (name === 'userData') return this.#userData;
    if (name === 'logs') return join(this.#userData, 'logs');
    throw new Error(`The stand-in for Electron lacks app.getPath('${name}').`);
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.#userData, (argv, cwd) => this.emit('second-instance', {}, argv, cwd, undefined));
  }

  quit(): void {
    if (this.#quitting || emitPreventable(this, 'before-quit')) return;
    this.#quitting = true;
    for (const window of [...this.#windows]) window.close();
    if (this.#windows.size > 0 || emitPreventable(this, 'will-quit')) this.#quitting = false;
    else this.#end(0);
  }

  exit(exitCode = 0): void {
    this.#end(exitCode);
  }

  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  track(window: Closable): void {
    this.#windows.add(window);
  }

  windowClosed(window: Closable): void {
    this.#windows.delete(window);
    if (this.#windows.size > 0 || this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #end(exitCode: number): void {
    this.emit('quit', {}, exitCode);
    releaseLock(this.#userData);
    void this.closeBrowser().finally(() => process.exit(exitCode));
  }
}

function userDataFolder(): string {
  const flag = process.argv.find((arg) => arg.startsWith('--user-data-dir='));
  if (flag === undefined) return mkdtempSync(join(tmpdir(), 'hycon-kiosk-'));
  const folder = resolve(flag.slice(flag.indexOf('=') + 1));
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
