import { tasks, type Task, type TaskFile } from '../../../facts/tasks/tasks';
import { mainLanguages } from '../../../facts/mainLanguages';
import { dirname } from '../../../tree';
import { fail, pass } from '../../answers';
import { defineCheck } from '../../Check';

const VERBS = [
  ['dev', 'setup'],
  ['test', 'test'],
  ['run', 'run'],
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
function verbsOf(files: readonly TaskFile[]) {
  return VERBS.map(([topic, verb]) => {
    for (const file of files) {
      const task = file.tasks.find(({ topics }) => topics.includes(topic));
      if (task) return { verb, found: { file, task } };
    }
    const own = topic === 'dev' && files.find(({ setsUp }) => setsUp);
    return { verb, found: own ? { file: own } : undefined };
  });
}

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
  run({ tasks: files, mainLanguages: main }) {
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
    const names = nearest.flatMap(file => file.tasks.map(({ name }) => name));
    const more = names.length > 8 ? ' …' : '';
    return fail(
      'partial',
      {
        path: [...new Set(nearest.map(({ path }) => path))].join(', '),
        missing: missing.join(', '),
        names: names.slice(0, 8).join(', ') + more,
      },
      [...new Set(nearest.map(({ path }) => path))].map(path => ({ path })),
    );
  },
});
