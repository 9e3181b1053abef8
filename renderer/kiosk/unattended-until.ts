const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const MORNINGS = [7, 9] as const;
const LONG_MS = [4 * HOUR_MS, 8 * HOUR_MS] as const;
const [FRIDAY, SATURDAY] = [5, 6];
/** When whoever started a run in the evening is expected back. */
const BACK_AT = 8;

/** The next morning by the local clock and calendar; of a weekend's run the next Monday's. */
export function nextMorning(now: number, hour: number = BACK_AT, days = 1): number {
  const date = new Date(now);
  if (days > 1 || date.getHours() >= hour) date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date.getTime();
}

/** Until when a run may go on with nobody at it, to choose from by one touch: the earliest first. */
export function unattendedChoices(now: number): number[] {
  const day = new Date(now).getDay();
  const toMonday = day === FRIDAY ? 3 : day === SATURDAY ? 2 : 0;
  const long = LONG_MS.map((ms) => Math.ceil((now + ms) / QUARTER_MS) * QUARTER_MS);
  const mornings = MORNINGS.map((hour) => nextMorning(now, hour));
  const monday = toMonday === 0 ? [] : [nextMorning(now, BACK_AT, toMonday)];
  return [...new Set([...long, ...mornings, ...monday])].sort((a, b) => a - b);
}
