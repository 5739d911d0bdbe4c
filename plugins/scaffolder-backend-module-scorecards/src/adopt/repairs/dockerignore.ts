import { dirname, join } from '@opaq/engine';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

/** What no image needs, whatever the project is. */
const NEVER = [
  '.git',
  '.env',
  '.venv',
  '**/__pycache__',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
  'node_modules',
  '.Rproj.user',
  '.Rhistory',
  'renv/library',
];

/** A Dockerfile may take in even these by their name. */
const isNamed = (project: Project, path: string) => {
  const text = project.read(path).toString('utf8');
  return (pattern: string) => text.includes(pattern.replace('**/', ''));
};

export const dockerignore: Repair = {
  repairs: { 'container.dockerignore': ['missing'] },
  make(project) {
    const [file] = project.facts.dockerfiles;
    if (!file) return undefined;
    const named = isNamed(project, file.path);
    const patterns = NEVER.filter(pattern => !named(pattern));
    return {
      path: join(project.path, join(dirname(file.path), '.dockerignore')),
      content: `${patterns.join('\n')}\n`,
      note: 'It leaves out what no image needs. Add what yours does not need either, such as data and notebooks.',
    };
  },
};
