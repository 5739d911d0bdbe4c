import type { Topic } from '../readme/Topic';

/** The tools that do a project's tasks by their names. @public */
export type TaskRunner =
  | 'make'
  | 'just'
  | 'Task'
  | 'invoke'
  | 'nox'
  | 'tox'
  | 'mise'
  | 'npm'
  | 'Poe'
  | 'PDM'
  | 'taskipy'
  | 'Hatch'
  | 'Rye'
  | 'Pixi'
  | 'pyproject';

/** Something that a project can be told to do by a name. @public */
export interface Task {
  name: string;
  line?: number;
  /** What it is for, by its name and by the commands behind it. */
  topics: Topic[];
  /** It pushes an image to a registry, itself or by another task of its file. */
  pushes?: true;
  /** The scripts that it runs, itself or by another task of its file. */
  scripts?: string[];
}

/** The tasks of one file. @public */
export interface TaskFile {
  path: string;
  /** Where its tasks are called: the component's own folder is empty, the one above it `..`. */
  folder: string;
  runner: TaskRunner;
  /** The runner makes the environment itself, as `npm install` and nox do: a task for it would only repeat that. */
  setsUp: boolean;
  tasks: Task[];
  /** Names that it has beside these, with `*` for what is only known when the runner runs. */
  unlisted?: string[];
}

/** A task as a file writes it. */
export interface WrittenTask {
  name: string;
  line?: number;
  /** Lines of shell behind it. */
  commands: string[];
  /** It does other tasks, so it does something even without a command. */
  delegates?: boolean;
  /** The tasks of its file that it says it needs. */
  needs?: string[];
}

/** The tasks that a file gives to one runner. */
export interface WrittenTasks {
  runner: TaskRunner;
  tasks: WrittenTask[];
}
