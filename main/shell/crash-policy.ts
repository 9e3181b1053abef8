/** A page that dies is brought back, a little later each time, so that a fault that stays does not burn the machine. */
const FIRST_RELOAD_MS = 250;
const LONGEST_RELOAD_MS = 8_000;

/** This many in so short a time is not bad luck: whoever watches this process is better at it than another reload. */
const GIVE_UP_AFTER = 6;
const CRASH_WINDOW_MS = 5 * 60_000;

export type AfterCrash = { act: 'reload'; inMs: number } | { act: 'give-up' };

/** What to do about the last of these crashes, given by their times. */
export function afterCrash(crashesAt: readonly number[], now: number): AfterCrash {
  const recent = crashesAt.filter((at) => now - at < CRASH_WINDOW_MS).length;
  if (recent >= GIVE_UP_AFTER) return { act: 'give-up' };
  return { act: 'reload', inMs: Math.min(FIRST_RELOAD_MS * 2 ** Math.max(0, recent - 1), LONGEST_RELOAD_MS) };
}
