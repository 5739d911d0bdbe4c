import { tasks, type Task, type TaskFile } from '../../../facts/tasks/tasks';
import { mainLanguages } from '../../../facts/repository/mainLanguages';
import { dirname } from '../../../tree';
import { fail, listed, pass } from '../../answers';
import { defineCheck } from '../../Check';

/** Each verb, and the names that say it best where several tasks do. */
const VERBS = [
  ['dev', 'setup', /^(setup|install|init|bootstrap|deps|env)\b/i],
  ['test', 'test', /^tests?$/i],
  ['run', 'run', /^(run|start|serve|dev|train|up)\b/i],
] as const;

interface Found {
  file: TaskFile;
  task?: Task;
}

const at = ({ file, task }: Found) =>
  task?.line === undefined
    ? { path: file.path }
    : { path: file.path, line: task.line };

/** The first task for each verb among the files of one folder; a runner that sets up by itself needs none for that. */
function verbsOf(
  files: readonly TaskFile[],
): { verb: string; found?: Found }[] {
  return VERBS.map(([topic, verb, usual]) => {
    const all = files.flatMap(file =>
      file.tasks
        .filter(({ topics }) => topics.includes(topic))
        .map(task => ({ file, task })),
    );
    const best = all.find(({ task }) => usual.test(task.name)) ?? all[0];
    if (best) return { verb, found: best };
    const own = topic === 'dev' && files.find(({ setsUp }) => setsUp);
    return { verb, found: own ? { file: own } : undefined };
  });
}

/** As many names of tasks as a sentence bears. */
const MAX_NAMES = 8;

const inPlace = (path: string) => /^(\.\.)?(\/\.\.)*$/.test(path);

export const taskRunner = defineCheck({
  id: 'structure.task-runner',
  title: 'One task runner sets up, tests and runs the project',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { tasks, mainLanguages },
  messages: {
    complete: 'There are tasks to set up, test and run: {{tasks}}.',
    partial: '{{path}} has no task for: {{missing}}. It has: {{names}}.',
    none: 'No task runner was found: no Makefile, justfile, Taskfile.yml, tasks.py, noxfile.py, mise.toml, or scripts in package.json or pyproject.toml.',
  },
  run({ tasks: all, mainLanguages: main }) {
    // The program that a project installs is a task only where it is called as one.
    const files = all.filter(
      ({ runner, tasks: own }) =>
        runner !== 'pyproject' || own.some(({ topics }) => topics.length > 0),
    );
    const parts = main.flatMap(({ manifests: [first] }) =>
      first ? [dirname(first.path)] : [],
    );
    const above = files.filter(({ folder }) => inPlace(folder));
    const groups = [
      above,
      // The tasks of a project that lives one folder down are called there, on top of those of its root.
      ...parts.map(part => [
        ...above,
        ...files.filter(({ folder }) => folder === part),
      ]),
    ].filter(group => group.length > 0);
    for (const group of groups) {
      const verbs = verbsOf(group);
      const found = verbs.flatMap(one => one.found ?? []);
      if (found.length < verbs.length) continue;
      const named = verbs.map(({ verb, found: one }) =>
        one?.task
          ? `${one.task.name} (${one.file.path})`
          : `${verb} by ${one?.file.runner} itself (${one?.file.path})`,
      );
      return pass('complete', { tasks: named.join(', ') }, found.map(at));
    }
    const [nearest] = groups;
    if (!nearest) return fail('none');
    const missing = verbsOf(nearest)
      .filter(({ found }) => !found)
      .map(({ verb }) => verb);
    const names = [
      ...new Set(nearest.flatMap(file => file.tasks.map(({ name }) => name))),
    ];
    return fail(
      'partial',
      {
        path: [...new Set(nearest.map(({ path }) => path))].join(', '),
        missing: missing.join(', '),
        names: listed(names, MAX_NAMES),
      },
      [...new Set(nearest.map(({ path }) => path))].map(path => ({ path })),
    );
  },
});
