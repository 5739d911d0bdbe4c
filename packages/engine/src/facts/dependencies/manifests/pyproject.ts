import {
  isTable,
  lineMatching,
  parseToml,
  strings,
  tableAt,
  text,
  type Table,
} from '../../parse';
import { isForDevelopment } from './development';
import type { Dependency, InterpreterSpec, ReadContent } from './Manifest';
import { namedDependencies } from './named';
import { pixiContent } from './pixi';
import { parseRequirementList } from './requirements';

type Scope = Dependency['scope'];

const listed = (list: readonly string[], scope?: Scope): Dependency[] =>
  parseRequirementList(list).map(one => (scope ? { ...one, scope } : one));

/** Lists of requirements by the name of their group; extras for development are not what a user leaves out. */
const groups = (table: Table, scope?: Scope): Dependency[] =>
  Object.entries(table).flatMap(([name, list]) =>
    listed(
      strings(list),
      scope ?? (isForDevelopment(name) ? 'dev' : 'optional'),
    ),
  );

/** Poetry's tables: a package's name, and a range or a table that holds one. */
function named(table: Table, scope?: Scope): Dependency[] {
  return namedDependencies(table, scope).filter(
    ({ name }) => name !== 'python',
  );
}

/** Files that the build backend reads the dependencies from. */
function dynamicFiles(data: Record<string, unknown>): string[] {
  if (!strings(tableAt(data, 'project').dynamic).includes('dependencies')) {
    return [];
  }
  const { file } = tableAt(
    data,
    'tool',
    'setuptools',
    'dynamic',
    'dependencies',
  );
  const hook = tableAt(
    data,
    ...['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt'],
  );
  const single = [text(file), text(hook.filename)];
  return [
    ...single.filter(path => path !== undefined),
    ...strings(file),
    ...strings(hook.files),
  ];
}

function pythonSpec(
  spec: string | undefined,
  content: string,
): InterpreterSpec[] {
  if (spec === undefined) return [];
  const line = lineMatching(content, /^\s*(requires-python|python)\s*=/);
  return [{ language: 'python', spec, line }];
}

/** `pyproject.toml`: PEP 621, PEP 735, Poetry, PDM, uv, Hatch, Flit and Pixi. Undefined where it only configures tools. */
export function readPyproject(content: string): ReadContent {
  const parsed = parseToml(content);
  if ('problem' in parsed) return parsed;
  const { data } = parsed;
  const project = tableAt(data, 'project');
  const poetry = tableAt(data, 'tool', 'poetry');
  const pixi = pixiContent(tableAt(data, 'tool', 'pixi'), content);
  const hatch = Object.values(tableAt(data, 'tool', 'hatch', 'envs'));
  const known = [project, poetry, tableAt(data, 'dependency-groups')];
  const declares =
    known.some(table => Object.keys(table).length > 0) ||
    pixi.dependencies.length > 0;
  if (!declares) return undefined;

  const poetryGroups = Object.values(tableAt(poetry, 'group')).filter(isTable);
  const python =
    text(project['requires-python']) ??
    text(tableAt(poetry, 'dependencies').python) ??
    text(tableAt(poetry, 'dependencies', 'python').version);
  const includes = dynamicFiles(data);
  const name = text(project.name) ?? text(poetry.name);
  return {
    dependencies: [
      ...listed(strings(project.dependencies)),
      ...groups(tableAt(project, 'optional-dependencies')),
      ...groups(tableAt(data, 'dependency-groups'), 'dev'),
      ...listed(
        strings(tableAt(data, 'tool', 'uv')['dev-dependencies']),
        'dev',
      ),
      ...groups(tableAt(data, 'tool', 'pdm', 'dev-dependencies'), 'dev'),
      ...listed(strings(tableAt(data, 'tool', 'flit', 'metadata').requires)),
      ...hatch.flatMap(env =>
        listed(strings(tableAt(env).dependencies), 'env'),
      ),
      ...named(tableAt(poetry, 'dependencies')),
      ...named(tableAt(poetry, 'dev-dependencies'), 'dev'),
      ...poetryGroups.flatMap(group =>
        named(tableAt(group, 'dependencies'), 'dev'),
      ),
      ...pixi.dependencies,
    ],
    ...(name ? { project: name } : {}),
    interpreters: [...pythonSpec(python, content), ...pixi.interpreters],
    ...(includes.length > 0 ? { includes } : {}),
  };
}
