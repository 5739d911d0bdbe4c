import {
  isTable,
  lineMatching,
  parseToml,
  strings,
  tableAt,
  text,
} from '../data';
import type { Dependency, InterpreterSpec, ReadContent } from './Manifest';
import { pixiContent } from './pixi';
import { parseRequirementList } from './requirements';

const lists = (table: Record<string, unknown>) =>
  Object.values(table).flatMap(strings);

/** Poetry's tables: a package's name, and a range or a table that holds one. */
function named(table: Record<string, unknown>): Dependency[] {
  return Object.entries(table)
    .filter(([name]) => name !== 'python')
    .map(([name, value]) => ({
      name,
      spec: text(value) ?? text(tableAt(value).version) ?? '',
    }));
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

  const groups = Object.values(tableAt(poetry, 'group')).filter(isTable);
  const poetryTables = [
    tableAt(poetry, 'dependencies'),
    tableAt(poetry, 'dev-dependencies'),
    ...groups.map(group => tableAt(group, 'dependencies')),
  ];
  const python =
    text(project['requires-python']) ??
    text(tableAt(poetry, 'dependencies').python) ??
    text(tableAt(poetry, 'dependencies', 'python').version);
  const includes = dynamicFiles(data);
  return {
    dependencies: [
      ...parseRequirementList([
        ...strings(project.dependencies),
        ...lists(tableAt(project, 'optional-dependencies')),
        ...lists(tableAt(data, 'dependency-groups')),
        ...strings(tableAt(data, 'tool', 'uv')['dev-dependencies']),
        ...lists(tableAt(data, 'tool', 'pdm', 'dev-dependencies')),
        ...strings(tableAt(data, 'tool', 'flit', 'metadata').requires),
        ...hatch.flatMap(env => strings(tableAt(env).dependencies)),
      ]),
      ...poetryTables.flatMap(named),
      ...pixi.dependencies,
    ],
    interpreters: [...pythonSpec(python, content), ...pixi.interpreters],
    ...(includes.length > 0 ? { includes } : {}),
  };
}
