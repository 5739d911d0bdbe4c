import {
  commandsInLine,
  formsRunBy,
  pushesImage,
  scriptsRunBy,
} from '../containers/pushingScripts';
import { tasksIn } from '../readme/tasksIn';
import type { TaskRunner, WrittenTask } from './Task';

const MAX_COMMANDS = 100;
const MAX_SCRIPTS = 20;

/** What a task does for images, itself or by other tasks of its file. */
export interface Pushing {
  pushes: boolean;
  /** The scripts that it runs, which may push. */
  scripts: string[];
}

/** By name, the tasks that push an image, or run scripts, themselves or by another task of their file. */
export function pushingTasks(
  runner: TaskRunner,
  tasks: readonly WrittenTask[],
): ReadonlyMap<string, Pushing> {
  const callers = new Map<string, string[]>();
  const found = new Map<string, Pushing>();
  const open: string[] = [];
  for (const task of tasks) {
    const commands = task.commands
      .slice(0, MAX_COMMANDS)
      .flatMap(commandsInLine);
    const forms = formsRunBy(commands);
    const pushes = pushesImage(forms);
    const scripts = scriptsRunBy(commands).slice(0, MAX_SCRIPTS);
    if (pushes || scripts.length > 0) {
      found.set(task.name, { pushes, scripts });
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
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const { pushes, scripts } = found.get(name)!;
    for (const caller of callers.get(name) ?? []) {
      const known = found.get(caller) ?? { pushes: false, scripts: [] };
      const more = {
        pushes: known.pushes || pushes,
        scripts: [...new Set([...known.scripts, ...scripts])].slice(
          0,
          MAX_SCRIPTS,
        ),
      };
      const isMore =
        more.pushes !== known.pushes ||
        more.scripts.length > known.scripts.length;
      if (isMore) {
        found.set(caller, more);
        open.push(caller);
      }
    }
  }
  return found;
}
