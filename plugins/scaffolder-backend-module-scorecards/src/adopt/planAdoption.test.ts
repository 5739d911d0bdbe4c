import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  operationalExcellence,
  subjectFromFiles,
  type Subject,
} from '@opaq/engine';
import { parse } from 'yaml';
import { judge, readFacts } from '../scoring/scoreFolder';
import { standardOf, type Standard } from '../scoring/Standard';
import { describeRequest } from './describeRequest';
import { planAdoption } from './planAdoption';
import type { Host } from './Project';
import { repairs as allRepairs } from './repairs';

const EXAMPLES = join(__dirname, '../../../../examples/repositories');
const TEMPLATES = join(__dirname, '../../../../templates');

const DISCIPLINES = {
  'data-science': ['data-science'],
  engineering: ['engineering'],
};

describe('planAdoption', () => {
  const directory = createMockDirectory();
  let standard: Standard;

  beforeAll(() => {
    standard = standardOf(operationalExcellence, 'the default scorecard');
  });

  async function reportOn(added = new Map<string, string>(), path = '') {
    const state = { folder: directory.path, path, added };
    const facts = await readFacts(state, standard);
    const stated = subjectFromFiles(facts, 'project');
    const subject: Subject = {
      ...stated,
      ...(stated.owner && {
        owner: {
          ...stated.owner,
          exists: true,
          disciplines:
            DISCIPLINES[
              stated.owner.ref.replace(/^.*\//, '') as keyof typeof DISCIPLINES
            ] ?? [],
        },
      }),
      teams: DISCIPLINES,
      from: 'catalog',
    };
    return { subject, report: judge({ facts, subject, path, standard }) };
  }

  async function plan(
    options: {
      checks?: string[];
      host?: Host;
      availability?: number;
      owners?: string[];
      path?: string;
    } = {},
  ) {
    const { checks, host = 'github', availability, path = '' } = options;
    const { owners = ['@data-science', '@engineering'] } = options;
    const { subject } = await reportOn(undefined, path);
    return planAdoption({
      root: directory.path,
      path,
      standard,
      subject,
      host,
      wishes: { owners, availability },
      checks,
    });
  }

  const failingIn = ({ report }: Awaited<ReturnType<typeof reportOn>>) =>
    report.results
      .filter(
        ({ outcome, level }) =>
          outcome === 'fail' && level !== null && level !== 'shown',
      )
      .map(({ checkId }) => checkId);

  describe.each(readdirSync(EXAMPLES))('on the example %s', name => {
    beforeEach(() => {
      directory.clear();
      cpSync(join(EXAMPLES, name), directory.path, { recursive: true });
    });

    it.each(['github', 'gitlab'] as const)(
      'repairs by new files what they can repair, and lists the rest, for %s',
      async host => {
        const before = directory.content();
        const { files, open } = await plan({ host, availability: 99.5 });
        const failing = failingIn(await reportOn());
        const added = new Map(files.map(file => [file.path, file.content]));
        const after = failingIn(await reportOn(added));

        expect(directory.content()).toEqual(before);
        // Each failing check is repaired, or listed; never both.
        const repaired = files.flatMap(({ repairs }) => repairs);
        expect(repaired.length).toBeGreaterThan(0);
        expect(
          [...repaired, ...open.map(({ checkId }) => checkId)].sort(),
        ).toEqual(failing.sort());
        expect(after.sort()).toEqual(open.map(({ checkId }) => checkId).sort());
        expect(
          files
            .map(({ path }) => path)
            .filter(path => directory.content({ path })),
        ).toEqual([]);
        for (const { content } of files.filter(({ path }) =>
          /\.ya?ml$/.test(path),
        )) {
          expect(() => parse(content)).not.toThrow();
        }
      },
    );
  });

  const pathsOf = ({ files }: Awaited<ReturnType<typeof plan>>) =>
    files.map(({ path }) => path);
  const contentOf = (
    { files }: Awaited<ReturnType<typeof plan>>,
    path: string,
  ) => files.find(file => file.path === path)?.content;

  const CATALOG_INFO =
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: churn, description: Who leaves. }\nspec: { type: service, lifecycle: production, owner: data-science }\n';

  const service = {
    'catalog-info.yaml': CATALOG_INFO,
    'README.md': '# Churn\n\n```sh\npython -m churn\n```\n',
    'requirements.txt': 'fastapi==0.115.0\n',
    'pyproject.toml':
      '[project]\nname = "churn"\nrequires-python = ">=3.11,<4"\ndependencies = []\n',
    Dockerfile: 'FROM python:3-slim\nCOPY . /opt/churn\n',
    'src/churn/__init__.py': '',
    'src/churn/__main__.py':
      'from fastapi import FastAPI\nfrom prometheus_client import make_asgi_app\n\napp = FastAPI()\napp.mount("/metrics", make_asgi_app())\n\n\n@app.get("/healthz")\ndef healthz():\n    return {}\n',
    'tests/test_churn.py':
      'from churn import __main__\n\n\ndef test_churn():\n    assert __main__.healthz() == {}\n',
  };

  it('says nothing that nobody has said', async () => {
    directory.setContent(service);
    const found = await plan({ owners: [] });

    expect(pathsOf(found)).not.toContain('CODEOWNERS');
    expect(pathsOf(found)).not.toContain('docs/slo.md');
    expect(found.open.map(({ checkId }) => checkId)).toEqual(
      expect.arrayContaining(['team.codeowners', 'prod.slo']),
    );
  });

  it('runs by the commands that the project shows', async () => {
    directory.setContent(service);
    const found = await plan({ availability: 99.9 });

    expect(contentOf(found, '.python-version')).toBe('3.11\n');
    expect(contentOf(found, 'Makefile')).toMatch(
      /setup:[^]*--requirement requirements\.txt[^]*test:[^]*\tpython -m pytest|test:[^]*\.venv\/bin\/python -m pytest[^]*run:[^]*\t\.venv\/bin\/python -m churn\n/,
    );
    expect(
      parse(contentOf(found, '.github/workflows/ci.yml')!).jobs.verify.steps,
    ).toEqual([
      { uses: 'actions/checkout@v4' },
      { uses: 'actions/setup-python@v5', with: { 'python-version': '3.x' } },
      { run: 'pip install --requirement requirements.txt' },
      { run: 'pip install pytest' },
      { run: 'python -m pytest' },
    ]);
    expect(contentOf(found, 'ops/alerts.yml')).toContain(
      'absent(up{job="churn"} == 1)',
    );
    expect(contentOf(found, 'docs/slo.md')).toContain('99.9 %');
    expect(contentOf(found, 'docs/runbook.md')).toContain('`data-science`');
  });

  it('repairs only what is chosen, and lists only that', async () => {
    directory.setContent(service);
    const found = await plan({
      checks: ['prod.runbook', 'prod.structured-logs', 'deps.hashes'],
    });

    expect(pathsOf(found)).toEqual(['docs/runbook.md']);
    expect(found.open.every(({ checkId }) => checkId === 'deps.hashes')).toBe(
      true,
    );
  });

  it('leaves what is there alone, also where git does not know it', async () => {
    directory.setContent({
      ...service,
      '.gitignore': 'docs/runbook.md\nCODEOWNERS\n',
      'docs/runbook.md': 'Mine',
      CODEOWNERS: 'Mine',
    });
    const found = await plan();

    expect(pathsOf(found)).not.toContain('docs/runbook.md');
    expect(pathsOf(found)).not.toContain('CODEOWNERS');
  });

  it('leads through no link, and puts nothing into a file', async () => {
    directory.setContent({
      ...service,
      docs: ({ symlink }) => symlink('/srv/elsewhere'),
      ops: 'a file',
    });
    const found = await plan({ availability: 99 });

    expect(pathsOf(found).filter(path => /^(docs|ops)\//.test(path))).toEqual(
      [],
    );
  });

  it('stays in the folder of a component, and speaks for nothing beside it', async () => {
    directory.setContent({ 'services/churn': service, 'other.py': '' });
    const found = await plan({ path: 'services/churn' });

    expect(contentOf(found, 'CODEOWNERS')).toMatch(
      /\n\/services\/churn\/ @data-science @engineering\n$/,
    );
    expect(
      parse(contentOf(found, '.github/workflows/ci.yml')!).defaults,
    ).toEqual({ run: { 'working-directory': 'services/churn' } });
    expect(
      parse(contentOf(found, '.github/dependabot.yml')!).updates[0].directory,
    ).toBe('/services/churn');
    expect(
      pathsOf(found).filter(
        path => !/^(services\/churn\/|\.github\/|CODEOWNERS$)/.test(path),
      ),
    ).toEqual([]);
  });

  it('is announced on the form as it is', () => {
    const path = join(TEMPLATES, 'adopt-standards/template.yaml');
    const { spec } = parse(readFileSync(path, 'utf8'));
    const field = spec.parameters[0].properties.checks;

    expect([...field['ui:options'].byNewFile].sort()).toEqual(
      [...new Set(allRepairs.flatMap(one => Object.keys(one.repairs)))].sort(),
    );
  });

  describe('the text of the request', () => {
    it('names what is repaired, and what needs an edit, where and how', async () => {
      directory.setContent(service);
      const text = describeRequest(await plan(), standard);

      expect(text).toMatch(/- `docs\/runbook\.md`: [^\n]*\(`prod\.runbook`\)/);
      expect(text).toMatch(
        /\*\*The image does not run as root\*\* \(`container\.nonroot`\)[^]*Where: `Dockerfile:1`[^]*RUN useradd/,
      );
    });

    it('lets a repository write neither marks nor mentions', async () => {
      // In pieces: this file is judged too.
      const home = ['', 'home', 'elif'].join('/');
      directory.setContent({
        ...service,
        'catalog-info.yaml': CATALOG_INFO,
        'x/`<b>@all`.sh': `cd ${home}/<img src=x>/@all\n`,
      });
      const text = describeRequest(await plan(), standard);

      expect(text).toContain('prod.no-home-paths');
      const prose = text.replace(/```[^]*?```|`[^`\n]*`/g, '');
      expect(prose).not.toMatch(/@all/);
      expect(prose).not.toMatch(/(?<!\\)<(img|b)\b/);
    });
  });
});
