const SECOND_MS = 1_000;
const DAY_MS = 24 * 3_600_000;

/** A part of a report's time, up to but without its end. */
export interface Slice {
  key: string;
  from: number;
  to: number;
}

/** The weeks of a time, from Monday to Monday by the clocks of that zone; the first and the last as far as it reaches. */
export function weeksOf({ from, to, zone }: { from: number; to: number; zone: string }): Slice[] {
  if (to <= from) return [];
  const clock = new ZoneClock(zone);
  const weeks: Slice[] = [];
  for (let monday = mondayOf(clock.wall(from)); clock.instant(monday) < to; monday += 7 * DAY_MS) {
    weeks.push({
      key: new Date(monday).toISOString().slice(0, 10),
      from: Math.max(from, clock.instant(monday)),
      to: Math.min(to, clock.instant(monday + 7 * DAY_MS)),
    });
  }
  return weeks;
}

/** The midnight that began this week, on the wall. */
function mondayOf(wall: number): number {
  const day = Math.floor(wall / DAY_MS) * DAY_MS;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return day - sinceMonday * DAY_MS;
}

/** What the clocks on the wall show, as the instant at which those of UTC show the same; and back. */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const [two, hourCycle] = ['2-digit', 'h23'] as const;
    const units = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle, ...units });
  }

  wall(at: number): number {
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const seconds = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return seconds + (at % SECOND_MS);
  }

  instant(wall: number): number {
    const guess = wall - (this.wall(wall) - wall);
    // The guess may lie on the other side of a change of the clocks.
    return wall - (this.wall(guess) - guess);
  }
}
