import { stringify } from 'yaml';
import type { Repair } from '../Repair';

const hooks = (...ids: string[]) => ids.map(id => ({ id }));

/** Notebooks lose their outputs when they are committed. */
export const preCommit: Repair = {
  repairs: { 'quality.notebooks-clean': ['outputs'] },
  make: ({ path, has }) =>
    path !== '' || has('.pre-commit-config.yaml')
      ? undefined
      : {
          path: '.pre-commit-config.yaml',
          content: stringify({
            repos: [
              {
                repo: 'https://github.com/pre-commit/pre-commit-hooks',
                rev: 'v5.0.0',
                hooks: hooks('check-added-large-files', 'detect-private-key'),
              },
              {
                repo: 'https://github.com/kynan/nbstripout',
                rev: '0.8.1',
                hooks: hooks('nbstripout'),
              },
            ],
          }),
          note: 'Everybody who commits runs `pre-commit install` once. `pre-commit run --all-files` strips the notebooks that are there.',
        },
};
