import { defineFileFact } from '../Fact';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

/** What a file at the component's root says of the layout. @public */
export interface ProjectMark {
  path: string;
  line?: number;
  mark:
    | 'kedro'
    | 'buildSystem'
    | 'toolPlugin'
    | 'ccdsBadge'
    | 'rPackage'
    | 'ignoresData'
    | 'nodeFramework'
    | 'nodeWorkspaces';
  /** What was found, for a person. */
  what: string;
}

type Found = Omit<ProjectMark, 'path'>;

const LINES: ReadonlyArray<[RegExp, ProjectMark['mark'], RegExp, string]> = [
  [/^pyproject\.toml$/, 'kedro', /^\[tool\.kedro\]/, '[tool.kedro]'],
  [
    /^pyproject\.toml$/,
    'buildSystem',
    /^\[(?:project|build-system|tool\.poetry)\]/,
    'a Python package in pyproject.toml',
  ],
  [
    // The groups of entry points in which Airflow, Prefect and Kedro look for what extends them. Kedro's own projects
    // have one for hooks.
    /^(pyproject\.toml|setup\.(py|cfg))$/,
    'toolPlugin',
    /\b(?:apache_airflow_provider|airflow\.plugins|prefect\.collections|kedro\.(?:project_commands|global_commands|starters|cli_hooks|init|line_magic))\b/,
    'an entry point for a plug-in',
  ],
  [
    /^readme\.(md|rst|txt)$/i,
    'ccdsBadge',
    /cookiecutter-?data-?science/i,
    'the Cookiecutter Data Science badge',
  ],
  [/^DESCRIPTION$/, 'rPackage', /^Package:\s*\S/, 'Package: in DESCRIPTION'],
  [
    /^\.gitignore$/,
    'ignoresData',
    /^\/?data\/?(?:\*{1,2})?\s*$/,
    'a git-ignored data folder',
  ],
];

// `workspaces` of package.json, as npm and yarn read it; pnpm has a file for them.
const WORKSPACES = /^\s*"workspaces"\s*:/;
const PNPM_WORKSPACES = /^packages\s*:/;

/** One folder for each of a repository's packages, as workspaces are usually laid out: `packages/api/package.json`. */
const isWorkspaceManifest = (path: string) =>
  /^[^/]+\/[^/]+\/package\.json$/.test(path);

// The web frameworks that the catalogue names, as their packages are called.
const FRAMEWORK =
  /"(express|fastify|@hapi\/hapi|hapi|koa|@nestjs\/core|restify|hono|polka|@adonisjs\/core|@loopback\/rest|@feathersjs\/(?:express|koa)|elysia)"\s*:\s*"/;

/** The signs of a layout that stand inside files. */
export const projectMarks = defineFileFact<Found[], ProjectMark[]>({
  name: 'projectMarks',
  version: 4,
  scope: 'component',
  select: path =>
    /(^|\/)(pyproject\.toml|setup\.(py|cfg)|readme\.(md|rst|txt)|DESCRIPTION|\.gitignore|package\.json|pnpm-workspace\.yaml)$/i.test(
      path,
    ) && !isVendored(path),
  map(file) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const found: Found[] = [];
    for (const { text, line } of sourceOf(file).lines) {
      for (const [where, mark, pattern, what] of LINES) {
        if (where.test(name) && pattern.test(text)) {
          found.push({ mark, what, line });
        }
      }
      const framework = name === 'package.json' && FRAMEWORK.exec(text)?.[1];
      if (framework) {
        found.push({ mark: 'nodeFramework', what: framework, line });
      }
      if (
        (name === 'package.json' && WORKSPACES.test(text)) ||
        (name === 'pnpm-workspace.yaml' && PNPM_WORKSPACES.test(text))
      ) {
        found.push({ mark: 'nodeWorkspaces', what: 'workspaces', line });
      }
    }
    return found.length > 0 ? found : undefined;
  },
  reduce(found) {
    const isRooted = ([path]: [string, unknown]) => !path.includes('/');
    const hasWorkspaces = [...found]
      .filter(isRooted)
      .some(([, marks]) => marks.some(({ mark }) => mark === 'nodeWorkspaces'));
    return [...found].flatMap(([path, marks]) =>
      marks
        .filter(
          ({ mark }) =>
            isRooted([path, mark]) ||
            (hasWorkspaces &&
              mark === 'nodeFramework' &&
              isWorkspaceManifest(path)),
        )
        .map(mark => ({ path, ...mark })),
    );
  },
});
