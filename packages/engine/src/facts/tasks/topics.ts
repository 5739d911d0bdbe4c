import { topicsOf } from '../readme/evidence';
import { formsOf, simpleCommands } from '../readme/shell';
import { saysNoRun, topicsOfTask } from '../readme/taskVerbs';
import type { Topic } from '../readme/Topic';
import type { Task, TaskRunner, WrittenTask } from './Task';

const MAX_COMMAND = 300;
const MAX_COMMANDS = 20;

// A variable that is called so stands for the program.
const PROGRAMS: ReadonlyArray<[RegExp, string]> = [
  [/compose/i, 'docker compose'],
  [/docker|^podman$|^container_(tool|engine|runtime|cli|cmd)$/i, 'docker'],
  [/pytest/i, 'pytest'],
  [/pip/i, 'pip'],
  [/python|^py$/i, 'python'],
  [/rscript/i, 'Rscript'],
  [/poetry/i, 'poetry'],
  [/conda|mamba/i, 'conda'],
  [/^uv$/i, 'uv'],
  [/npm/i, 'npm'],
  [/^make$/i, 'make'],
];

const programOf = (variable: string) =>
  PROGRAMS.find(([pattern]) => pattern.test(variable))?.[1] ?? '';

/** A line of a recipe as a shell gets it: without the marks of make and just, the variables for programs filled in. */
export function shellLine(line: string): string {
  return line
    .slice(0, MAX_COMMAND)
    .trim()
    .replace(/^[@+-]{1,3}\s{0,5}/, '')
    .replace(/\$[({](\w{1,60})[)}]\/bin\//g, '')
    .replace(/\$[({](\w{1,60})[)}]|\{\{ ?(\w{1,60}) ?\}\}/g, (_, make, just) =>
      programOf(make ?? just),
    )
    .trim();
}

// A task that only says something does nothing: `npm init` writes such a test.
export const IDLE = /^(echo|printf|true|false|exit|:)( |$)/;

const HIDDEN =
  /^\s*[@+-]{0,3}\s{0,5}(?:\$[({]\w{1,60}[)}]|\{\{ ?\w{1,60} ?\}\})\s*$/;

const MAKES: Partial<Record<TaskRunner, string>> = {
  npm: 'npm run',
  PDM: 'pdm run',
  Hatch: 'hatch run',
  Rye: 'rye run',
  Pixi: 'pixi run',
  pyproject: 'uv run',
  nox: 'nox',
  tox: 'tox',
};

/** What the commands around and within a wrapper are for: `uv run pytest` makes an environment and tests. */
function topicsOfForms(forms: readonly string[]): Topic[] {
  // Each for itself: what `uv run` starts is not for that alone the project.
  const said = forms.map(form =>
    topicsOf({
      ...{ line: 0, forms: [form], place: 'code' },
      ...{ headings: '', note: '', told: true },
    }).flatMap(({ topic, weak }) => (weak ? [] : [topic])),
  );
  const innermost = said.findLast(topics => topics.length > 0) ?? [];
  return [...innermost, ...said[0].filter(topic => topic === 'dev')];
}

/** What a task is for. Its name says it where it is one of the usual words; what it runs says it in any language. */
export function describeTask(runner: TaskRunner, task: WrittenTask): Task {
  const forms = task.commands
    .slice(0, MAX_COMMANDS)
    .flatMap(line => simpleCommands(shellLine(line)))
    .map(words => formsOf(words).map(form => form.join(' ')))
    .filter(all => all.length > 0);
  const working = forms.filter(([command]) => !IDLE.test(command));
  // A whole command in a variable does something, and only the task's name says what.
  const isHidden = task.commands.some(line => HIDDEN.test(line));
  const topics = new Set<Topic>();
  if (
    working.length > 0 ||
    (forms.length === 0 && (task.delegates || isHidden))
  ) {
    const verb = MAKES[runner] ?? 'make';
    for (const topic of topicsOfTask(`${verb} ${task.name}`)) topics.add(topic);
    for (const topic of working.flatMap(topicsOfForms)) {
      if (topic !== 'run' || !saysNoRun(task.name)) topics.add(topic);
    }
  }
  const line = task.line === undefined ? {} : { line: task.line };
  return { name: task.name, ...line, topics: [...topics] };
}
