/** In milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The day (UTC) of a time, counted from 1970. */
export const dayOf = (milliseconds: number): number =>
  Math.floor(milliseconds / DAY);

/** ISO 8601 date of a day counted from 1970. */
export const dateOf = (day: number): string =>
  new Date(day * DAY).toISOString().slice(0, 10);
