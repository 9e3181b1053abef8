/** Nobody has touched anything for this long: longer than a person thinks, and than the page keeps a form open. */
const IDLE_MS = 10 * 60_000;

export interface ReloadAsk {
  /** `HH:MM`, local time, or `never`. */
  at: string;
  now: number;
  /** When the page was loaded last. */
  loadedAt: number;
  /** Whether the kiosk covers the display, so that no session runs. */
  isLocked: boolean;
  idleMs: number;
}

/**
 * Whether a page that was loaded long ago is to be loaded anew. It is a state and not a moment: a kiosk that was in use,
 * asleep or busy at the time is reloaded when it is next locked and left alone.
 */
export function isReloadDue({ at, now, loadedAt, isLocked, idleMs }: ReloadAsk): boolean {
  const due = lastTimeAt(at, now);
  return due !== undefined && loadedAt < due && isLocked && idleMs >= IDLE_MS;
}

/** When it was that time last, by the local clock and calendar. */
function lastTimeAt(at: string, now: number): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(at) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const date = new Date(now);
  date.setHours(Number(hours), Number(minutes), 0, 0);
  if (date.getTime() > now) date.setDate(date.getDate() - 1);
  return date.getTime();
}
