import type { Files } from '../repository/files';
import type { TaskRunner } from '../tasks/Task';

/** What a Makefile is made from, on the reader's machine. */
const GENERATORS =
  /(^|\/)(CMakeLists\.txt|configure(\.ac|\.in)?|Makefile\.(am|in|PL)|meson\.build|[^/]+\.pro|config\.mk|Makevars)$/;
const RUNNER_FILES: ReadonlyArray<[TaskRunner, RegExp]> = [
  ['make', /(^|\/)([Mm]akefile[^/]*|GNUmakefile|[^/]+\.mk)$/],
  ['npm', /(^|\/)package\.json$/],
];

/** What of a repository is called like what a README names. */
export interface Tree {
  /** Paths and folders that are called like something that is looked for; in lower case, for not every system tells. */
  paths: ReadonlySet<string>;
  /** The last parts of each, however many: `train.py` and `src/train.py`. */
  ends: ReadonlySet<string>;
  /** Makefiles may come to be on the way. */
  makesMakefiles: boolean;
  /** Runners of which there is a file, whatever was read in it. */
  runners: ReadonlySet<TaskRunner>;
}

/** The last part of a path, in lower case. */
export const lastOf = (path: string) =>
  path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** Looks through a repository once for all names. */
export function treeOf({ entries }: Files, names: readonly string[]): Tree {
  const wanted = new Set(
    names.flatMap(name => {
      const path = name.replace(/\/$/, '');
      return [lastOf(path), path.split('/')[0].toLowerCase()];
    }),
  );
  const paths = new Set<string>();
  const runners = new Set<TaskRunner>();
  let makesMakefiles = false;
  for (const { path } of entries) {
    const parts = path.toLowerCase().split('/');
    parts.forEach((part, index) => {
      if (wanted.has(part)) paths.add(parts.slice(0, index + 1).join('/'));
    });
    makesMakefiles ||= GENERATORS.test(path);
    for (const [runner, pattern] of RUNNER_FILES) {
      if (!runners.has(runner) && pattern.test(path)) runners.add(runner);
    }
  }
  const ends = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    parts.forEach((_, index) => ends.add(parts.slice(index).join('/')));
  }
  return { paths, ends, makesMakefiles, runners };
}

/** Whether a path is somewhere in the tree, from wherever the reader stands. */
export function isInTree(name: string, { paths, ends }: Tree): boolean {
  let path = name.toLowerCase().replace(/\/$/, '');
  if (ends.has(path)) return true;
  // The README may count from above: from the folder of the repository, or of a monorepo.
  for (;;) {
    const slash = path.indexOf('/');
    if (slash < 0) return false;
    path = path.slice(slash + 1);
    if (paths.has(path)) return true;
  }
}
