const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Format {
  /** `14:02` */
  time(at: number): string;
  /** `14:02` today, `Tue 14:02` this week, `3 Nov, 14:02` else. */
  when(at: number, now: number): string;
  /** `14:00–16:00`, `Tue 14:00–16:00`, or with both days where it goes over midnight. */
  span(from: number, to: number, now: number): string;
  /** `2 hr, 14 min`: the two largest units, at least a minute. */
  duration(ms: number): string;
  /** `1:04:09`, for a running timer. */
  timer(ms: number): string;
  /** `3 secs`, `2 mins`: how far off something is, rounded up. */
  error(ms: number): string;
  date(at: number): string;
  /** `16 Nov 2026` */
  day(at: number): string;
  /** `16–22 Nov 2026` */
  days(first: number, last: number): string;
  /** `76.2 hr`: for sums, which are compared. */
  hours(ms: number): string;
  /** `96.4%`, of 1. */
  share(part: number): string;
  /** `22 Nov 2026, 14:02:07`: for a record, whose second and year count. */
  stamp(at: number): string;
}

/** Dates and durations as people of that language write them, in this machine's time zone. */
export function formatFor(locale: string): Format {
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const decimal = { maximumFractionDigits: 1 };
  const decimalHours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', ...decimal });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', ...decimal });
  const unit = (name: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' });
  const [days, hours, minutes, seconds] = [unit('day'), unit('hour'), unit('minute'), unit('second')];

  const time = (at: number) => clock.format(at);
  const isSameDay = (a: number, b: number) => day.format(a) === day.format(b);
  const when = (at: number, now: number): string => {
    if (isSameDay(at, now)) return time(at);
    const near = Math.abs(at - now) < 6 * DAY_MS;
    return near ? `${weekday.format(at)}\u00a0${time(at)}` : `${day.format(at)}, ${time(at)}`;
  };
  return {
    time,
    when,
    span: (from, to, now) =>
      isSameDay(from, to) ? `${when(from, now)}–${time(to)}` : `${when(from, now)} – ${when(to, now)}`,
    duration(ms) {
      const whole = Math.max(MINUTE_MS, ms);
      if (whole >= DAY_MS) return pair(days, whole / DAY_MS, hours, (whole % DAY_MS) / HOUR_MS);
      if (whole >= HOUR_MS) return pair(hours, whole / HOUR_MS, minutes, (whole % HOUR_MS) / MINUTE_MS);
      return minutes.format(Math.floor(whole / MINUTE_MS));
    },
    timer(ms) {
      const whole = Math.max(0, Math.floor(ms / SECOND_MS));
      const two = (value: number) => String(value).padStart(2, '0');
      return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
    },
    error(ms) {
      if (ms <= MINUTE_MS) return seconds.format(Math.max(1, Math.ceil(ms / SECOND_MS)));
      return minutes.format(Math.ceil(ms / MINUTE_MS));
    },
    date: (at) => long.format(at),
    day: (at) => medium.format(at),
    days: (first, last) => medium.formatRange(first, last),
    hours: (ms) => decimalHours.format(ms / HOUR_MS),
    share: (part) => percent.format(part),
    stamp: (at) => exact.format(at),
  };
}

function pair(large: Intl.NumberFormat, many: number, small: Intl.NumberFormat, rest: number): string {
  const first = large.format(Math.floor(many));
  return Math.floor(rest) === 0 ? first : `${first} ${small.format(Math.floor(rest))}`;
}

/** The first of a browser's languages that is a form of this one: English dates differ between London and Boston. */
export const regional = (language: string, offered: readonly string[]): string =>
  offered.find((tag) => tag.split('-')[0] === language) ?? language;
