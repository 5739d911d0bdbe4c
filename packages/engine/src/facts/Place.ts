/** A file, from the component's folder, and the line in it (from 1) where there is one. @public */
export interface Place {
  path: string;
  line?: number;
}

/** A place, with its line where there is one: JSON keeps no undefined. */
export const placeAt = (path: string, line: number | undefined): Place =>
  line === undefined ? { path } : { path, line };
