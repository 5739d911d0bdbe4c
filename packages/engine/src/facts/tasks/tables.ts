import {
  isTable,
  lineMatching,
  parseJson,
  parseToml,
  parseYaml,
  strings,
  tableAt,
  type Table,
} from '../parse';
import type { TaskRunner, WrittenTask, WrittenTasks } from './Task';

const MAX_TASKS = 500;
// A character that means something in a regular expression is rare in the name of a task, and then it has no line.
const PLAIN = /^[\w:.-]{1,80}$/;

function lineOf(content: string, name: string): number | undefined {
  if (!PLAIN.test(name)) return undefined;
  const key = name.replaceAll('.', '\\.');
  return lineMatching(
    content,
    new RegExp(`^\\s*(\\[[\\w.]*\\.)?["']?${key}["']?\\s*[:=\\]]`),
  );
}

// The keys under which the tools keep what a task runs.
const KEYS = ['cmd', 'cmds', 'run', 'shell', 'command', 'commands', 'script'];
const SEQUENCES = ['composite', 'sequence', 'chain', 'depends', 'deps'];

/** What a task runs, as a text, a list, or a table that holds one of them. */
function commandsOf(value: unknown, runner: string): string[] {
  if (typeof value === 'string') return value.split('\n');
  if (Array.isArray(value)) {
    return value.flatMap(item =>
      typeof item === 'string' ? [item] : commandsOf(item, runner),
    );
  }
  if (!isTable(value)) return [];
  const commands = KEYS.flatMap(key => {
    const command = value[key];
    // Pixi and PDM may write one command as a list of its words.
    const words = strings(command);
    return words.length > 0 && key === 'cmd' && /pixi|pdm/.test(runner)
      ? [words.join(' ')]
      : commandsOf(command, runner);
  });
  return commands;
}

function refersOnly(value: unknown): boolean {
  if (!isTable(value)) return false;
  return [...SEQUENCES, 'call', 'ref', 'task', 'depends-on', 'depends_on'].some(
    key => key in value,
  );
}

/** The tasks that a table says it does, by their names: `deps: [build]`, `cmds: [{task: push}]`. */
function needsOf(value: unknown): string[] {
  if (!isTable(value)) return [];
  const named = [...SEQUENCES, 'depends-on', 'depends_on', 'cmds'].flatMap(
    key => {
      const items = value[key];
      return Array.isArray(items) ? (items as unknown[]) : [];
    },
  );
  const names = named.flatMap(item => (isTable(item) ? item.task : item));
  return strings([...names, value.call, value.ref, value.task]);
}

/** Tasks by name. `runner` is how one task calls another. */
function tasksOf(
  table: Table,
  content: string,
  runner = '',
  prefix = '',
): WrittenTask[] {
  return Object.entries(table)
    .filter(([name]) => !name.startsWith('_'))
    .slice(0, MAX_TASKS)
    .map(([name, value]) => ({
      name: prefix + name,
      line: lineOf(content, name),
      commands: commandsOf(value, runner),
      delegates: refersOnly(value),
      needs: needsOf(value),
    }));
}

/** The scripts of `package.json`. */
export function readScripts(content: string): WrittenTask[] {
  const parsed = parseJson(content);
  if ('problem' in parsed) return [];
  return tasksOf(tableAt(parsed.data, 'scripts'), content);
}

/** `Taskfile.yml`: https://taskfile.dev/reference/schema/. */
export function readTaskfile(content: string): WrittenTask[] {
  const parsed = parseYaml(content);
  if ('problem' in parsed) return [];
  return tasksOf(tableAt(parsed.data, 'tasks'), content, 'task');
}

/** `mise.toml`, and files of tasks that it names: https://mise.jdx.dev/tasks/toml-tasks.html. */
export function readMise(content: string): WrittenTask[] {
  const parsed = parseToml(content);
  if ('problem' in parsed) return [];
  return tasksOf(tableAt(parsed.data, 'tasks'), content, 'mise run');
}

function pixiTasks(data: Table, content: string): WrittenTask[] {
  const parts = [
    data,
    ...Object.values(tableAt(data, 'feature')),
    ...Object.values(tableAt(data, 'target')),
  ];
  return parts.flatMap(part =>
    tasksOf(tableAt(part, 'tasks'), content, 'pixi run'),
  );
}

/** `pixi.toml`: https://pixi.sh/latest/workspace/advanced_tasks/. */
export function readPixiTasks(content: string): WrittenTask[] {
  const parsed = parseToml(content);
  return 'problem' in parsed ? [] : pixiTasks(parsed.data, content);
}

/** Most are none of a task runner: a look at the text spares the parser. */
const HAS_TASKS =
  /^\[+tool\.(poe|pdm\.scripts|taskipy|hatch|rye|pixi)|scripts\]|^\[project\.scripts/m;

/** The tools that keep tasks in `pyproject.toml`, and the commands that the project installs. */
export function readPyprojectTasks(content: string): WrittenTasks[] {
  if (!HAS_TASKS.test(content)) return [];
  const parsed = parseToml(content);
  if ('problem' in parsed) return [];
  const { data } = parsed;
  const tool = tableAt(data, 'tool');
  const envs = Object.entries(tableAt(tool, 'hatch', 'envs'));
  const from = (runner: TaskRunner, keys: string[], call: string) => ({
    runner,
    tasks: tasksOf(tableAt(tool, ...keys), content, call),
  });
  // An entry point names a function: what it does is known by its own name alone.
  const entryPoints = [
    ...Object.keys(tableAt(data, 'project', 'scripts')),
    ...Object.keys(tableAt(tool, 'poetry', 'scripts')),
  ].map(name => ({
    name,
    line: lineOf(content, name),
    commands: [],
    delegates: true,
  }));
  return [
    from('Poe', ['poe', 'tasks'], 'poe'),
    from('PDM', ['pdm', 'scripts'], 'pdm run'),
    from('taskipy', ['taskipy', 'tasks'], 'task'),
    from('Rye', ['rye', 'scripts'], 'rye run'),
    {
      runner: 'Hatch' as const,
      tasks: envs.flatMap(([env, value]) =>
        tasksOf(
          tableAt(value, 'scripts'),
          content,
          'hatch run',
          env === 'default' ? '' : `${env}:`,
        ),
      ),
    },
    {
      runner: 'Pixi' as const,
      tasks: pixiTasks(tableAt(tool, 'pixi'), content),
    },
    { runner: 'pyproject' as const, tasks: entryPoints },
  ].filter(({ tasks }) => tasks.length > 0);
}
