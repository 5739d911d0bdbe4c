import type { TaskRunner } from '../tasks/Task';

/** How a command begins that has a runner do tasks, and which. */
const RUNNERS: ReadonlyArray<[RegExp, TaskRunner]> = [
  [/^g?make (?!(.* )?(-f|--file|-C|--directory)\b)/, 'make'],
  [/^just (?!(.* )?(-f|--justfile|-d|-g|--working-directory)\b)/, 'just'],
  [/^(task|go-task) (?!(.* )?(-t|-d|-g|--taskfile|--dir|--global)\b)/, 'Task'],
  [/^(inv|invoke) (?!(.* )?(-c|-r)\b)/, 'invoke'],
  [/^nox (.* )?(-s|--sessions?|-e)[ =](?=[\w-])/, 'nox'],
  [/^mise (run|r) /, 'mise'],
  [/^(npm|pnpm|yarn|bun) (run|run-script) /, 'npm'],
  [/^npm (?=(test|start)( |$))/, 'npm'],
  [
    /^(yarn|pnpm) (?=(start|dev|build|test|lint|format|deploy|typecheck|[a-z][\w-]*:[\w:-]+)( |$))/,
    'npm',
  ],
  [/^(poe|poetry poe|uv run poe) /, 'Poe'],
];

const OPTION_WITH_VALUE =
  /^(-j|-l|-o|-W|--jobs|-w|--workspace|--filter|-F|--prefix|--cwd|-p|--python)$/;
const TASK_NAME = /^[A-Za-z][\w.:/-]{0,80}$/;

/** The tasks of the project that a command does, by the names of what does them. */
export function tasksIn(form: string): { runner: TaskRunner; name: string }[] {
  const found = RUNNERS.find(([pattern]) => pattern.test(form));
  if (!found) return [];
  const [pattern, runner] = found;
  const words = form.slice(pattern.exec(form)![0].length).split(' ');
  const names: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--' || /^[>|&]|\$\(|`/.test(word)) break;
    if (OPTION_WITH_VALUE.test(word)) index += 1;
    else if (!word.startsWith('-') && !word.includes('=')) names.push(word);
  }
  // Only make does several in turn; elsewhere the rest are arguments.
  const several = runner === 'make' ? names.slice(0, 10) : names.slice(0, 1);
  return several
    .filter(
      name =>
        TASK_NAME.test(name) && !/\byour\b|^target$|^name$|^task$/i.test(name),
    )
    .map(name => ({ runner, name }));
}
