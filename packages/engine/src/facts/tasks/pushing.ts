import { PUSHES } from '../containers/pushes';
import { tasksIn } from '../readme/references';
import { formsOf, simpleCommands } from '../readme/shell';
import type { TaskRunner, WrittenTask } from './Task';
import { IDLE, shellLine } from './topics';

const MAX_COMMANDS = 100;

/** What a task runs, each from the outside in, without what it only says. */
const formsIn = ({ commands }: WrittenTask): string[] =>
  commands
    .slice(0, MAX_COMMANDS)
    .flatMap(line => simpleCommands(shellLine(line)))
    .flatMap(words => formsOf(words).map(form => form.join(' ')))
    .filter(form => !IDLE.test(form));

/** The names of the tasks that push an image, themselves or by another task of their file. */
export function pushingTasks(
  runner: TaskRunner,
  tasks: readonly WrittenTask[],
): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  const open: string[] = [];
  for (const task of tasks) {
    const forms = formsIn(task);
    if (forms.some(form => PUSHES.some(push => push.test(form)))) {
      open.push(task.name);
    }
    const called = forms
      .flatMap(tasksIn)
      .filter(one => one.runner === runner)
      .map(({ name }) => name);
    for (const name of new Set([...called, ...(task.needs ?? [])])) {
      callers.set(name, [...(callers.get(name) ?? []), task.name]);
    }
  }
  const found = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(callers.get(name) ?? []));
  }
  return found;
}
