import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  TEMPLATES,
  allCasesOf,
  projectTemplates,
  renderTemplate,
  textOf,
  type Rendered,
} from '../__testUtils__/renderTemplate';

/** A part of a project: whether it is there. */
type Part = (project: Rendered, values: Record<string, string>) => boolean;

const pathsOf = ({ files }: Rendered) => files.map(({ path }) => path);
const has = (project: Rendered, pattern: RegExp) =>
  pathsOf(project).some(path => pattern.test(path));
const says =
  (path: string, ...patterns: RegExp[]): Part =>
  project =>
    patterns.every(pattern => pattern.test(textOf(project, path)));
const ITEMS =
  `availability, scalability, recoverability, monitoring, security, deployability, logging, localisation,
  compliance, accessibility, backups and d/r, response time, transaction throughput, configuration, extensibility, events,
  testability, coverage`.split(/,\s+/);

/** The answers of a document, by the headings above them. */
const answersIn = (text: string) =>
  new Map(
    text
      .split(/^#{2,3} /m)
      .slice(1)
      .map(part => {
        const [heading, ...rest] = part.split('\n');
        return [heading.toLowerCase().trim(), rest.join('\n').trim()] as const;
      }),
  );

const steps = (project: Rendered, host: 'github' | 'gitlab') =>
  host === 'github'
    ? textOf(project, '.github/workflows/ci.yml')
    : textOf(project, '.gitlab-ci.yml');

/** The locks: how what is locked looks, and how an index would. */
const LOCKS: Array<[path: string, locked: RegExp, index: RegExp]> = [
  ['requirements.txt', /--hash=sha256:/, /:\/\/|index-url/],
  ['requirements-dev.txt', /--hash=sha256:/, /:\/\/|index-url/],
  ['package-lock.json', /"integrity": "sha512-/, /"resolved"/],
  ['renv.lock', /"Version": "/, /:\/\//],
];

const ofEveryProject: Record<string, Part> = {
  'a catalog entry with owner, system and lifecycle': (project, values) => {
    const { metadata, spec } = parse(textOf(project, 'catalog-info.yaml'));
    return (
      metadata.annotations['backstage.io/techdocs-ref'] === 'dir:.' &&
      spec.owner === values.owner &&
      spec.system === values.system &&
      spec.lifecycle !== undefined
    );
  },
  // A local one is known to the catalog by the file that it reads.
  'a source location, where there is a host': (project, values) =>
    values.destination === 'local' ||
    says('catalog-info.yaml', /source-location: url:https:\/\/git/)(
      project,
      values,
    ),
  'how to dev, test, run and debug': says(
    'README.md',
    /^## How to dev$[^]*^```sh$/m,
    /^## How to test$[^]*^```sh$/m,
    /^## How to run$[^]*^```sh$/m,
    /^## How to debug$[^]*`[^`]+`/m,
  ),
  'two owners of everything': says('CODEOWNERS', /^\* @\S+ @\S+\n$/),
  'an answer to each item of OPAQ': project => {
    const answers = answersIn(textOf(project, 'docs/opaq.md'));
    return ITEMS.every(item => (answers.get(item)?.length ?? 0) > 10);
  },
  'a decision record': project => has(project, /^docs\/decisions\/0001-/),
  'a runbook': says('docs/runbook.md', /^## /m),
  documentation: says('mkdocs.yml', /techdocs-core/),
  'a Makefile': says('Makefile', /^lint:/m, /^test:/m, /^image:/m),
  'CI for GitHub that lints, tests and publishes': project =>
    [/lint/, /test/, /push/].every(step => step.test(steps(project, 'github'))),
  'CI for GitLab that lints, tests and publishes': project =>
    [/lint/, /test/, /push/].every(step => step.test(steps(project, 'gitlab'))),
  'hooks for notebooks, large files and secrets': says(
    '.pre-commit-config.yaml',
    /id: check-added-large-files/,
    /id: (detect-private-key|gitleaks)/,
  ),
  'a bot for updates': project =>
    has(project, /(dependabot\.yml|renovate\.json)$/),
  'a .dockerignore': project => has(project, /^\.dockerignore$/),
};

const ofEveryDataProject: Record<string, Part> = {
  ...ofEveryProject,
  'a hook that strips notebooks': says(
    '.pre-commit-config.yaml',
    /id: nbstripout/,
  ),
  'a linter': project =>
    says('pyproject.toml', /^\[tool\.ruff/m)(project, {}) ||
    has(project, /^(eslint\.config\.js|\.lintr)$/),
  tests: project => has(project, /^tests\/.*test/),
  'a least coverage': project =>
    ['pyproject.toml', 'package.json', 'Makefile'].some(path =>
      /cov-fail-under=\d+|--test-coverage-lines=\d+|percent_coverage\(covered\) >= \d+/.test(
        textOf(project, path),
      ),
    ),
  'the version of its language': project =>
    has(project, /^(\.python-version|\.nvmrc|renv\.lock)$/),
  'a lock with what was installed, that names no index': project => {
    const locks = LOCKS.map(
      ([path, ...patterns]) => [textOf(project, path), ...patterns] as const,
    ).filter(([text]) => text !== '');
    return (
      locks.length > 0 &&
      locks.every(
        ([text, locked, index]) => locked.test(text) && !index.test(text),
      )
    );
  },
  'CI that notices a lock that is not fresh': project =>
    [steps(project, 'github'), steps(project, 'gitlab')].every(text =>
      // npm ci fails by itself where package.json asks for something else.
      /make lock-fresh|npm ci|make setup/.test(text),
    ),
  'an image of two stages, on the base, in /opt, for nobody in particular': (
    project,
    values,
  ) =>
    says(
      'Dockerfile',
      /^ARG BASE_IMAGE=\S+:\d/m,
      /^FROM \$\{BASE_IMAGE\} AS build$/m,
      /^FROM \$\{BASE_IMAGE\}$/m,
      new RegExp(`^WORKDIR /opt/${values.name}$`, 'm'),
      /^USER (?!root)\S+\n(?![^]*^USER root)/m,
      // A job runs to its end, and nobody asks it how it is.
      /^(HEALTHCHECK|CMD)/m,
    )(project, values),
  'logs to stdout and to LOG_DIR': says('README.md', /`LOG_DIR`/, /stdout/),
  'configuration by the environment': says('README.md', /^\| variable /m),
  'alert rules': says('ops/alerts.yml', /- alert: /),
};

const ofEveryService: Record<string, Part> = {
  ...ofEveryDataProject,
  objectives: says('docs/slo.md', /\d %/),
  'an image that says how it is': says('Dockerfile', /^HEALTHCHECK --/m),
  'health and metrics': says('README.md', /`\/healthz`/, /`\/metrics`/),
};

const partsOf = (template: string) => {
  if (template === 'base-image') return ofEveryProject;
  return /-(service|api)$/.test(template) ? ofEveryService : ofEveryDataProject;
};

const cases = projectTemplates().flatMap(template =>
  allCasesOf(template).map(one => ({ ...one, template })),
);

it.each(cases)(
  '$template has what every project has: $name',
  async ({ template, values }) => {
    const project = await renderTemplate(template, values);

    expect(
      Object.entries(partsOf(template))
        .filter(([, isThere]) => !isThere(project, values))
        .map(([part]) => part),
    ).toEqual([]);
  },
);

const SCRIPT = join(TEMPLATES, '../script/test-templates');

// What opens a shell, or does again for one image what is done for all.
const BY_HAND = ['run', 'run-r', 'run-node', 'image-python'];

it.each(projectTemplates())(
  'each make target that a README of %s names is run by script/test-templates',
  async template => {
    const [{ values }] = allCasesOf(template);
    const project = await renderTemplate(template, values);
    const scripts = [SCRIPT, join(TEMPLATES, template, 'try.sh')]
      .map(path => readFileSync(path, 'utf8'))
      .join('\n');
    const named = textOf(project, 'README.md').matchAll(
      /(?:^|`|: )make ([a-z-]+)/gm,
    );
    const makefile = textOf(project, 'Makefile');

    for (const [, target] of named) {
      const isRun = new RegExp(`make ${target}\\b`).test(scripts);
      expect([target, isRun || BY_HAND.includes(target)]).toEqual([
        target,
        true,
      ]);
      expect(makefile).toMatch(
        new RegExp(`^${target.replace(/-.*/, '')}.*:.*## `, 'm'),
      );
    }
  },
);
