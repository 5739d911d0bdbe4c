import { dirname } from '../tree';

/** Whether a path lies in a folder; everything lies in the root. */
export const inFolder = (folder: string, path: string) =>
  folder === '' || path.startsWith(`${folder}/`);

/** A path as it reads from a folder: `../uv.lock` for what stands above it. */
export function relativeTo(folder: string, path: string): string {
  let base = folder;
  let up = '';
  while (!inFolder(base, path)) {
    base = dirname(base);
    up += '../';
  }
  return up + (base === '' ? path : path.slice(base.length + 1));
}

/** Above a component only what a folder itself holds counts, and its hidden folders and docs: not its other children. */
export function isOwnFile(folder: string, path: string): boolean {
  if (!inFolder(folder, path)) return false;
  const rest = folder === '' ? path : path.slice(folder.length + 1);
  return (
    !rest.includes('/') || rest.startsWith('.') || rest.startsWith('docs/')
  );
}

/**
 * Whether a component's facts can look at a path: it is in the component's folder, or a folder above has it as its own.
 * A host that reads a repository for one component need not read the rest.
 */
export function isVisibleFrom(root: string, path: string): boolean {
  if (inFolder(root, path)) return true;
  let folder = root;
  while (folder !== '') {
    folder = dirname(folder);
    if (isOwnFile(folder, path)) return true;
  }
  return false;
}

/** Whether a pattern of `.gitattributes` can speak of paths that a component's facts look at. */
export function concerns(root: string, pattern: string): boolean {
  const path = pattern.replace(/\/(\*\*?)?$/, '');
  const folder = dirname(path);
  // Without a folder it counts at any depth.
  return (
    /[*?[\\]/.test(folder) ||
    inFolder(folder, root) ||
    isVisibleFrom(root, path)
  );
}
