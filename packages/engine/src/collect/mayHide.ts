import type { FileFact } from '../facts/Fact';

/** What is looked for in hidden folders, or would be found in one by its name alone. */
const NAMES = [
  ...['dependabot.yml', 'renovate.json', 'CODEOWNERS', 'config.yml'],
  ...['config.toml', 'workflows/ci.yml', 'pipeline.yml'],
  ...['README.md', 'Dockerfile', 'config', 'pre-commit'],
];

/**
 * Whether a fact might have found something among the paths that a pattern of `.gitattributes` leaves out of archives.
 *
 * A file is asked of the fact itself. Below a hidden folder only what is looked for there by the folder's name counts:
 * what may stand anywhere does not stand there. Any other folder, and a pattern with wildcards, can hide everything.
 *
 * @param pattern - From the repository's root.
 */
export function mayHide(
  pattern: string,
  fact: Pick<FileFact, 'select'>,
): boolean {
  // The patterns of a folder and of all that is in it.
  const path = pattern.replace(/\/(\*\*?)?$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/[*?[\\]/.test(path)) return true;

  const isFolder = path !== pattern;
  const isHidden = name.startsWith('.');
  if (!isHidden && (isFolder || !name.includes('.'))) return true;
  if (!isFolder && fact.select(path, 0)) return true;
  return (
    isHidden &&
    NAMES.some(
      file => fact.select(`${path}/${file}`, 0) && !fact.select(`a/${file}`, 0),
    )
  );
}
