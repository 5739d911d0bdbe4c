import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { scorecard } from '../testing/project';
import { bundle, Folder, opaq, packageFolder } from '../testing/run';

/** Of a third party, with its own copy of a fact of the engine: as its own node_modules would bring it. */
const source = (id: string, more = '') => `
const listing = {
  kind: 'file', name: 'listing', version: 1, scope: 'component',
  select: () => false, map: () => undefined, reduce: (found, { entries }) => [...entries],
};
const check = {
  id: '${id}',
  title: 'A changelog says what changed',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { listing },
  messages: { found: '{{path}} is there.', missing: 'There is no CHANGELOG.md.' },
  run: ({ listing }) => listing.some(({ path }) => path === 'CHANGELOG.md')
    ? { outcome: 'pass', messageId: 'found', data: { path: 'CHANGELOG.md' }, locations: [{ path: 'CHANGELOG.md' }] }
    : { outcome: 'fail', messageId: 'missing', data: {}, locations: [] },
  ${more}
};
`;
const cjs = (id: string, more = '') =>
  `${source(id, more)}\nmodule.exports = { checks: [check] };\n`;

const asking = scorecard.replace(
  'checks: [catalog.registered, team.owner-group]',
  'checks: [acme/docs.changelog]',
);

let folder: Folder;
const check = (...args: string[]) => opaq(['check', ...args], folder.path);

beforeAll(bundle);
beforeEach(() => {
  folder = new Folder().write({
    'app.py': '',
    'org/opaq.yaml': 'checks: [./checks.cjs]\nscorecard: small.yaml\n',
    'org/checks.cjs': cjs('acme/docs.changelog'),
    'org/small.yaml': asking,
  });
});
afterEach(() => folder.remove());

