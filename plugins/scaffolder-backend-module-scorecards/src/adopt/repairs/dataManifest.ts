import { createHash } from 'node:crypto';
import { dirname, join } from '@opaq/engine';
import type { Repair } from '../Repair';

/** More is no manifest that anybody reads. */
const MAX_FILES = 200;

function commonFolder(paths: readonly string[], folder: string): string {
  const holdsAll = paths.every(path => path.startsWith(`${folder}/`));
  return folder === '' || holdsAll
    ? folder
    : commonFolder(paths, dirname(folder));
}

/** The checksums of the data that git tracks: which version of the data belongs to this version of the code. */
export const dataManifest: Repair = {
  repairs: { 'quality.data-versioning': ['tracked'] },
  make({ path: root, read, result }) {
    const found = result('quality.data-versioning')?.locations ?? [];
    const paths = found.map(({ path }) =>
      root === '' ? path : path.slice(root.length + 1),
    );
    if (paths.length === 0 || paths.length > MAX_FILES) return undefined;
    const folder = commonFolder(paths, dirname(paths[0]));
    const lines = paths.map(path => {
      const content = read(path);
      if (content.length === 0) return undefined;
      const sum = createHash('sha256').update(content).digest('hex');
      const name = folder === '' ? path : path.slice(folder.length + 1);
      return `${sum}  ${name}`;
    });
    if (lines.includes(undefined)) return undefined;
    return {
      path: join(root, join(folder, 'SHA256SUMS')),
      content: `${lines.join('\n')}\n`,
      note: `\`sha256sum --check SHA256SUMS\`${
        folder === '' ? '' : ` in \`${folder}\``
      } says whether the data is this version. Whoever changes the data changes the file with it.`,
    };
  },
};
