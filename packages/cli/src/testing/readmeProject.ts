import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogInfo } from './project';
import { Folder, packageFolder } from './run';

const readme = () => readFileSync(join(packageFolder, 'README.md'), 'utf8');

/** A command that the README shows, and all that it says it prints. */
export interface Shown {
  args: string[];
  output: string;
}

/** The commands of the README, in their order. */
export const shownCommands = (): Shown[] =>
  [...readme().matchAll(/^```console\n\$ opaq ([^\n]*)\n([^]*?)^```/gm)].map(
    ([, args, output]) => ({ args: args.split(' '), output }),
  );

/** The project that they are run in: a branch that repairs one thing and breaks another. */
export function readmeProject(): Folder {
  const [, scorecard] = /^```yaml title="team\.yaml"\n([^]*?)^```/m.exec(
    readme(),
  )!;
  const folder = new Folder('churn');
  folder
    .write({
      'team.yaml': scorecard,
      'app.py': 'import pandas\n',
      'catalog-info.yaml': catalogInfo,
      Dockerfile: 'FROM python:3.12\nCOPY . /app\nUSER app\n',
    })
    .commit();
  folder.git('checkout', '--quiet', '-b', 'topic');
  return folder
    .write({
      Dockerfile: 'FROM python:3.12\nCOPY . /app\n',
      'pyproject.toml':
        '[project]\nname = "churn"\nversion = "1.0.0"\ndependencies = ["pandas"]\n',
    })
    .commit();
}
