/** Milliseconds since 1970, which PostgreSQL's driver gives as text, as ISO 8601. */
export const isoTime = (milliseconds: number | string): string =>
  new Date(Number(milliseconds)).toISOString();
