import { basename, dirname, type SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { nearestFirst } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { readJustfile, readMakefile } from './makefile';
import { readInvoke, readNox, readTox } from './python';
import {
  readMise,
  readPixiTasks,
  readPyprojectTasks,
  readScripts,
  readTaskfile,
} from './tables';
import { pushingTasks } from './pushing';
import type { TaskFile, TaskRunner, WrittenTask, WrittenTasks } from './Task';
import { describeTask } from './topics';
import { unlistedNames } from './unlisted';

export type { Task, TaskFile, TaskRunner } from './Task';

type Found = Omit<TaskFile, 'path' | 'folder'>[];

interface Format {
  pattern: RegExp;
  read(content: string, path: string): WrittenTasks[];
}

const format = (
  runner: TaskRunner,
  pattern: RegExp,
  read: (content: string, path: string) => WrittenTask[],
): Format => ({
  pattern,
  read: (content, path) => [{ runner, tasks: read(content, path) }],
});

/** Where mise looks for tasks that are files: https://mise.jdx.dev/tasks/file-tasks.html. */
const MISE_FILE =
  /(^|\/)(\.?mise-tasks|\.?mise\/tasks|\.config\/mise\/tasks)\/((?:[^/]+\/)?[^/.]+(\.\w+)?)$/;

const readMiseFile = (content: string, path: string): WrittenTask[] => {
  const name = (MISE_FILE.exec(path)?.[3] ?? '')
    .replace(/\.\w+$/, '')
    .replace('/', ':');
  return [{ name, commands: content.split('\n', 200), delegates: true }];
};

const FORMATS: readonly Format[] = [
  format('make', /(^|\/)((GNUm|m|M)akefile|[^/]+\.mk)$/, readMakefile),
  format('just', /(^|\/)\.?justfile$/i, readJustfile),
  format('Task', /(^|\/)taskfile(\.dist)?\.ya?ml$/i, readTaskfile),
  format('invoke', /(^|\/)(tasks|duties)\.py$/, readInvoke),
  format('nox', /(^|\/)noxfile\.py$/, readNox),
  format('tox', /(^|\/)tox\.ini$/, readTox),
  format(
    'mise',
    /(^|\/)\.?mise(\.[\w-]+)?\.toml$|(^|\/)(\.?mise|\.config\/mise)\/config\.toml$|(^|\/)\.config\/mise\.toml$/,
    readMise,
  ),
  format('mise', MISE_FILE, readMiseFile),
  format('npm', /(^|\/)package\.json$/, readScripts),
  format('Pixi', /(^|\/)pixi\.toml$/, readPixiTasks),
  { pattern: /(^|\/)pyproject\.toml$/, read: readPyprojectTasks },
];

/** The runner's own verb creates the environment: `npm install`, `uv sync`; nox and tox create one for each task. */
const SETS_UP: ReadonlySet<TaskRunner> = new Set([
  ...(['npm', 'PDM', 'Hatch', 'Rye', 'Pixi', 'nox', 'tox'] as const),
  ...(['Poe', 'taskipy', 'pyproject'] as const),
]);

const MAX_CHARACTERS = 500_000;
const MAX_TASKS = 500;

function readTasks({ path, text }: SourceFile): Found | undefined {
  const known = FORMATS.find(({ pattern }) => pattern.test(path));
  if (!known || !text || text.length > MAX_CHARACTERS) return undefined;
  const found = known
    .read(text, path)
    .map(({ runner, tasks: written }) => {
      const unlisted = unlistedNames(runner, text);
      const own = written.slice(0, MAX_TASKS);
      const pushing = pushingTasks(runner, own);
      return {
        runner,
        setsUp: SETS_UP.has(runner),
        tasks: own.map(task => {
          const { pushes = false, scripts = [] } = pushing.get(task.name) ?? {};
          return {
            ...describeTask(runner, task),
            ...(pushes ? { pushes: true as const } : {}),
            ...(scripts.length > 0 ? { scripts } : {}),
          };
        }),
        ...(unlisted.length > 0 ? { unlisted } : {}),
      };
    })
    .filter(
      ({ tasks: described, unlisted }) => described.length > 0 || unlisted,
    );
  return found.length > 0 ? found : undefined;
}

/** The folder in which a file's tasks are called, whatever folder it is kept in. */
function folderOf(path: string, hasMakefile: boolean): string {
  if (hasMakefile && path.endsWith('.mk')) return '';
  return dirname(
    path
      .replace(MISE_FILE, '$1mise.toml')
      .replace(
        /(^|\/)(\.?mise|\.config(\/mise)?)\/[^/]*\.toml$/,
        '$1mise.toml',
      ),
  );
}

const NAMES =
  /^((gnu)?makefile|.*\.mk|\.?justfile|taskfile\..*|(tasks|duties|noxfile)\.py|tox\.ini|.*mise.*\.toml|(config|pixi|pyproject)\.toml|package\.json)$/i;

/** Spares nearly every path of a repository the patterns of all formats. */
const mayHoldTasks = (path: string) =>
  NAMES.test(basename(path)) || path.includes('mise');

/**
 * The tasks of the project by runner and file, those of the component's own folder, or of the nearest folder above it,
 * first. What make includes counts as a file of make.
 *
 * @public
 */
export const tasks = defineFileFact<Found, TaskFile[]>({
  name: 'tasks',
  version: 4,
  scope: 'nearest',
  select: path =>
    mayHoldTasks(path) &&
    FORMATS.some(({ pattern }) => pattern.test(path)) &&
    !isVendored(path),
  map: readTasks,
  reduce(found) {
    const hasMakefile = [...found.keys()].some(path =>
      /^(GNUm|m|M)akefile$/.test(path),
    );
    return [...found]
      .flatMap(([path, files]) =>
        files.map(file => ({
          path,
          folder: folderOf(path, hasMakefile),
          ...file,
        })),
      )
      .sort(nearestFirst);
  },
});
