/** Days by this computer's clock, as a date field says them. */

/** The midnight that begins a date here. */
export const dayOf = (date: string): Date => new Date(`${date}T00:00`);

/** The midnight that begins the day so many days from a date: the next one, where nothing is said. */
export function dayAfter(date: string, days = 1): Date {
  const day = dayOf(date);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** A day as a date field wants it. */
export function dateOf(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
}

const two = (value: number): string => String(value).padStart(2, '0');
