import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../package.json';
import { parseXml } from './testing/markup';
import { binary, bundle, Folder, type Run } from './testing/run';

const repository = join(__dirname, '../../..');

/** The YAML blocks of a recipe. */
const recipe = (name: string) =>
  [
    ...readFileSync(
      join(repository, `docs/recipes/${name}.md`),
      'utf8',
    ).matchAll(/^```yaml[^\n]*\n([^]*?)^```/gm),
  ].map(([, text]) => parse(text));

let origin: Folder;
let clone: Folder;
let tools: Folder;

/** Runs a line of a recipe as a service does: bash that stops at the first failure. */
function run(script: string, env: Record<string, string> = {}): Promise<Run> {
  return new Promise(resolve => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
      {
        cwd: clone.path,
        env: {
          ...process.env,
          PATH: [join(tools.path, 'bin'), process.env.PATH].join(delimiter),
          ...env,
        },
      },
      (error, stdout, stderr) =>
        resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const read = (path: string) => readFileSync(join(clone.path, path), 'utf8');

/** A program on PATH that only notes how it was called, and answers. */
function stub(name: string, script: string): void {
  tools.write({ [`bin/${name}`]: `#!/bin/sh\n${script}\n` });
  chmodSync(join(tools.path, 'bin', name), 0o755);
}

beforeAll(bundle);

beforeEach(() => {
  tools = new Folder();
  mkdirSync(join(tools.path, 'bin'));
  symlinkSync(process.execPath, join(tools.path, 'bin/node'));
  symlinkSync(binary, join(tools.path, 'bin/opaq'));
  origin = new Folder()
    .write({ 'app.py': '', Dockerfile: 'FROM python:3.12\nUSER app\n' })
    .commit();
  clone = new Folder();
  execFileSync('git', ['clone', '--quiet', origin.path, clone.path]);
  clone.git('checkout', '--quiet', '-b', 'topic');
});

afterEach(() => [origin, clone, tools].forEach(folder => folder.remove()));

const worse = () =>
  clone.write({ Dockerfile: 'FROM python:3.12\nUSER root\n' }).commit();

describe('the recipe for GitHub', () => {
  const [workflow] = recipe('github-actions');
  const { steps } = workflow.jobs.opaq;
  const step = (name: string) =>
    steps.find((one: Record<string, string>) => one.name === name);
  const env = () => ({
    GITHUB_BASE_REF: 'main',
    GITHUB_REPOSITORY: 'acme/churn',
    GITHUB_STEP_SUMMARY: join(tools.path, 'summary.md'),
    PULL_REQUEST: '7',
  });

  it('runs on pull requests, with no more rights than it uses, and pins what it uses', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const used = steps.flatMap(({ uses }: { uses?: string }) => uses ?? []);
    expect(used).toHaveLength(3);
    for (const action of used) {
      expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40}$/);
    }
    expect(step('Install opaq').run).toBe(
      `npm install --global @opaq/cli@${version}`,
    );
    expect(step('Findings').with.sarif_file).toBe('opaq.sarif');
    expect(steps[0].with['fetch-depth']).toBe(0);
  });

  it('fails where something got worse, and leaves what the other steps need', async () => {
    expect((await run(step('Check').run, env())).exitCode).toBe(0);
    worse();
    const { exitCode, stdout, stderr } = await run(step('Check').run, env());
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('1 check got worse.');
    expect(JSON.parse(read('opaq.sarif')).version).toBe('2.1.0');
    expect((await run(step('Show it with the run').run, env())).exitCode).toBe(
      0,
    );
    expect(readFileSync(join(tools.path, 'summary.md'), 'utf8')).toBe(
      read('opaq.md'),
    );
  });

  it('writes one comment, and later writes it anew', async () => {
    worse();
    await run(step('Check').run, env());
    const log = join(tools.path, 'calls');
    const calls = () => readFileSync(log, 'utf8').trim().split('\n');
    stub('gh', `echo "$@" >> '${log}'`);
    expect((await run(step('Comment').run, env())).exitCode).toBe(0);
    expect(calls()[1]).toBe(
      'api --silent repos/acme/churn/issues/7/comments --field body=@opaq.md',
    );
    // As the service would have found it, by what stands in the first line.
    stub(
      'gh',
      `echo "$@" >> '${log}'\ncase "$*" in *--jq*) test "$MARKER" = "$(head -n 1 opaq.md)" && echo 99;; esac`,
    );
    expect((await run(step('Comment').run, env())).exitCode).toBe(0);
    expect(calls().pop()).toBe(
      'api --silent --method PATCH repos/acme/churn/issues/comments/99 --field body=@opaq.md',
    );
  });
});

describe('the recipe for GitLab', () => {
  const [{ opaq }, { 'opaq-level': level }] = recipe('gitlab-ci');
  const scriptOf = (job: { script: string[] }) => job.script.join('\n');

  it('fails where something got worse, and leaves its report', async () => {
    const base = clone.git('rev-parse', 'origin/main').trim();
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    expect((await run(scriptOf(opaq), env)).exitCode).toBe(0);
    worse();
    expect((await run(scriptOf(opaq), env)).exitCode).toBe(1);
    const root = parseXml(read(opaq.artifacts.reports.junit));
    expect(root.querySelectorAll('failure')).toHaveLength(1);
    for (const path of opaq.artifacts.paths) {
      expect(existsSync(join(clone.path, path))).toBe(true);
    }
    expect(opaq.before_script).toEqual([
      `npm install --global @opaq/cli@${version}`,
    ]);
  });

  it('asks for a level on the default branch', async () => {
    const { exitCode, stdout } = await run(scriptOf(level));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Bronze:');
    expect(parseXml(read('opaq.xml')).tagName).toBe('testsuites');
    expect(level.before_script).toEqual(opaq.before_script);
  });
});

describe('the recipe for pre-commit', () => {
  const [local, shared] = recipe('pre-commit');
  const [published] = parse(
    readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8'),
  );

  it.each([
    ['of its own', local.repos[0].hooks[0].entry],
    [
      'of this repository',
      [published.entry, ...shared.repos[0].hooks[0].args].join(' '),
    ],
  ])('runs its hook %s', async (_, entry) => {
    expect((await run(entry)).exitCode).toBe(0);
    clone.write({ Dockerfile: 'FROM python:3.12\nUSER root\n' });
    const { exitCode, stdout } = await run(entry);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1 check got worse.');
  });

  it('names the hook that there is, and takes no file names', () => {
    expect(shared.repos[0].hooks[0].id).toBe(published.id);
    expect(published.pass_filenames).toBe(false);
    expect(local.repos[0].hooks[0].additional_dependencies).toEqual([
      `@opaq/cli@${version}`,
    ]);
  });
});
