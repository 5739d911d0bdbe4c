import { basename, dirname, join, type Listing } from '../../tree';
import type { CodeFile } from './code';

type Imports = Pick<CodeFile, 'language' | 'imports'>;

/** All names that imports of Python are made of: folders that are imported are among them. */
const namesImported = (found: ReadonlyMap<string, Imports>) =>
  new Set(
    [...found.values()]
      .filter(({ language }) => language === 'python')
      .flatMap(({ imports }) =>
        imports.flatMap(({ module }) => module.split('.')),
      ),
  );

/**
 * Tells whether what a file imports is the file beside it, which hides a package of that name: `from delta import x` beside
 * `delta.py`. In a folder that is imported itself it does not, for there an import begins with that folder.
 */
export function shadowing(
  found: ReadonlyMap<string, Imports>,
  { entries }: Listing,
) {
  const names = new Set<string>();
  for (const path of found.keys()) {
    if (path.endsWith('.py')) names.add(basename(path).slice(0, -3));
  }
  let imported: ReadonlySet<string> | undefined;
  let packages: ReadonlySet<string> | undefined;
  return (path: string, module: string) => {
    const dot = module.indexOf('.');
    const name = dot < 0 ? module : module.slice(0, dot);
    if (!names.has(name)) return false;
    const folder = dirname(path);
    const beside = join(folder, `${name}.py`);
    if (beside === path || !found.has(beside)) return false;
    imported ??= namesImported(found);
    packages ??= new Set(
      entries
        .filter(entry => basename(entry.path) === '__init__.py')
        .map(entry => dirname(entry.path)),
    );
    return !imported.has(basename(folder)) && !packages.has(folder);
  };
}
