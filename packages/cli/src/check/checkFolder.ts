import { realpathSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import {
  checks,
  collectorFor,
  DEFAULT_LIMITS,
  evaluate,
  files,
  subjectFromFiles,
  type Scorecard,
  type StoredFacts,
} from '@opaq/engine';
import { findWorkingTree, readDirectory } from '@opaq/engine/node';
import type { Report } from '@opaq/engine/report';
import { UserError } from '../UserError';

function folderAt(path: string): string {
  try {
    const folder = realpathSync(resolve(path));
    if (statSync(folder).isDirectory()) return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new UserError(
        `${path} cannot be opened: ${(error as Error).message}`,
      );
    }
    throw new UserError(`There is no folder ${path}.`);
  }
  throw new UserError(`${path} is a file: give the folder of the project.`);
}

function isEmpty(facts: StoredFacts): boolean {
  const { listing } = files.uses;
  const entries = facts.values[listing.name] as ReturnType<
    typeof listing.reduce
  >;
  return entries.length === 0;
}

/**
 * Judges the component in a folder. Where the folder lies inside a repository, what stands above it is read, too, for
 * what a component shares with its neighbours: licence, CI, locks.
 *
 * @throws {@link UserError} Where there is nothing to read.
 */
export async function checkFolder(
  path: string,
  scorecard: Scorecard,
  now: Date,
): Promise<Report> {
  const folder = folderAt(path);
  const tree = await findWorkingTree(folder);
  const top = tree?.top ?? folder;
  const root = relative(top, folder).split(sep).join('/');

  const collector = collectorFor(checks, DEFAULT_LIMITS);
  await readDirectory(top, collector, { component: root });
  const facts = collector.finish([root]).get(root)!;
  if (isEmpty(facts)) {
    throw new UserError(
      tree
        ? `There is nothing to check in ${path}: git tracks no file there. 'git add' what belongs to the project.`
        : `There is nothing to check in ${path}: it holds no files.`,
    );
  }
  return evaluate({
    facts,
    subject: subjectFromFiles(facts, basename(folder)),
    source: {
      url: top,
      ...(tree?.revision ? { revision: tree.revision } : {}),
      path: root,
    },
    scorecard,
    checks,
    now,
  });
}
