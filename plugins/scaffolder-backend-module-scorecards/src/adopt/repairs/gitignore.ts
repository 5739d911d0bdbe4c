import { join } from '@opaq/engine';
import type { Repair } from '../Repair';

/** Data that the code reads beside itself, and that nobody has committed yet, stays out of git. */
export const gitignore: Repair = {
  repairs: { 'structure.data-dirs': ['unguarded'] },
  make: ({ path, has }) =>
    has('.gitignore')
      ? undefined
      : {
          path: join(path, '.gitignore'),
          content: `${[
            '# Data stays out of git.',
            'data/',
            '*.csv',
            '*.parquet',
            '*.xlsx',
            '.env',
            '.venv/',
            '__pycache__/',
            '.ipynb_checkpoints/',
          ].join('\n')}\n`,
          note: 'Say in the README where the data comes from.',
        },
};
