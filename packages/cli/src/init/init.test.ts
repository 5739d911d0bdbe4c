import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checks, projectFile } from '@opaq/engine';
import { bundle, Folder, opaq } from '../testing/run';

let folder: Folder;
const init = (...args: string[]) => opaq(['init', ...args], folder.path);
const written = (path = '.opaq.yaml') =>
  readFileSync(join(folder.path, path), 'utf8');

/** What the checks make of a project's settings. */
function settingsOf(text: string) {
  const bytes = Buffer.from(text);
  const file = { path: '.opaq.yaml', size: bytes.length, text };
  const found = projectFile.map(file, work => () => work(file))!;
  return projectFile.reduce(new Map([['.opaq.yaml', found]]), { entries: [] });
}

beforeAll(bundle);
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

describe('opaq init', () => {
  it('writes settings in which nothing is set, and says what comes next', async () => {
    folder.write({ 'app.py': '' });
    const { exitCode, stdout, stderr } = await init();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('.opaq.yaml is written.');
    expect(stdout).toMatch(
      /Level: no level yet\. \d+ checks\s+fail\s+of\s+Bronze\./,
    );
    expect(stdout).toMatch(
      /Begin with: [^]+'opaq\s+explain\s+[a-z]+\.[a-z-]+'/,
    );
    expect(settingsOf(written())).toMatchObject({
      exclude: [],
      exemptions: [],
      parameters: [],
      problems: [],
    });
    const check = await opaq(['check', '--format', 'json'], folder.path);
    expect(JSON.parse(check.stdout).problems).toEqual([]);
  });

  it('writes settings that hold as they are when they are switched on', async () => {
    folder.write({ 'app.py': '' });
    await init();
    // Lines of words begin with one space; what can be set with none, or with those of its depth.
    const set = written().replace(/^#(?! \S)/gm, '');
    const settings = settingsOf(set);
    expect(settings.problems).toEqual([]);
    expect(settings.exclude).toEqual(['/examples/', '/third_party/']);
    expect(settings.exemptions).toMatchObject([{ check: 'deps.lockfile' }]);
    expect(
      settings.parameters.map(({ check, name }) => `${check} ${name}`),
    ).toEqual(
      checks.flatMap(({ id, projectParams = [] }) =>
        projectParams.map((name: string) => `${id} ${name}`),
      ),
    );
    folder.write({ '.opaq.yaml': set });
    const check = await opaq(['check', '--format', 'json'], folder.path);
    const report = JSON.parse(check.stdout);
    expect(report.problems).toEqual([]);
    expect(
      report.results.find(
        ({ checkId }: { checkId: string }) => checkId === 'deps.lockfile',
      ).exemption.status,
    ).toBe('inForce');
  });

  it.each(['.opaq.yaml', '.opaq.yml'])('never writes over %s', async name => {
    folder.write({ [name]: 'exclude: [a]\n' });
    const { exitCode, stdout, stderr } = await init('.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`${name} is there already, and stays as it is.\n`);
    expect(written(name)).toBe('exclude: [a]\n');
  });

  it('writes through no link', async () => {
    symlinkSync(
      join(folder.path, 'elsewhere'),
      join(folder.path, '.opaq.yaml'),
    );
    const { exitCode } = await init();
    expect(exitCode).toBe(2);
    expect(() => written('elsewhere')).toThrow('ENOENT');
  });

  it('says what git has to do with it', async () => {
    folder.git('init', '--quiet');
    folder.write({ 'app.py': '' });
    const { exitCode, stdout } = await init();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("before git tracks it: 'git add .opaq.yaml'.");
    expect(stdout).toContain('git tracks no file there.');
  });

  it('may come before everything else', async () => {
    folder.write({ 'sub/x.c': '' });
    const { exitCode, stdout } = await init('sub');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('sub/.opaq.yaml is written.');
    expect(stdout).toMatch(/'opaq check' judges sub once/);
    expect(settingsOf(written('sub/.opaq.yaml')).problems).toEqual([]);
    expect((await init('none')).stderr).toContain('There is no folder none.');
  });
});
