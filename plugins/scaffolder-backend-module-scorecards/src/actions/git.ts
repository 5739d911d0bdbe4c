import fs from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import git from 'isomorphic-git';

/** Who a commit is by. */
export interface Author {
  name: string;
  email: string;
}

/** As in the stock publish actions. */
export function authorOf(config: RootConfigService): Author {
  return {
    name: config.getOptionalString('scaffolder.defaultAuthor.name') ?? 'Portal',
    email:
      config.getOptionalString('scaffolder.defaultAuthor.email') ??
      'portal@localhost',
  };
}

/** Ties a commit to the task that made it, so that a task that is run again knows its own work. */
export const taskTrailer = (taskId: string) => `Scaffolder-Task: ${taskId}`;

/** Makes a folder a git repository whose only commit, on `main`, holds what .gitignore doesn't leave out. */
export async function commitAll(
  dir: string,
  options: { message: string; author: Author },
): Promise<string> {
  await git.init({ fs, dir, defaultBranch: 'main' });
  await git.add({ fs, dir, filepath: '.' });
  return git.commit({ fs, dir, ...options });
}

/** The newest commit of a repository; undefined where there is no repository, or none with a commit. */
export async function lastCommit(
  dir: string,
): Promise<{ hash: string; message: string } | undefined> {
  try {
    const [{ oid, commit }] = await git.log({ fs, dir, depth: 1 });
    return { hash: oid, message: commit.message };
  } catch (error) {
    if (error instanceof git.Errors.NotFoundError) return undefined;
    throw error;
  }
}
