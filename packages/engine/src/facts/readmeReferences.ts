import { excluder } from '../tree/exclude';
import { defineDerivedFact, defineFileFact } from './Fact';
import { files, type Files } from './files';
import { ignoreFiles, seenFrom, type IgnoreFile } from './ignoreFiles';
import { projectFile } from './projectFile';
import { readme } from './readme';
import type { Reference } from './readme/references';
import type { TaskRunner } from './tasks/Task';
import { tasks, type TaskFile } from './tasks/tasks';

/** Something that a command of the README names, and whether the repository has it. @public */
export interface NamedInReadme {
  line: number;
  /** As a person would say it: `make test`, `scripts/train.py`. */
  what: string;
  found: boolean;
}

/** The folders of components nested in this one: what is in them is not listed. */
const nestedFolders = defineFileFact<never, string[]>({
  name: 'nestedFolders',
  version: 1,
  scope: 'component',
  select: () => false,
  map: () => undefined,
  reduce: (_, { nested = [] }) => [...nested],
});

const SAY: Partial<Record<TaskRunner, string>> = {
  make: 'make',
  just: 'just',
  Task: 'task',
  invoke: 'inv',
  nox: 'nox -s',
  mise: 'mise run',
  npm: 'npm run',
  Poe: 'poe',
};

/** What makes a Makefile: without one in the tree its targets are not known. */
const GENERATORS =
  /(^|\/)(CMakeLists\.txt|configure(\.ac|\.in)?|Makefile\.(am|in|PL)|meson\.build|[^/]+\.pro|config\.mk|Makevars)$/;
const RUNNER_FILES: Partial<Record<TaskRunner, RegExp>> = {
  make: /(^|\/)([Mm]akefile[^/]*|GNUmakefile|[^/]+\.mk)$/,
  npm: /(^|\/)package\.json$/,
};
/** Runners that find tasks of their own. */
const ALSO: Partial<Record<TaskRunner, TaskRunner>> = { Task: 'taskipy' };

const normal = (name: string) => name.toLowerCase().replace(/[-._]/g, '');

/** Whether a name fits one of which only the parts between `*` are known. */
function fits(name: string, pattern: string): boolean {
  const [start, ...rest] = pattern.split('*');
  const end = rest[rest.length - 1];
  if (end === undefined) return name === pattern;
  return (
    name.length >= start.length + end.length &&
    name.startsWith(start) &&
    name.endsWith(end)
  );
}

/** Undefined where it can not be told. */
function hasTask(
  { runner, name }: Reference,
  all: readonly TaskFile[],
  { has, entries }: Files,
): boolean | undefined {
  const own = all.filter(
    file => file.runner === runner || file.runner === ALSO[runner!],
  );
  const wanted = normal(name);
  const isKnown = own.some(
    file =>
      // A parametrised session is called by its name and a value: `tests-3.12`.
      file.tasks.some(
        task =>
          normal(task.name) === wanted ||
          (runner === 'nox' && name.startsWith(`${task.name}-`)),
      ) || file.unlisted?.some(pattern => fits(name, pattern)),
  );
  if (isKnown) return true;
  if (runner === 'make') {
    const isPath = entries.some(
      ({ path }) => path === name || path.startsWith(`${name}/`),
    );
    if (isPath) return true;
    if (entries.some(({ path }) => GENERATORS.test(path))) return undefined;
  }
  // npm's own default.
  if (runner === 'npm' && name === 'start' && has('server.js')) return true;
  if (own.length > 0) return false;
  // A file of the runner without a task that was read may hold what was not understood.
  const pattern = RUNNER_FILES[runner!];
  if (pattern === undefined) return undefined;
  if (runner === 'npm')
    return entries.some(({ path }) => pattern.test(path)) ? false : undefined;
  return entries.some(({ path }) => pattern.test(path)) ? undefined : false;
}

interface Tree {
  /** Paths and folders, in lower case: not every system tells the cases apart. */
  paths: ReadonlySet<string>;
  /** The last parts of each, however many: `train.py` and `src/train.py`. */
  ends: ReadonlySet<string>;
}

const MAX_DEPTH = 12;

function treeOf({ entries }: Files): Tree {
  const paths = new Set<string>();
  const ends = new Set<string>();
  const add = (path: string) => {
    if (paths.has(path)) return;
    paths.add(path);
    let end = path;
    for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
      ends.add(end);
      const slash = end.indexOf('/');
      if (slash < 0) break;
      end = end.slice(slash + 1);
    }
    const last = path.lastIndexOf('/');
    if (last > 0) add(path.slice(0, last));
  };
  entries.forEach(({ path }) => add(path.toLowerCase()));
  return { paths, ends };
}

/** Somewhere in the tree, from wherever the reader stands. */
function isInTree(name: string, { paths, ends }: Tree): boolean {
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

function ignores(path: string, ignored: readonly IgnoreFile[]): boolean {
  return ignored
    .filter(({ tool }) => tool === 'git')
    .some(file => {
      const seen = seenFrom(file.path, path);
      return (
        seen !== undefined &&
        excluder(file.patterns.map(({ text }) => text))(seen)
      );
    });
}

/**
 * What the README's commands name of the repository, each with whether it is there. What can not be told is left out:
 * what is in another repository or a container, comes to be on the way, or is kept out of git.
 *
 * @public
 */
export const readmeReferences = defineDerivedFact({
  name: 'readmeReferences',
  uses: { readme, files, tasks, ignoreFiles, projectFile, nestedFolders },
  derive(facts, subject): NamedInReadme[] {
    const { readme: found, files: all } = facts;
    if (!found || found.references.named.length === 0) return [];
    const { named, made } = found.references;
    const tree = treeOf(all);
    const fetched = new Set(made.map(name => name.toLowerCase()));
    const own = new Set([subject.name, ...found.names].map(normal));
    const links = all.entries.filter(({ link }) => link);
    const isOwnFolder = (folder: string) =>
      /^(\.|\.\/|\$\(pwd\)|\$PWD)$/.test(folder) ||
      own.has(normal(folder.replace(/\/$/, ''))) ||
      isInTree(folder.replace(/^\.\//, ''), tree);
    const isExcluded = excluder(facts.projectFile.exclude);
    const isUncertain = (path: string) =>
      fetched.has(path.slice(path.lastIndexOf('/') + 1).toLowerCase()) ||
      isExcluded(path) ||
      [...facts.nestedFolders, ...links.map(link => link.path)].some(folder =>
        path.startsWith(`${folder}/`),
      ) ||
      (path.includes('/') &&
        all.has('.gitmodules') &&
        !tree.paths.has(path.split('/')[0].toLowerCase())) ||
      ignores(path, facts.ignoreFiles);

    return named.flatMap((reference): NamedInReadme[] => {
      const { kind, name, line, runner } = reference;
      if (!reference.within.every(isOwnFolder)) return [];
      if (kind === 'task') {
        const has = hasTask(reference, facts.tasks, all);
        const what = `${SAY[runner!] ?? runner} ${name}`;
        return has === undefined ? [] : [{ line, what, found: has }];
      }
      const has = isInTree(name, tree);
      return !has && isUncertain(name)
        ? []
        : [{ line, what: name, found: has }];
    });
  },
});