describe('a configuration', () => {
  it('tells of which discipline the teams in CODEOWNERS are', async () => {
    folder.write({
      CODEOWNERS: '* @acme/science @Acme/Platform\n',
      'org/teams.yaml':
        "disciplines:\n  data-science: ['@acme/science']\n  engineering: [group:default/platform]\n",
    });
    const args = ['--only', 'team.multidisciplinary', '--format', 'json'];
    const outcomeOf = async (...more: string[]) => {
      const { stdout } = await check(...args, ...more);
      return JSON.parse(stdout).results.find(
        ({ checkId }: { checkId: string }) =>
          checkId === 'team.multidisciplinary',
      ).outcome;
    };
    expect(await outcomeOf()).toBe('notApplicable');
    expect(await outcomeOf('--config', 'org/teams.yaml')).toBe('pass');
  });

  it('brings checks and a scorecard', async () => {
    const failing = await check('--config', 'org/opaq.yaml');
    expect(failing.stderr).toBe('');
    expect(failing.exitCode).toBe(1);
    expect(failing.stdout).toContain(
      '✗ A changelog says what changed (acme/docs.changelog)\n    There is no CHANGELOG.md.\n',
    );
    folder.write({ 'CHANGELOG.md': '' });
    const passing = await opaq(['check'], folder.path, {
      OPAQ_CONFIG: join(folder.path, 'org/opaq.yaml'),
    });
    expect(passing.exitCode).toBe(0);
    expect(passing.stdout).toContain('Bronze: nothing fails.');
  });

  it('yields to a scorecard that is named', async () => {
    folder.write({
      'other.yaml': scorecard.replace('title: Small', 'title: Other'),
    });
    const { stdout } = await check(
      ...['--config', 'org/opaq.yaml', '--scorecard', 'other.yaml'],
      ...['--format', 'json'],
    );
    expect(JSON.parse(stdout).scorecard.title).toBe('Other');
  });

  it('is never looked for: what a clone brings is not run', async () => {
    folder.write({
      'opaq.yaml': 'checks: [./evil.cjs]\n',
      '.opaq.yaml': 'checks: [./evil.cjs]\n',
      'opaq.config.js': 'process.stderr.write("evil")',
      'evil.cjs': 'process.stderr.write("evil")',
    });
    const { stderr, stdout } = await check();
    expect(stderr).toBe('');
    expect(stdout).toContain("there is no setting 'checks'");
  });

  it.each(['sarif', 'junit', 'markdown', 'json'])(
    'shows its checks as %s, too',
    async format => {
      const { stdout, stderr, exitCode } = await check(
        ...['--config', 'org/opaq.yaml', '--format', format],
      );
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
      expect(stdout).toContain('acme/docs.changelog');
    },
  );

  it('lets its checks be listed and explained', async () => {
    const config = ['--config', 'org/opaq.yaml'];
    const listed = await opaq(['list', ...config], folder.path);
    expect(listed.stdout).toMatch(/\ndocs\n {2}acme\/docs\.changelog +Bronze/);
    const { exitCode, stdout } = await opaq(
      ['explain', 'acme/docs.changelog', ...config],
      folder.path,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('has no documentation here');
    expect(stdout).toContain('  - There is no CHANGELOG.md.\n');
  });

  it('takes a check as the documentation shows it, with the engine that it was installed with', async () => {
    const page = readFileSync(
      join(packageFolder, '../../docs/own-checks.md'),
      'utf8',
    );
    const [, code] = /^```ts[^\n]*\n([^]*?)^```/m.exec(page)!;
    const engine = 'org/node_modules/@opaq/engine';
    folder.write({
      'org/opaq.yaml': 'checks: [./checks.ts]\n',
      'org/package.json': '{"type": "module"}',
      'org/checks.ts': code,
      [`${engine}/package.json`]:
        '{"name": "@opaq/engine", "main": "index.cjs"}',
      'notebooks/look.ipynb': '{}',
    });
    // Another copy than the one in the command, as a package manager would bring it.
    buildSync({
      entryPoints: [join(packageFolder, '../engine/src/index.ts')],
      outfile: join(folder.path, engine, 'index.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
    const only = ['--only', 'acme/structure.notebooks-numbered'];
    const { exitCode, stdout, stderr } = await check(
      '--config',
      'org/opaq.yaml',
      ...only,
    );
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(stdout).toContain(
      'notebooks/look.ipynb does not say when it is to be run.',
    );
  });

  it('shows the documentation that a check brings', async () => {
    const docs = `docs: {looksFor: 'A file.', why: 'Readers ask.', howToFix: 'Write one.', passes: '', fails: ''},`;
    folder.write({ 'org/checks.cjs': cjs('acme/docs.changelog', docs) });
    const config = ['--config', 'org/opaq.yaml'];
    const { stdout } = await opaq(
      ['explain', 'acme/docs.changelog', ...config],
      folder.path,
    );
    expect(stdout).toContain('\nHow to fix it\n\nWrite one.\n');
    expect(stdout).not.toContain('Passes');
    expect((await check(...config)).stdout).toContain('    Fix   Write one.\n');
  });

  it('may bring a scorecard that defines checks without code', async () => {
    folder.write({
      'org/small.yaml': `${asking}  define:
    - id: acme/structure.owners
      title: OWNERS.md says who runs it
      opaq: Operational/Availability
      howToFix: Write it.
      fileExists: OWNERS.md
`.replace('acme/docs.changelog', 'acme/structure.owners'),
    });
    const { exitCode, stdout } = await check('--config', 'org/opaq.yaml');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '✗ OWNERS.md says who runs it (acme/structure.owners)',
    );
    const explained = await opaq(
      ['explain', 'acme/structure.owners', '--scorecard', 'org/small.yaml'],
      folder.path,
    );
    expect(explained.stdout).toContain('level: Bronze');
    expect(explained.stdout).toContain('Write it.');
  });

  it('takes packages, modules of either kind, and TypeScript', async () => {
    folder.write({
      'org/opaq.yaml': 'checks: [acme-checks, ./esm.mjs, ./types.ts]\n',
      'org/node_modules/acme-checks/package.json':
        '{"name": "acme-checks", "main": "index.js"}',
      'org/node_modules/acme-checks/index.js': cjs('acme/a.package'),
      'org/esm.mjs': `${source(
        'acme/a.esm',
      )}\nexport const checks = [check];\n`,
      'org/types.ts': `${source(
        'acme/a.types',
      )}\nexport const checks: unknown[] = [check];\n`,
    });
    const { stdout, stderr } = await opaq(
      ['list', '--config', 'org/opaq.yaml'],
      folder.path,
    );
    expect(stderr).not.toContain('opaq');
    for (const id of ['acme/a.package', 'acme/a.esm', 'acme/a.types']) {
      expect(stdout).toContain(id);
    }
  });

  it('suffers no check that throws', async () => {
    folder.write({
      'org/checks.cjs': cjs(
        'acme/docs.changelog',
        'run() { throw new Error("broken") },',
      ),
    });
    const { exitCode, stdout } = await check('--config', 'org/opaq.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('The check itself failed: broken.');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'no such file',
      { none: '' },
      /There is no configuration org\/opaq\.yaml\./,
    ],
    [
      'another setting',
      { 'org/opaq.yaml': 'check: [x]' },
      /org\/opaq\.yaml: Unrecognized key: "check"/,
    ],
    [
      'no list',
      { 'org/opaq.yaml': 'a: 1\nchecks: x' },
      /org\/opaq\.yaml:2: checks: /,
    ],
    [
      'no such module',
      { 'org/opaq.yaml': 'checks: [./none.js]' },
      /there is no module '\.\/none\.js'/,
    ],
    [
      'a module that throws',
      { 'org/checks.cjs': 'throw new Error("no database")' },
      /'\.\/checks\.cjs' cannot be loaded: no database/,
    ],
    [
      'a module without checks',
      { 'org/checks.cjs': '' },
      /checks\.cjs has no export 'checks'/,
    ],
    [
      'an id of the engine',
      { 'org/checks.cjs': cjs('docs.changelog') },
      /id: use 'namespace\/category\.name'/,
    ],
    [
      'the same module twice',
      { 'org/opaq.yaml': 'checks: [./checks.cjs, ./checks.cjs]' },
      /'acme\/docs\.changelog' exists twice/,
    ],
    [
      'another version of a fact',
      {
        'org/checks.cjs': cjs('acme/docs.changelog').replace(
          'version: 1',
          'version: 99',
        ),
      },
      /stands on version 99 of the fact 'listing'/,
    ],
  ])('is refused where it has %s', async (_, files, message) => {
    if ('none' in files) folder.git('init', '--quiet');
    const config = 'none' in files ? 'org/none.yaml' : 'org/opaq.yaml';
    folder.write(files);
    const { exitCode, stdout, stderr } = await check('--config', config);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.replace('none.yaml', 'opaq.yaml')).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});
