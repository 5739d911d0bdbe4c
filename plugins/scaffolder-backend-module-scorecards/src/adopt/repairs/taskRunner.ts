import { join } from '@opaq/engine';
import { commandsOf } from '../commands';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

/** The command by which the README runs the project; undefined where a reader has to fill something in. */
function runCommand({ facts, read }: Project): string | undefined {
  const { readme } = facts;
  const { line, command } = readme?.topics.run ?? {};
  if (!readme || line === undefined || command === undefined) return undefined;
  const text = read(readme.path).toString('utf8').split('\n')[line - 1]?.trim();
  const written = text?.replace(/^\$ /, '') ?? '';
  return written.startsWith(command) && !/[<>`\\]|\.\.\.|…/.test(written)
    ? written
    : undefined;
}

/** The commands that the project shows already, under the names that every project has. */
export const taskRunner: Repair = {
  repairs: { 'structure.task-runner': ['none'] },
  make(project) {
    const commands = commandsOf(project);
    const run = runCommand(project);
    const isTested = project.result('quality.tests')?.outcome === 'pass';
    if (!commands || !run || !isTested || project.has('Makefile')) {
      return undefined;
    }
    const isVirtual =
      commands.language === 'python' &&
      commands.setup[0].startsWith('pip install -');
    const local = (command: string) =>
      isVirtual
        ? command.replace(/^(python|pip|pytest)\b/, '.venv/bin/$1')
        : command;
    const target = (name: string, help: string, lines: readonly string[]) =>
      [
        `${name}: ## ${help}`,
        ...lines.map(line => `\t${local(line).replaceAll('$', '$$$$')}`),
        '',
      ].join('\n');
    const setup = isVirtual
      ? ['python3 -m venv .venv', ...commands.setup]
      : commands.setup;
    return {
      path: join(project.path, 'Makefile'),
      content: [
        '.PHONY: setup test run\n',
        target('setup', 'Make the environment', setup),
        target('test', 'Run the tests', commands.verify),
        target('run', `Run it, as ${project.facts.readme?.path} says`, [run]),
      ].join('\n'),
      note: 'The commands are those of the README and the manifests. Run each once, and name them in the README.',
    };
  },
};
