import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { catalogInfo, scorecard } from './testing/project';
import { binary, bundle, Folder, opaq, packageFolder } from './testing/run';

let folder: Folder;
const small = () => ['--scorecard', join(folder.path, 'small.yaml')];
const check = (...args: string[]) =>
  opaq(['check', ...args, ...small()], folder.path);

beforeAll(bundle);

beforeEach(() => {
  folder = new Folder().write({ 'small.yaml': scorecard });
});

afterEach(() => folder.remove());

describe('the terminal', () => {
  const inTerminal = (env: Record<string, string> = {}) =>
    execFileSync(
      'python3',
      [
        '-c',
        'import pty, sys; pty.spawn(sys.argv[1:])',
        process.execPath,
        binary,
        'check',
        folder.path,
        ...small(),
      ],
      { env: { PATH: process.env.PATH, TERM: 'xterm', ...env } },
    ).toString();
  const escape = '\u001b';

  /** What a terminal obeys in place of showing it. */
  const controls = (text: string) =>
    [...text].filter(
      character =>
        (/\p{C}/u.test(character) && character !== '\n') ||
        /[\u2028\u2029]/.test(character),
    );

  it('gets colour', () => {
    folder.write({ 'app.py': '' });
    expect(inTerminal()).toContain(`${escape}[`);
  });

  it.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
    'gets no colour with %p',
    env => {
      folder.write({ 'app.py': '' });
      const output = inTerminal(env);
      expect(output).toContain('Bronze');
      expect(output).not.toContain(escape);
    },
  );

  it('gets no control character from a repository', async () => {
    folder.write({
      'catalog-info.yaml': catalogInfo.replace(
        'title: Churn model',
        'title: "Churn\\e[2J\\u009b2J\\u202emodel\\a"',
      ),
      '.opaq.yaml': '"\\e]0;x\\a": 1\n',
      'app.py': '',
      'a\u001b[31m.py': '',
    });
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await check('--format', format);
      expect(stdout).toContain('Churn');
      expect(controls(stdout + stderr)).toEqual([]);
    }
    const { stderr } = await check(`${escape}[2J`);
    expect(stderr).toContain('There is no folder');
    expect(stderr).not.toContain(escape);
  });
});

describe('the binary', () => {
  it('knows its version', async () => {
    const { exitCode, stdout } = await opaq(['--version']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
    });
  });

  it('explains itself', async () => {
    const { exitCode, stdout } = await opaq(['check', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'Exit status: 0 when everything that was asked for holds',
    );
  });

  it('says what to do where it is not built', async () => {
    cpSync(binary, join(folder.path, 'bin/opaq.js'));
    const run = () =>
      execFileSync(process.execPath, [join(folder.path, 'bin/opaq.js')], {
        stdio: 'pipe',
      });
    expect(run).toThrow("Run 'yarn build:cli'");
  });

  it('holds nothing of Backstage', () => {
    const text = readFileSync(join(binary, '../../dist/opaq.js'), 'utf8');
    expect(text).not.toMatch(/node_modules\/@backstage\//);
  });
});

describe('the code that is kept of a run', () => {
  let installed: Folder;
  const at = (path: string) => join(installed.path, path);
  const run = () =>
    execFileSync(
      process.execPath,
      [at('bin/opaq.js'), 'check', folder.path, '--format', 'json', ...small()],
      { stdio: 'pipe', encoding: 'utf8' },
    );

  beforeEach(() => {
    folder.write({ 'catalog-info.yaml': catalogInfo, 'app.py': '' }).commit();
    installed = new Folder();
    for (const path of ['bin', 'dist/opaq.js']) {
      cpSync(join(packageFolder, path), at(path), { recursive: true });
    }
  });

  afterEach(() => installed.remove());

  it('lies beside the bundle, and changes no report', () => {
    const first = run();
    expect(readdirSync(at('dist'))).toEqual(['opaq.js', 'opaq.js.cache']);
    const kept = readFileSync(at('dist/opaq.js.cache'));
    expect(run()).toBe(first);
    // Nothing was compiled that was not in it, so it was used, and is not written anew.
    expect(readFileSync(at('dist/opaq.js.cache')).equals(kept)).toBe(true);
  });

  it('is not used where it is damaged, or of another bundle', () => {
    const first = run();
    const kept = readFileSync(at('dist/opaq.js.cache'));
    const damaged = Buffer.from(kept).fill(0, kept.length / 2);
    for (const content of ['', 'x', damaged]) {
      writeFileSync(at('dist/opaq.js.cache'), content);
      expect(run()).toBe(first);
    }
    const bundled = readFileSync(at('dist/opaq.js'), 'utf8');
    const other = bundled.replaceAll('covered', 'COVERED');
    writeFileSync(at('dist/opaq.js'), other);
    writeFileSync(at('dist/opaq.js.cache'), kept);
    expect(run()).toContain('"COVERED"');
  });

  it('is not needed', () => {
    const first = run();
    rmSync(at('dist/opaq.js.cache'));
    mkdirSync(at('dist/opaq.js.cache'));
    expect(run()).toBe(first);
    expect(readdirSync(at('dist'))).toEqual(['opaq.js', 'opaq.js.cache']);
  });
});
