import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parseXml, renderPage } from '../testing/markup';
import { catalogInfo, scorecard, unowned } from '../testing/project';
import { bundle, Folder, opaq } from '../testing/run';

const sarifSchema = createRequire(__filename)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
// One pattern of the schema is none with the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(sarifSchema);

const inDays = (days: number) =>
  new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);

/** Words that are markup to somebody. */
const HOSTILE = `"]]>&lt;<b onclick='x'>@all #1 --> | \`rm\` ](https://evil.example) \u{1f600}`;

/** Code that leads into somebody's home; in parts, since this project is checked, too. */
const HOME_PATH = `p = "/${['home', 'ada', 'x'].join('/')}"\n`;

let folder: Folder;
const check = (...args: string[]) =>
  opaq(['check', '--scorecard', 'small.yaml', ...args], folder.path);

beforeAll(bundle);

beforeEach(() => {
  folder = new Folder().write({
    'small.yaml': scorecard,
    'app.py': '',
    'catalog-info.yaml': unowned,
    Dockerfile: 'FROM python:3.12\nRUN true\nUSER root\n',
    '.opaq.yaml': `exemptions:\n  - {check: deps.update-bot, reason: no bots here, expires: "${inDays(
      9,
    )}"}\n`,
  });
});

afterEach(() => folder.remove());

describe('SARIF', () => {
  const read = async (...args: string[]) => {
    const { stdout, stderr } = await check('--format', 'sarif', ...args);
    expect(stderr).toBe('');
    const log = JSON.parse(stdout);
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
    return log.runs[0];
  };

  it('holds what fails, and is what its schema asks for', async () => {
    const run = await read();
    const { driver } = run.tool;
    expect(driver.rules.map(({ id }: { id: string }) => id).sort()).toEqual([
      'catalog.registered',
      'container.nonroot',
      'deps.update-bot',
      'team.owner-group',
    ]);
    for (const { ruleId, ruleIndex } of run.results) {
      expect(driver.rules[ruleIndex].id).toBe(ruleId);
    }
    const of = (id: string) =>
      run.results.find(({ ruleId }: { ruleId: string }) => ruleId === id);
    expect(of('catalog.registered').level).toBe('error');
    expect(of('container.nonroot')).toMatchObject({
      level: 'warning',
      suppressions: [],
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'Dockerfile' },
            region: { startLine: 3 },
          },
        },
      ],
    });
    expect(of('deps.update-bot').suppressions).toMatchObject([
      { kind: 'external', justification: expect.stringContaining('no bots') },
    ]);
    expect(run.automationDetails.id).toBe('opaq/component:default/churn/');
    expect(driver.rules[0].help.markdown).toContain('**How to fix it**');
  });

  it('refuses in this test what is no SARIF', async () => {
    expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('names a file for every result, and paths as addresses', async () => {
    folder.write({
      'services/a b#c/app.py': HOME_PATH,
      'services/a b#c/ü.py': HOME_PATH,
    });
    folder.commit();
    const run = await read(
      'services/a b#c',
      '--only',
      'prod.no-home-paths,readme.present',
    );
    const uris = ['services/a%20b%23c/README.md', 'services/a%20b%23c/app.py'];
    expect(run.results).toMatchObject(
      uris.map(uri => ({
        locations: [{ physicalLocation: { artifactLocation: { uri } } }],
      })),
    );
    expect(run.results[1].relatedLocations).toHaveLength(1);
  });

  it('tells old from new against a base, and what is wrong with the settings', async () => {
    folder.commit();
    folder.write({
      Dockerfile: 'FROM python:3.12\nUSER app\n',
      'catalog-info.yaml': unowned.replace('  lifecycle: production\n', ''),
      '.opaq.yaml': 'exlude: []\n',
    });
    const run = await read('--base', 'HEAD');
    const states = Object.fromEntries(
      run.results.map((result: Record<string, string>) => [
        result.ruleId,
        result.baselineState,
      ]),
    );
    expect(states).toEqual({
      'catalog.registered': 'unchanged',
      'team.owner-group': 'unchanged',
      'deps.update-bot': 'new',
    });
    const [invocation] = run.invocations;
    expect(invocation.toolConfigurationNotifications[0].message.text).toContain(
      "there is no setting 'exlude'",
    );
  });

  it('is valid where nothing is judged', async () => {
    const empty = new Folder().write({ 'main.c': '', 'small.yaml': scorecard });
    const { stdout } = await opaq(
      ['check', '--scorecard', 'small.yaml', '--format', 'sarif'],
      empty.path,
    );
    empty.remove();
    expect(isSarif(JSON.parse(stdout))).toBe(true);
    expect(JSON.parse(stdout).runs[0].results).toEqual([]);
  });
});

