import { join } from '@opaq/engine';
import type { Repair } from '../Repair';

/** Settings of the usual linter of the language. Node's are a change of package.json as well. */
export const lint: Repair = {
  repairs: { 'quality.lint': ['missing', 'dependency', 'hooks'] },
  make({ path, speaks, has, result }) {
    const tool = String(result('quality.lint')?.data.tool ?? 'ruff');
    if (speaks('python') && tool === 'ruff' && !has('ruff.toml')) {
      return {
        path: join(path, 'ruff.toml'),
        content:
          '# https://docs.astral.sh/ruff/configuration/\nline-length = 100\n',
        note: '`ruff check` says what there is to mend; nothing of the code was changed.',
      };
    }
    if (speaks('r') && !speaks('node') && !has('.lintr')) {
      return {
        path: join(path, '.lintr'),
        content: 'linters: linters_with_defaults(line_length_linter(100))\n',
        note: '`lintr::lint_dir()` says what there is to mend; nothing of the code was changed.',
      };
    }
    return undefined;
  },
};
