/**
 * Joins a folder and a path seen from it, and takes out `.` and `..`: `join('services/a', '../b.txt')` is
 * `services/b.txt`. What would lead above the repository's root stays at the root.
 *
 * @public
 */
export function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a path; the root is the empty string. @public */
export function dirname(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. @public */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
