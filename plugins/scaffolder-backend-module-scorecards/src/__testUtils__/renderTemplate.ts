import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGithub from '@backstage/plugin-scaffolder-backend-module-github';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import supertest from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleScorecards } from '../module';

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

/** Names of the cases of a template: each is a file of values under its `cases` folder. */
export async function casesOf(template: string): Promise<string[]> {
  const names = await readdir(join(TEMPLATES, template, 'cases'));
  return names.map(name => name.replace(/\.yaml$/, '')).sort();
}

/** Runs a template with the values of a case through the real scaffolder, in process, publishing nothing. */
export async function renderTemplate(
  template: string,
  values: Record<string, unknown>,
): Promise<Rendered> {
  const folder = join(TEMPLATES, template);
  const { server } = await startTestBackend({
    features: [
      scaffolder,
      scaffolderModuleGithub,
      scaffolderModuleScorecards,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          scorecards: {
            localRepositories: { folder: '/srv/portal/repositories' },
          },
          integrations: { github: [{ host: 'github.com' }] },
        },
      }),
    ],
  });
  try {
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
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}
