const MINUTE_MS = 60_000;

/** A time as `<input type="datetime-local">` wants it: this computer's wall clock, to the minute. */
export function toLocalInput(at: number | undefined): string {
  if (at === undefined) return '';
  const wall = at - new Date(at).getTimezoneOffset() * MINUTE_MS;
  return new Date(wall).toISOString().slice(0, 16);
}

/** What such an input says, as epoch milliseconds; nothing where it is empty (a browser says that of a half-filled one too). */
export function fromLocalInput(value: string): number | undefined {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? undefined : at;
}