describe('JUnit', () => {
  const read = async (...args: string[]) => {
    const { stdout } = await check('--format', 'junit', ...args);
    const root = parseXml(stdout);
    for (const suite of [root, ...root.querySelectorAll('testsuite')]) {
      const count = (selector: string) =>
        suite.querySelectorAll(selector).length;
      const stated = (name: string) => Number(suite.getAttribute(name));
      expect(stated('tests')).toBe(count('testcase'));
      expect(stated('failures')).toBe(count('testcase > failure'));
      expect(stated('skipped')).toBe(count('testcase > skipped'));
      expect(stated('errors')).toBe(0);
    }
    const of = (id: string) => root.querySelector(`testcase[name^="${id}:"]`)!;
    return { root, of };
  };

  it('fails what makes the run fail, and skips the rest with its reason', async () => {
    const { root, of } = await read();
    expect(root.tagName).toBe('testsuites');
    expect(
      [...root.querySelectorAll('testsuite')].map(suite =>
        suite.getAttribute('name'),
      ),
    ).toEqual(['Bronze', 'Gold']);
    const failure = of('catalog.registered').querySelector('failure')!;
    expect(failure.getAttribute('message')).toContain('spec.owner');
    expect(failure.textContent).toContain('How to fix it:');
    const reason = (id: string) =>
      of(id).querySelector('skipped')?.getAttribute('message');
    expect(reason('container.nonroot')).toMatch(/^Fails, and is not asked for/);
    expect(reason('deps.update-bot')).toMatch(/^Exempt until [^]*no bots here/);
    const gold = await read('--level', 'gold');
    expect(gold.of('container.nonroot').querySelector('failure')).toBeTruthy();
    expect(gold.of('container.nonroot').getAttribute('line')).toBe('3');
  });

  it('has a case for what no single check says', async () => {
    const { root } = await read('--min-score', '90');
    const [first] = root.querySelectorAll('testcase');
    expect(first.getAttribute('name')).toContain('at least 90 % is asked for');
    expect(first.querySelector('failure')).toBeTruthy();
    folder.write({ 'catalog-info.yaml': catalogInfo });
    expect(
      (await read('--level', 'bronze')).root.querySelector('failure'),
    ).toBe(null);
  });

  it('stays well-formed whatever a repository says', async () => {
    folder.write({
      'catalog-info.yaml': unowned.replace(
        'Churn model',
        JSON.stringify(`${HOSTILE}\u0000\u001b[2J\ufffe`),
      ),
      'a"<&>\u0001.py': HOME_PATH,
      '.opaq.yaml': `exemptions: [{check: catalog.registered, reason: ${JSON.stringify(
        HOSTILE,
      )}, expires: "${inDays(3)}"}]\n${JSON.stringify(HOSTILE)}: 1\n`,
    });
    const { of, root } = await read(
      '--only',
      'prod.no-home-paths,catalog.registered',
    );
    expect(of('catalog.registered').textContent).not.toContain('\u001b');
    expect(of('prod.no-home-paths').querySelector('failure')).toBeTruthy();
    expect(root.querySelector('system-err')).toBeTruthy();
    expect(root.querySelector('b')).toBeNull();
  });

  it('says why nothing is judged', async () => {
    folder.write({
      'small.yaml': scorecard.replace(
        'spec:',
        'spec:\n  appliesTo: {type: library}',
      ),
    });
    const { root } = await read();
    expect(root.querySelector('skipped')!.getAttribute('message')).toContain(
      'Not covered: the scorecard is not for',
    );
  });
});

