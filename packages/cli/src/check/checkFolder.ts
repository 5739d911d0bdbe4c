import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join, posix, relative, resolve, sep } from 'node:path';
import {
  collectorFor,
  DEFAULT_LIMITS,
  evaluate,
  files,
  projectFile,
  subjectFromFiles,
  type FactCollector,
  type ProjectFile,
  type StoredFacts,
} from '@opaq/engine';
import {
  commitNamed,
  findWorkingTree,
  mergeBaseOf,
  readDirectory,
  readRevision,
  type WorkingTree,
} from '@opaq/engine/node';
import type { Report } from '@opaq/engine/report';
import type { Settings } from '../config/readSettings';
import { UserError } from '../UserError';
import type { Base } from './compare';

/** What a project's settings are called; the first one counts. */
export const PROJECT_FILES = ['.opaq.yaml', '.opaq.yml'] as const;

/** A folder to be judged, and the repository that it lies in. */
export interface Project {
  /** As the user named it. */
  path: string;
  /** Absolute, without links. */
  folder: string;
  tree?: WorkingTree;
  /** What is read: the repository, else the folder itself. */
  top: string;
  /** Of the folder in what is read; `/` between names. */
  root: string;
}

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

/** @throws {@link UserError} Where there is no such folder. */
export async function projectAt(path: string): Promise<Project> {
  const folder = folderAt(path);
  const tree = await findWorkingTree(folder);
  const top = tree?.top ?? folder;
  const root = relative(top, folder).split(sep).join('/');
  return { path, folder, top, root, ...(tree && { tree }) };
}

function isEmpty(facts: StoredFacts): boolean {
  const { listing } = files.uses;
  const entries = facts.values[listing.name] as ReturnType<
    typeof listing.reduce
  >;
  return entries.length === 0;
}

/** What a reader finds in the project's folder; undefined where that is nothing. */
async function collect(
  { root }: Project,
  { catalogue: { checks } }: Settings,
  read: (collector: FactCollector) => Promise<void>,
): Promise<StoredFacts | undefined> {
  const collector = collectorFor(checks, DEFAULT_LIMITS);
  await read(collector);
  const facts = collector.finish([root]).get(root)!;
  return isEmpty(facts) ? undefined : facts;
}

function report(
  facts: StoredFacts,
  { folder, top, root }: Project,
  revision: string | undefined,
  { catalogue: { checks }, scorecard, teams }: Settings,
  now: Date,
): Report {
  return evaluate({
    facts,
    subject: {
      ...subjectFromFiles(facts, basename(folder)),
      ...(teams && { teams }),
    },
    source: { url: top, ...(revision && { revision }), path: root },
    scorecard,
    checks,
    now,
  });
}

/** Settings that lie in the folder and were not read: whoever has just written them would not see why nothing changes. */
function unreadSettings(
  { folder, root }: Project,
  facts: StoredFacts,
): Report['problems'] {
  const { path: isRead } = facts.values[projectFile.name] as ProjectFile;
  const name =
    !isRead && PROJECT_FILES.find(file => existsSync(join(folder, file)));
  if (!name) return [];
  const path = posix.join(root, name);
  return [
    {
      path,
      message: `${path}: git does not track it, so nothing in it holds; 'git add' it`,
    },
  ];
}

/**
 * Judges the component in a folder. Where the folder lies inside a repository, what stands above it is read, too, for
 * what a component shares with its neighbours: licence, CI, locks.
 *
 * @throws {@link UserError} Where there is nothing to read.
 */
export async function checkFolder(
  project: Project,
  settings: Settings,
  now: Date,
): Promise<Report> {
  const { path, top, root, tree } = project;
  const facts = await collect(project, settings, collector =>
    readDirectory(top, collector, { component: root }),
  );
  if (facts) {
    const found = report(facts, project, tree?.revision, settings, now);
    const problems = [...unreadSettings(project, facts), ...found.problems];
    return { ...found, problems };
  }
  throw new UserError(
    tree
      ? `There is nothing to check in ${path}: git tracks no file there. 'git add' what belongs to the project.`
      : `There is nothing to check in ${path}: it holds no files.`,
  );
}

/**
 * Judges the same component as it was where its history left a revision, so that what happened there since is not held
 * against this change. The working tree is not touched.
 *
 * @param name - A branch, tag or commit.
 * @throws {@link UserError} Where there is no such revision.
 */
export async function checkBase(
  project: Project,
  name: string,
  settings: Settings,
  now: Date,
): Promise<Base> {
  const { path, top, root, tree } = project;
  if (!tree) {
    throw new UserError(
      `--base needs git: ${path} is not in a repository, or git is not installed.`,
    );
  }
  const commit = await commitNamed(top, name);
  if (!commit) {
    throw new UserError(
      `There is no revision '${name}' in this repository. A clone of CI is often cut short: fetch the whole history first (GitHub Actions: fetch-depth: 0; GitLab CI: GIT_DEPTH: 0).`,
    );
  }
  const revision =
    (tree.revision && (await mergeBaseOf(top, commit, tree.revision))) ??
    commit;
  const facts = await collect(project, settings, collector =>
    readRevision(top, revision, collector, { component: root }),
  );
  const found = facts && report(facts, project, revision, settings, now);
  return { name, revision, ...(found?.covered && { report: found }) };
}
