import { stringify } from 'yaml';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

const weekly = { schedule: { interval: 'weekly' } };

/** What Dependabot can look after here. @see https://docs.github.com/en/code-security/dependabot */
function ecosystemsOf({ path, facts, speaks, repositoryHas }: Project) {
  const directory = `/${path}`;
  const kinds = facts.manifests.map(({ kind }) => kind);
  const entries: object[] = [];
  const add = (name: string, where = directory) =>
    entries.push({ 'package-ecosystem': name, directory: where, ...weekly });
  if (
    speaks('python') &&
    kinds.some(kind => /^(pyproject|requirements|Pipfile|setup\.)/.test(kind))
  )
    add('pip');
  if (kinds.includes('package.json')) add('npm');
  if (facts.dockerfiles.some(file => !file.path.includes('/'))) add('docker');
  if (entries.length > 0 && repositoryHas('.github/workflows')) {
    add('github-actions', '/');
  }
  return entries;
}

/** Dependabot where the project is on GitHub, Renovate elsewhere. */
export const updateBot: Repair = {
  repairs: { 'deps.update-bot': ['missing'] },
  make(project) {
    if (project.host === 'gitlab') {
      return {
        path: 'renovate.json',
        content: `${JSON.stringify(
          {
            $schema: 'https://docs.renovatebot.com/renovate-schema.json',
            extends: ['config:recommended'],
          },
          undefined,
          2,
        )}\n`,
        note: 'Renovate must be running for the group: https://docs.renovatebot.com/modules/platform/gitlab/.',
      };
    }
    const updates = ecosystemsOf(project);
    if (updates.length === 0) return undefined;
    return {
      path: '.github/dependabot.yml',
      content: stringify({ version: 2, updates }),
    };
  },
};
