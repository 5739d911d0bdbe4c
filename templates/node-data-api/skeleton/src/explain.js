/** What zod found wrong, on one line. */
export const explain = error =>
  error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
