import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { reportSchema, type Outcome } from '@opaq/engine/report';
import { parseXml, renderPage } from './testing/markup';
import { bundle, Folder, opaq } from './testing/run';

/** What a run may use: with less than the files of these tests hold, so that reading one whole would end it. */
const MEMORY_MB = 300;

// An end for what hangs, and no measure of speed: a busy machine takes its time.
jest.setTimeout(180_000);

let folder: Folder;

beforeAll(bundle);

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => folder.remove());

const run = (...args: string[]) =>
  opaq(['check', folder.path, ...args], folder.path, {
    NODE_OPTIONS: `--max-old-space-size=${MEMORY_MB}`,
  });

/** What a run that answered every question comes to. */
const WHOLE = { stderr: '', errors: [] };

async function judge(): Promise<{
  stderr: string;
  /** Checks that broke. */
  errors: string[];
  outcomes: Record<string, Outcome>;
}> {
  const { stdout, stderr } = await run('--format', 'json');
  if (stdout === '') return { stderr, errors: ['no report'], outcomes: {} };
  const { results } = reportSchema.parse(JSON.parse(stdout));
  return {
    stderr,
    errors: results
      .filter(({ outcome }) => outcome === 'error')
      .map(({ message }) => message),
    outcomes: Object.fromEntries(
      results.map(({ checkId, outcome }) => [checkId, outcome]),
    ),
  };
}

const pipe = (path: string) =>
  execFileSync('mkfifo', [join(folder.path, path)]);

/** A file of each kind that is read. */
const NAMES = [
  ...['README.md', 'docs/design.md', 'docs/runbook.rst', 'MODEL_CARD.md'],
  ...['app.py', 'train.R', 'index.ts', 'a.ipynb', 'report.Rmd', 'main.nf'],
  ...['requirements.txt', 'pyproject.toml', 'setup.cfg', 'package.json'],
  ...['environment.yml', 'uv.lock', 'yarn.lock', 'renv.lock', 'pixi.toml'],
  ...['Dockerfile', 'docker-compose.yml', 'k8s/a.yaml', '.dockerignore'],
  ...['.github/workflows/ci.yml', '.gitlab-ci.yml', 'Jenkinsfile', 'Makefile'],
  ...['.github/dependabot.yml', 'CODEOWNERS', '.gitignore', '.gitattributes'],
  ...['.opaq.yaml', 'catalog-info.yaml', 'LICENSE', '.env', 'dvc.yaml'],
  ...['.pre-commit-config.yaml', 'Taskfile.yml', 'crontab', 'Snakefile'],
];

const everywhere = (content: string) =>
  folder.write(Object.fromEntries(NAMES.map(name => [name, content])));

describe('files', () => {
  it('of 500 MB are not read, and what they might hold is unknown', async () => {
    everywhere('');
    for (const name of NAMES) {
      // Without blocks on the disk.
      truncateSync(join(folder.path, name), 500_000_000);
    }
    folder.write({ 'small.py': 'x = 1\n'.repeat(100) });
    expect(await judge()).toMatchObject({
      ...WHOLE,
      outcomes: {
        'catalog.registered': 'unknown',
        'container.dockerfile': 'unknown',
        'deps.declared': 'unknown',
        'prod.no-home-paths': 'unknown',
        'quality.ci': 'unknown',
        'quality.licence': 'unknown',
        'quality.no-large-files': 'fail',
        'quality.no-secrets': 'unknown',
        'readme.present': 'unknown',
        'readme.run': 'unknown',
        'structure.task-runner': 'unknown',
        'team.codeowners': 'unknown',
      },
    });
  });

  it.each(['a.', '[', '\\', '- ', '`'])(
    'of one line without end are read in time: %j',
    async unit => {
      everywhere(unit.repeat(4_900_000 / NAMES.length / unit.length));
      folder.write({
        'README.md': unit.repeat(4_900_000 / unit.length),
        'app.py': unit.repeat(4_900_000 / unit.length),
      });
      expect(await judge()).toMatchObject(WHOLE);
    },
  );

  it('that are a notebook of a million lines are read in time', async () => {
    folder.write({
      'a.ipynb': JSON.stringify({
        cells: [{ cell_type: 'code', source: Array(780_000).fill('\n') }],
      }),
      'b.ipynb': `{"cells": [{"cell_type": "code", "source": ["${'x\\n'.repeat(
        1_000_000,
      )}"]}]}`,
    });
    expect(await judge()).toMatchObject(WHOLE);
  });

  it('by the thousand are read in time', async () => {
    const notebook = JSON.stringify({
      cells: [{ cell_type: 'code', source: 'import pandas', outputs: [{}] }],
    });
    for (let index = 0; index < 1_000; index++) {
      folder.write({
        [`p${index}/README.md`]: '## Run\n\n    make run\n',
        [`p${index}/requirements.txt`]: 'pandas==2.2\n',
        [`p${index}/uv.lock`]:
          '[[package]]\nname = "pandas"\nversion = "2.2.3"\n',
        [`p${index}/Dockerfile`]: 'FROM python\nCOPY . .\n',
        [`p${index}/a.ipynb`]: notebook,
        [`p${index}/Makefile`]: 'run:\n\tpython a.py\n',
        [`p${index}/catalog-info.yaml`]: 'kind: Component\n',
        [`.github/workflows/w${index}.yml`]:
          'on: push\njobs: {a: {steps: [{run: make run}]}}\n',
      });
    }
    expect(await judge()).toMatchObject(WHOLE);
  });

  it('that hold patterns made to be slow are read in time', async () => {
    const slow = [
      ...['*a*a*a*b', '**/a/**/b/**/c', '[a-z]*[a-z]*', '?'.repeat(200)],
      ...['*'.repeat(50), '/**/**/**/x', '!*', '[', '[]', '[z-a]', '\\*'],
    ];
    const patterns = Array.from({ length: 500 }, (_, index) =>
      slow.map(pattern => `${pattern}${index}`),
    ).flat();
    folder.write({
      '.gitignore': patterns.join('\n'),
      '.dockerignore': patterns.join('\n'),
      CODEOWNERS: patterns.map(one => `${one} @a/b`).join('\n'),
      '.gitattributes': patterns
        .map(one => `${one} filter=lfs export-ignore`)
        .join('\n'),
      '.opaq.yaml': JSON.stringify({ exclude: patterns.slice(0, 100) }),
      Dockerfile: 'FROM python\nCOPY . .\n',
    });
    const deep = `${'a'.repeat(200)}/${'ab'.repeat(60)}`;
    for (let index = 0; index < 1_000; index++) {
      folder.write({ [`${deep}${index}.py`]: 'x = 1\n' });
    }
    expect(await judge()).toMatchObject(WHOLE);
  });
});

