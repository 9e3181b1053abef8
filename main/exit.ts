/** How this process ends; what starts it (Shell Launcher, systemd, a person) reads the number. */
export const EXIT = {
  asked: 0,
  alreadyRunning: 0,
  /** Something that nobody foresaw. From sysexits: an internal software error. */
  bug: 70,
  /** The page died too often in a short time. */
  pageKeepsCrashing: 71,
  /** Something that the kiosk needs - its outbox, mostly - can't be opened. From sysexits: an input or output error. */
  cannotStart: 74,
  /** From sysexits: something is wrong in the configuration. */
  badConfig: 78,
} as const;

/** Electron would only try to close the windows, which a kiosk's do not let happen. */
export function exitOnSignal(exit: () => void): void {
  process.once('SIGINT', exit);
  process.once('SIGTERM', exit);
}
