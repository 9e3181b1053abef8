import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { MainCall } from './stand-in/calls.ts';
import type { DisplayLike } from './stand-in/screen.ts';

export type ElectronModule = typeof import('electron');

export interface KioskOptions {
  /** Where the kiosk keeps its things; a fresh folder unless it is named, as for a second start in the same one. */
  userDataDir?: string;
  args?: string[];
  env?: Record<string, string>;
  /** The displays at start; the first is the primary. The stand-in only. */
  displays?: DisplayLike[];
}

export interface KioskWindow {
  id: number;
  page: Page;
}

export interface Exit {
  code: number | null;
  signal: string | null;
}

/** A running kiosk: the built main process, its windows, and the ways for a test to act on it from outside. */
export interface Kiosk {
  readonly runtime: 'stand-in' | 'electron';
  readonly userDataDir: string;
  readonly pid: number;
  /** The first window's page as it was at the start; after a crash, `currentPage` has the one that took over. */
  readonly page: Page;
  currentPage(): Promise<Page>;
  windows(): Promise<KioskWindow[]>;
  /** Every call that main made on a window so far. The stand-in only. */
  mainCalls(): Promise<MainCall[]>;
  /** Plugs displays in and out. The stand-in only. */
  setDisplays(displays: DisplayLike[]): Promise<void>;
  /** Nobody has touched this machine for so long; the next touch or key ends it. The stand-in only. */
  leaveFor(seconds: number): Promise<void>;
  /** Runs a function in the main process; it sees nothing of its surroundings here but what it is given. */
  inMain<R, A = undefined>(run: (electron: ElectronModule, arg: A) => R | Promise<R>, arg?: A): Promise<R>;
  /** What the main process has printed. */
  output(): string;
  readonly exited: Promise<Exit>;
  /** Ends it as an authorised exit would. */
  close(): Promise<void>;
  /** kill -9 of the main process; resolves when it and its browser are gone. */
  kill(): Promise<void>;
}

export const ROOT = resolve(import.meta.dirname, '../..');
export const MAIN_ENTRY = join(ROOT, 'out/main/start.js');

/** Options with the folder settled. */
export type LaunchOptions = KioskOptions & { userDataDir: string };
