import { join } from '@opaq/engine';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

const LANGUAGES = {
  Python: {
    language: 'python',
    file: '.python-version',
    oldest: /(?:>=|~=|\^|==)\s{0,3}(3\.\d{1,2})/,
  },
  Node: {
    language: 'node',
    file: '.nvmrc',
    oldest: /(?:>=|~|\^|=)?\s{0,3}v?(\d{2}(?:\.\d{1,2})?)/,
  },
} as const;

/** The version that wrote a notebook: the only one of which it is known that the code runs by it. */
function versionOfNotebooks({ facts, read }: Project): string | undefined {
  const versions = facts.files.matching(/\.ipynb$/).flatMap(path => {
    try {
      const { metadata } = JSON.parse(read(path).toString('utf8'));
      const version: unknown = metadata?.language_info?.version;
      return /^(3\.\d{1,2})\b/.exec(String(version))?.[1] ?? [];
    } catch {
      return [];
    }
  });
  // Where they differ nobody knows which one is meant.
  return new Set(versions).size === 1 ? versions[0] : undefined;
}

/** The oldest version that the project says it runs by, or the one that its notebooks were run by. */
export const interpreterPin: Repair = {
  repairs: { 'deps.interpreter-pinned': ['missing', 'open'] },
  make(project) {
    const { facts, path, has, result } = project;
    const name = String(result('deps.interpreter-pinned')?.data.name ?? '');
    const known = Object.entries(LANGUAGES).find(([key]) =>
      name.startsWith(key),
    )?.[1];
    if (!known || has(known.file)) return undefined;
    const spec = facts.manifests
      .flatMap(({ interpreters }) => interpreters)
      .find(({ language }) => language === known.language)?.spec;
    const version =
      known.oldest.exec(spec ?? '')?.[1] ??
      (known.language === 'python' ? versionOfNotebooks(project) : undefined);
    if (version === undefined) return undefined;
    return {
      path: join(path, known.file),
      content: `${version}\n`,
      note: `${
        spec === undefined
          ? 'The notebooks were last run by'
          : `\`${spec}\` begins at`
      } ${version}. Take a newer one where the tests pass with it.`,
    };
  },
};
