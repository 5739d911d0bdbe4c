import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isSoundRepository } from './soundRepository';

// Where something else is waited for than isSoundRepository looks at.
const TIMEOUT_MS = 20_000;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/**
 * A repository's own configuration can name programs for git to run. These settings win over it: no fsmonitor, no hooks,
 * no repository that hides in a folder without `.git`. Who owns the folder does not matter then, which is what git asks
 * in a container.
 */
const SETTINGS = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'safe.bareRepository=explicit',
  'safe.directory=*',
].flatMap(setting => ['-c', setting]);

/** Without the variables that lead git to another repository (as inside a hook), and with no way to fetch or to ask. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_'),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/**
 * What git prints; undefined where there is no git, no repository, or git refuses, and where the repository is made to
 * keep git waiting.
 *
 * @param input - What git reads from its standard input.
 */
export function git(
  folder: string,
  args: readonly string[],
  input = '',
): Promise<Buffer | undefined> {
  if (!isSoundRepository(folder)) return Promise.resolve(undefined);
  return new Promise(resolve => {
    const child = execFile(
      'git',
      ['--no-pager', ...SETTINGS, ...args],
      {
        cwd: folder,
        env: environment(),
        encoding: 'buffer',
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
        windowsHide: true,
      },
      (error, stdout) => resolve(error ? undefined : stdout),
    );
    // A git that ended early has said all it will say.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/**
 * The paths below a folder that git tracks, one character a byte, since a name need not be UTF-8. Undefined where git
 * can't say.
 */
export async function trackedPaths(
  folder: string,
): Promise<string[] | undefined> {
  const listed = await git(folder, [
    'ls-files',
    '-z',
    '--cached',
    '--no-recurse-submodules',
  ]);
  // A path that is in conflict is listed once for each side.
  return (
    listed &&
    [...new Set(listed.toString('latin1').split('\0'))].filter(Boolean)
  );
}

/**
 * A working tree of git.
 *
 * @public
 */
export interface WorkingTree {
  /** Absolute path of its top folder. */
  top: string;
  /** The commit that is checked out; undefined before the first one. */
  revision?: string;
}

/** Output of one line. */
export const line = (output: Buffer | undefined) =>
  output?.toString().replace(/\r?\n$/, '');

/** The arguments that make git print the commit that a name stands for. */
export const nameCommit = (name: string) => [
  'rev-parse',
  '--verify',
  '--quiet',
  `${name}^{commit}`,
];

/**
 * The working tree that a folder belongs to.
 *
 * @returns Undefined where there is no git, or no repository.
 * @public
 */
export async function findWorkingTree(
  folder: string,
): Promise<WorkingTree | undefined> {
  // One question for both: before the first commit the second line is missing.
  const stated = line(
    await git(folder, [
      'rev-parse',
      '--show-toplevel',
      '--revs-only',
      'HEAD^{commit}',
    ]),
  );
  const [, top, revision] =
    /^([^]*?)(?:\n([0-9a-f]{40,64}))?$/.exec(stated ?? '') ?? [];
  // A repository's configuration can claim any folder of the disk (core.worktree): only one around this folder is believed.
  const isAround =
    top &&
    existsSync(join(top, '.git')) &&
    `${realpathSync(folder)}${sep}`.startsWith(
      top.endsWith(sep) ? top : `${top}${sep}`,
    );
  if (!isAround) return undefined;
  return revision ? { top, revision } : { top };
}