describe('what is no file', () => {
  it('is neither opened nor waited for', async () => {
    folder.write({ 'app.py': 'x = 1\n' });
    ['Dockerfile', '.gitignore', '.opaq.yaml', 'README.md'].forEach(pipe);
    for (const [name, target] of [
      ['requirements.txt', '/dev/zero'],
      ['setup.cfg', 'README.md'],
      ['.gitattributes', '/etc/passwd'],
      ['up', '..'],
      ['root', '/'],
      ['one', 'two'],
      ['two', 'one'],
    ]) {
      symlinkSync(target, join(folder.path, name));
    }
    mkdirSync(join(folder.path, 'catalog-info.yaml'));
    expect(await judge()).toMatchObject({
      ...WHOLE,
      outcomes: { 'readme.present': 'fail' },
    });
  });

  it.each(['.git/index', '.git/HEAD', '.git/config'])(
    'is not waited for as %s',
    async path => {
      folder.write({ 'app.py': 'x = 1\n' }).commit();
      execFileSync('rm', [join(folder.path, path)]);
      pipe(path);
      expect(await judge()).toMatchObject(WHOLE);
    },
    // Less than after which a git that waits is ended.
    15_000,
  );
});

describe('names and words', () => {
  /** A password, in parts, since this project is checked, too. */
  const SECRET = `password = "${['hunter2', 'hunter2'].join('')}"\n`;
  const FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown'] as const;

  /** All formats of what is said of files of these names; bytes, since a name need not be UTF-8. */
  async function say(names: readonly Buffer[]) {
    for (const name of names) {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder.path}/`), name]),
        SECRET,
      );
    }
    const out = new Folder();
    const outputs = FORMATS.flatMap(format => [
      '--output',
      `${format}=${join(out.path, format)}`,
    ]);
    const { exitCode, stdout, stderr } = await run('--verbose', ...outputs);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const said = Object.fromEntries(
      FORMATS.map(format => [
        format,
        readFileSync(join(out.path, format), 'utf8'),
      ]),
    );
    out.remove();
    return { ...said, stdout } as Record<
      (typeof FORMATS)[number] | 'stdout',
      string
    >;
  }

  it.each([
    ['control characters', ['\n', '\r', '\u001b[2J', '\u009b31m', '\u202e']],
    ['bytes that are no text', ['\xff\xfe', '\xed\xa0\x80', '\xc3']],
    ['markup', ['<img src=x onerror=alert(1)>', '--><script>', ']]>&lt;&']],
    ['Markdown', ['```', '`|', '](https:evil.example)', '- [ ] a', '# a ']],
    ['templates', ['$(touch x)', '${a}', '%2e%2e%2f', '-rf ', '__proto__']],
    ['calls', ['@all #1', 'www.evil.example ', '!1 ', 'GH-1 ', ':a://b']],
  ])('of %s stay words in every format', async (_, parts) => {
    const isBinary = parts[0] === '\xff\xfe';
    const said = await say(
      parts.map(part =>
        Buffer.from(
          `${part.replace(/\//g, '\u2215')}.py`,
          isBinary ? 'latin1' : 'utf8',
        ),
      ),
    );
    for (const text of [said.stdout, said.text, said.json, said.sarif]) {
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }
    expect(reportSchema.safeParse(JSON.parse(said.json)).success).toBe(true);
    expect(JSON.parse(said.sarif).version).toBe('2.1.0');
    expect(parseXml(said.junit).localName).toBe('testsuites');
    const page = renderPage(said.markdown);
    expect(page.querySelector('img, script, a[href*=evil]')).toBeNull();
    expect(page.querySelectorAll('h1, input')).toHaveLength(0);
    expect(page.textContent).toContain('.py');
  });

  it('of many long characters are cut between them', async () => {
    const long = '\u{1f600}'.repeat(60);
    for (const start of ['', 'x']) {
      folder.write({ [`${start}${long}/${long}/a.py`]: SECRET });
    }
    const { sarif } = await say([]);
    expect(JSON.parse(sarif).runs).toHaveLength(1);
  });

  it('as long as a system allows are read', async () => {
    const name = 'd'.repeat(250);
    let path = '';
    for (let depth = 0; depth < 14; depth++) path += `${name}/`;
    folder.write({ [`${path}a.py`]: SECRET });
    expect(await judge()).toMatchObject({
      ...WHOLE,
      outcomes: { 'quality.no-secrets': 'fail' },
    });
  });
});
