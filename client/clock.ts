/** What `setTimeout` of the platform gives back; only handed on to `clearTimeout`. */
export type Timer = unknown;

/** Time as the connection sees it: passed in, so that a test can move it by hand. */
export interface Clock {
  /** Local epoch milliseconds. */
  now(): number;
  setTimeout(run: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

// This room is typed for neither Node nor a browser; these three are in both.
const platform = globalThis as unknown as {
  setTimeout(run: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => platform.setTimeout(run, ms),
  clearTimeout: (timer) => platform.clearTimeout(timer),
};
