import fs from 'node:fs';
import { ConflictError, InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import type { Author } from './git';

/** New files by the parts of their path: a folder is a map of its own. */
type Folder = Map<string, Folder | Buffer>;

function foldersOf(files: ReadonlyMap<string, Buffer>): Folder {
  const root: Folder = new Map();
  for (const [path, content] of files) {
    const parts = path.split('/');
    const name = parts.pop()!;
    let folder = root;
    for (const part of parts) {
      const next = folder.get(part) ?? new Map();
      folder.set(part, next);
      folder = next as Folder;
    }
    folder.set(name, content);
  }
  return root;
}

/** Writes a tree that holds what another one holds, and the new files. */
async function addTo(
  dir: string,
  tree: string | undefined,
  added: Folder,
  at: string,
): Promise<string> {
  const entries =
    tree === undefined ? [] : (await git.readTree({ fs, dir, oid: tree })).tree;
  for (const [name, value] of added) {
    const path = `${at}${name}`;
    const index = entries.findIndex(entry => entry.path === name);
    const known = entries[index];
    if (value instanceof Map && (!known || known.type === 'tree')) {
      const oid = await addTo(dir, known?.oid, value, `${path}/`);
      const entry = { mode: '040000', path: name, oid, type: 'tree' as const };
      entries.splice(index < 0 ? entries.length : index, 1, entry);
    } else if (known || value instanceof Map) {
      throw new ConflictError(
        `${path} is in the repository already: nothing that is there is changed.`,
      );
    } else {
      const oid = await git.writeBlob({ fs, dir, blob: value });
      entries.push({ mode: '100644', path: name, oid, type: 'blob' });
    }
  }
  return git.writeTree({ fs, dir, tree: entries });
}

async function commitOf(dir: string, ref: string): Promise<string | undefined> {
  try {
    return await git.resolveRef({ fs, dir, ref });
  } catch (error) {
    if (error instanceof git.Errors.NotFoundError) return undefined;
    throw error;
  }
}

/**
 * Commits new files to a new branch that begins where the repository stands. Its working tree, its index and the branch that
 * is checked out stay as they are.
 *
 * @param options - `mark`: a line of the message by which a branch is known that was made before.
 * @returns The commit's hash; of the one that is there, where it has the mark.
 * @throws ConflictError - where somebody else's branch has the name, or a path is taken.
 */
export async function commitToBranch(options: {
  dir: string;
  branch: string;
  files: ReadonlyMap<string, Buffer>;
  message: string;
  mark: string;
  author: Author;
}): Promise<string> {
  const { dir, branch, files, message, mark, author } = options;
  const ref = `refs/heads/${branch}`;
  const made = await commitOf(dir, ref);
  if (made !== undefined) {
    const { commit } = await git.readCommit({ fs, dir, oid: made });
    if (commit.message.includes(mark)) return made;
    throw new ConflictError(
      `The repository has a branch ${branch} already: delete it, or take another name.`,
    );
  }
  const head = await commitOf(dir, 'HEAD');
  if (head === undefined) {
    throw new InputError(
      'The repository has no commit that a branch could begin at.',
    );
  }
  const { commit } = await git.readCommit({ fs, dir, oid: head });
  const tree = await addTo(dir, commit.tree, foldersOf(files), '');
  return git.commit({
    fs,
    dir,
    message: `${message}\n\n${mark}\n`,
    author,
    tree,
    parent: [head],
    ref,
  });
}
