import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGithub from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderModuleGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import supertest from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleScorecards } from '../module';
import { choicesOf, morePairs, type Answers } from './pairs';
import { scorecardsPlugin } from './scorecardsPlugin';

/** The templates of this repository. */
export const TEMPLATES = join(__dirname, '../../../../templates');

/** A file of a project that was made from a template. */
export interface RenderedFile {
  path: string;
  content: Buffer;
  executable: boolean;
}

/** What the scaffolder made of a template. */
export interface Rendered {
  files: RenderedFile[];
  /** The actions that were run, in their order. */
  actions: string[];
  output: {
    links?: { title: string; url?: string; entityRef?: string }[];
    text?: { title: string; content: string }[];
  };
}

interface LogEntry {
  body: { stepId?: string; message: string };
}

interface DryRun {
  steps: { id: string; action: string }[];
  log: LogEntry[];
  directoryContents: {
    path: string;
    executable: boolean;
    base64Content: string;
  }[];
  output: Rendered['output'];
}

async function contentsOf(folder: string) {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async ({ parentPath, name }) => ({
        path: relative(folder, join(parentPath, name)),
        base64Content: (await readFile(join(parentPath, name))).toString(
          'base64',
        ),
      })),
  );
}

/** Names of the templates that make a project: those with a skeleton, and cases to try it with. */
export function projectTemplates(): string[] {
  return readdirSync(TEMPLATES)
    .filter(name =>
      ['template.yaml', 'skeleton', 'cases'].every(part =>
        existsSync(join(TEMPLATES, name, part)),
      ),
    )
    .sort();
}

/** Names of the cases of a template: each is a file of values under its `cases` folder. */
export function casesOf(template: string): string[] {
  return readdirSync(join(TEMPLATES, template, 'cases'))
    .map(name => name.replace(/\.yaml$/, ''))
    .sort();
}

const readYaml = (...path: string[]) =>
  parse(readFileSync(join(TEMPLATES, ...path), 'utf8'));

/** Values that a template is rendered with, under a name. */
export interface Case {
  name: string;
  values: Record<string, string>;
  /** Whether it is a file, and so a project that `script/test-templates` makes and runs. */
  isRun: boolean;
}

const nameOf = (answers: Answers) =>
  Object.entries(answers)
    .map(([name, value]) => (value === true ? name : value))
    .filter(value => value !== false)
    .join(', ');

/** The cases of a template, and with them each pair of answers to its choices. */
export function allCasesOf(template: string): Case[] {
  const cases = casesOf(template).map(name => ({
    name,
    values: readYaml(template, 'cases', `${name}.yaml`),
    isRun: true,
  }));
  const { spec } = readYaml(template, 'template.yaml');
  const more = morePairs(
    choicesOf(spec.parameters),
    cases.map(({ values }) => values),
  );
  return [
    ...cases,
    ...more.map(answers => ({
      name: nameOf(answers),
      values: {
        ...cases.find(
          ({ values }) => values.destination === answers.destination,
        )!.values,
        ...answers,
      },
      isRun: false,
    })),
  ];
}

/** The values of a case. */
export async function valuesOf(
  template: string,
  name: string,
): Promise<Record<string, string>> {
  return readYaml(template, 'cases', `${name}.yaml`);
}

/** A file of a rendered project as text; empty where there is none. */
export function textOf({ files }: Rendered, path: string): string {
  return files.find(file => file.path === path)?.content.toString('utf8') ?? '';
}

const startScaffolder = () =>
  startTestBackend({
    features: [
      scaffolder,
      scaffolderModuleGithub,
      scaffolderModuleGitlab,
      scaffolderModuleScorecards,
      scorecardsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          scorecards: {
            localRepositories: { folder: '/srv/portal/repositories' },
          },
          integrations: {
            github: [{ host: 'github.com' }],
            gitlab: [{ host: 'gitlab.com' }],
          },
        },
      }),
    ],
  });

// One backend renders all cases of a test file, which ends it.
let scaffolderBackend: ReturnType<typeof startScaffolder> | undefined;

/** Runs a template with the values of a case through the real scaffolder, in process, publishing nothing. */
export async function renderTemplate(
  template: string,
  values: Record<string, unknown>,
): Promise<Rendered> {
  const folder = join(TEMPLATES, template);
  scaffolderBackend ??= startScaffolder();
  const { server } = await scaffolderBackend;
  const response = await supertest(server)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: parse(await readFile(join(folder, 'template.yaml'), 'utf8')),
      values,
      directoryContents: await contentsOf(folder),
    });
  if (response.status !== 200) {
    throw new Error(
      `The scaffolder refuses the values: ${JSON.stringify(response.body)}`,
    );
  }
  const { steps, log, directoryContents, output } = response.body as DryRun;
  const skipped = new Set(
    log
      .filter(({ body }) => body.message.startsWith('Skipping step'))
      .map(({ body }) => body.stepId),
  );
  return {
    actions: steps
      .filter(({ id }) => !skipped.has(id))
      .map(({ action }) => action),
    files: directoryContents.map(({ path, executable, base64Content }) => ({
      path,
      executable,
      content: Buffer.from(base64Content, 'base64'),
    })),
    output,
  };
}

/** The project that a template makes of one of its cases, with some of the answers changed. */
export const rendered = async (
  template: string,
  name: string,
  other: object = {},
): Promise<Rendered> =>
  renderTemplate(template, { ...(await valuesOf(template, name)), ...other });