describe('Markdown', () => {
  const read = async (...args: string[]) =>
    (await check('--format', 'markdown', ...args)).stdout;
  const page = renderPage;

  it('says how it stands, what to put right and how, and what else there is', async () => {
    const markdown = await read();
    expect(markdown).toMatch(
      /^<!-- opaq: component:default\/churn -->\n## ❌ Churn model: no level yet\n/,
    );
    const body = page(markdown);
    const details = [...body.querySelectorAll('details')];
    expect(
      details.map(one => one.querySelector('summary')!.textContent),
    ).toEqual([
      expect.stringContaining('(team.owner-group)'),
      expect.stringContaining('(catalog.registered)'),
      '1 more fail, not asked for here',
      'Exempt',
    ]);
    expect(details[0].textContent).toContain('spec.owner');
    expect(details[3].textContent).toContain('no bots here');
    expect(body.querySelectorAll('table tr')).toHaveLength(5);
  });

  it('shows what a change did', async () => {
    folder.commit();
    folder.write({ 'catalog-info.yaml': catalogInfo });
    const body = page(await read('--base', 'HEAD'));
    expect(body.querySelector('h2')!.textContent).toContain('✅ Churn model');
    const [, changes] = body.querySelectorAll('table');
    expect(changes.textContent).toContain('better');
    expect(changes.textContent).toContain('fails → passes');
    folder.write({ 'catalog-info.yaml': '', Dockerfile: '' });
    expect(await read('--base', 'HEAD')).toContain('⚪ removed');
  });

  it('counts the same before and after where only some is looked at', async () => {
    folder.commit();
    const body = page(await read('--base', 'HEAD', '--only', 'catalog'));
    const rows = [...body.querySelector('table')!.querySelectorAll('tr')].map(
      row => [...row.children].map(cell => cell.textContent),
    );
    expect(rows.slice(3)).toEqual([['Bronze', '1 fail', '1 fail']]);
  });

  it('lets no repository write into it, call anybody or link anywhere', async () => {
    folder.write({
      'catalog-info.yaml': unowned.replace(
        'Churn model',
        JSON.stringify(HOSTILE),
      ),
      'a`b|c@all.py': HOME_PATH,
      '.opaq.yaml': `${JSON.stringify(HOSTILE)}: 1\n`,
    });
    const markdown = await read(
      '--only',
      'prod.no-home-paths,catalog.registered',
    );
    const body = page(markdown);
    expect(body.querySelector('b[onclick]')).toBeNull();
    expect(body.querySelector('a')).toBeNull();
    const words = markdown.replace(/`+[^`]*`+/g, '');
    expect(words).not.toMatch(/[@#]all|#1/);
    expect(body.querySelector('h2')!.textContent).toContain('onclick');
    expect(body.querySelector('h2 code')).toBeNull();
  });

  it('stays within what a comment may hold', async () => {
    const all = await opaq(['list', '--format', 'json']);
    const ids = JSON.parse(all.stdout).map(({ id }: { id: string }) => id);
    folder.write({
      'small.yaml': scorecard
        .replace(/checks: .*/, `checks: [${ids.join(', ')}]`)
        .split('    - name: gold')[0],
    });
    const markdown = await read();
    expect(markdown.match(/❌/g)!.length).toBeGreaterThan(15);
    expect(markdown.length).toBeLessThan(65_536);
  });
});
