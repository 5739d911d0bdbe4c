import { excluder } from '../../tree/exclude';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { files, type Files } from '../repository/files';
import {
  ignoreFiles,
  seenFrom,
  type IgnoreFile,
} from '../repository/ignoreFiles';
import { projectFile } from '../repository/projectFile';
import { readme } from '.';
import { isInTree, lastOf, treeOf, type Tree } from './referenceTree';
import type { Reference } from './references';
import type { TaskRunner } from '../tasks/Task';
import { tasks, type TaskFile } from '../tasks/tasks';

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

/** What Python may find a module in: a file, or the folder of a package. */
const filesOf = (module: string) => {
  const path = module.replace(/\./g, '/');
  return [`${path}.py`, path];
};

/** Whether a module must be one of the project's: it is part of a package whose folder holds code at the root. */
function isOwnModule(module: string, { entries }: Files): boolean {
  const [first, ...rest] = module.split('.');
  const code =
    first === 'src' ? /^src\/(?:[^/]+\/)?[^/]+\.py$/ : /^[^/]+\/[^/]+\.py$/;
  return (
    rest.length > 0 &&
    entries.some(({ path }) => path.startsWith(`${first}/`) && code.test(path))
  );
}

/** Undefined where it can not be told. */
function hasTask(
  { name }: Reference,
  runner: TaskRunner,
  all: readonly TaskFile[],
  tree: Tree,
): boolean | undefined {
  const own = all.filter(
    file => file.runner === runner || file.runner === ALSO[runner],
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
  // A path is a target as well, and `server.js` is what npm starts where nothing is said.
  const isDefault =
    (runner === 'make' && tree.paths.has(name.toLowerCase())) ||
    (runner === 'npm' && name === 'start' && tree.paths.has('server.js'));
  if (isKnown || isDefault) return true;
  if (runner === 'make' && tree.makesMakefiles) return undefined;
  if (own.length > 0) return false;
  // Without tasks that were read: a manifest has none, a Makefile may hold what was not understood.
  if (runner === 'npm') return tree.runners.has('npm') ? false : undefined;
  return runner === 'make' && !tree.runners.has('make') ? false : undefined;
}

/** Tells of a path whether git is told to leave it out; each file is read once. */
function ignorer(all: readonly IgnoreFile[]): (path: string) => boolean {
  const rules = all
    .filter(({ tool }) => tool === 'git')
    .map(({ path, patterns }) => ({
      path,
      excludes: excluder(patterns.map(({ text }) => text)),
    }));
  return path =>
    rules.some(rule => {
      const seen = seenFrom(rule.path, path);
      return seen !== undefined && rule.excludes(seen);
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
    const tree = treeOf(all, [
      'server.js',
      ...named.flatMap(({ kind, name, within }) => [
        ...(kind === 'module' ? filesOf(name) : [name]),
        ...within,
      ]),
    ]);
    const isIgnored = ignorer(facts.ignoreFiles);
    const fetched = new Set(made.map(name => name.toLowerCase()));
    const own = new Set([subject.name, ...found.names].map(normal));
    const links = all.entries.filter(({ link }) => link);
    const isOwnFolder = (folder: string) =>
      /^(\.|\.\/|\$\(pwd\)|\$PWD)$/.test(folder) ||
      own.has(normal(folder.replace(/\/$/, ''))) ||
      // `/srv/churn` is where the project itself is deployed.
      (folder.startsWith('/') && own.has(normal(lastOf(folder)))) ||
      isInTree(folder.replace(/^\.\//, ''), tree);
    const isExcluded = excluder(facts.projectFile.exclude);
    const isUncertain = (path: string) =>
      fetched.has(lastOf(path)) ||
      isExcluded(path) ||
      [...facts.nestedFolders, ...links.map(link => link.path)].some(folder =>
        path.startsWith(`${folder}/`),
      ) ||
      (path.includes('/') &&
        all.has('.gitmodules') &&
        !tree.paths.has(path.split('/')[0].toLowerCase())) ||
      isIgnored(path);

    return named.flatMap((reference): NamedInReadme[] => {
      const { kind, name, line, runner, vague } = reference;
      // In a folder of another name, or of another repository, only what is found is told.
      const isVague = vague || !reference.within.every(isOwnFolder);
      if (kind === 'task' && runner) {
        const has = hasTask(reference, runner, facts.tasks, tree);
        const what = `${SAY[runner] ?? runner} ${name}`;
        return has === undefined || (isVague && !has)
          ? []
          : [{ line, what, found: has }];
      }
      if (kind === 'module') {
        const paths = filesOf(name);
        const has = paths.some(path => isInTree(path, tree));
        return !has &&
          (isVague || paths.some(isUncertain) || !isOwnModule(name, all))
          ? []
          : [{ line, what: name, found: has }];
      }
      const has = isInTree(name, tree);
      return !has && (isVague || isUncertain(name))
        ? []
        : [{ line, what: name, found: has }];
    });
  },
});
