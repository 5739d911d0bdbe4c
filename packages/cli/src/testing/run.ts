import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// A test here starts several processes, each of which may wait its turn on a busy machine.
jest.setTimeout(60_000);

/** The folder of this package. */
// eslint-disable-next-line no-restricted-syntax -- tests are not part of the bundle, and stay where they are
export const packageFolder = join(__dirname, '../..');

/** The command as it is installed. */
export const binary = join(packageFolder, 'bin/opaq.js');

/** Makes the bundle that {@link opaq} runs. */
export function bundle(): void {
  execFileSync(process.execPath, [join(packageFolder, 'bundle.mjs')]);
}

export interface Run {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** The exit code of a process that was ended from outside, or by its lack of memory. */
const DIED = 128;

/** Runs the bundled command with no terminal. */
export function opaq(
  args: string[],
  cwd = tmpdir(),
  env: Record<string, string> = {},
): Promise<Run> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [binary, ...args],
      {
        cwd,
        env: {
          ...process.env,
          FORCE_COLOR: undefined,
          OPAQ_CONFIG: undefined,
          ...env,
        },
      },
      (error, stdout, stderr) =>
        resolve({
          exitCode: error ? Number(error.code ?? DIED) : 0,
          stdout,
          stderr,
        }),
    );
  });
}

/** A folder for one test. */
export class Folder {
  readonly path: string;
  readonly #parent = realpathSync(mkdtempSync(join(tmpdir(), 'opaq-cli-')));

  /** @param name - Of the folder, where a test shows it. */
  constructor(name = '') {
    this.path = join(this.#parent, name);
    mkdirSync(this.path, { recursive: true });
  }

  write(files: Record<string, string>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), content);
    }
    return this;
  }

  git(...args: string[]): string {
    return execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args],
      {
        cwd: this.path,
        // A commit of the same files has the same name in every run.
        env: {
          ...process.env,
          GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
          GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
        },
      },
    ).toString();
  }

  /** Puts everything that is in it into a repository, on the branch main where that is new. */
  commit(): this {
    if (!existsSync(join(this.path, '.git'))) {
      this.git('init', '--quiet', '--initial-branch=main');
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '-m', 'Begin');
    return this;
  }

  remove(): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }
}
