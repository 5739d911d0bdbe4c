import { execFileSync } from 'node:child_process';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createPublishLocalAction } from './publishLocal';

describe('opaq:publish:local', () => {
  const directory = createMockDirectory();
  const folder = directory.resolve('repositories');

  const git = (...args: string[]) =>
    execFileSync('git', ['-C', `${folder}/churn`, ...args], {
      encoding: 'utf8',
    }).trim();

  async function publish(
    options: { name?: string; taskId?: string; isDryRun?: boolean } = {},
    scaffolder = {},
  ) {
    const { name = 'churn', taskId = 'task-1', isDryRun } = options;
    const config = mockServices.rootConfig({
      data: { scaffolder, scorecards: { localRepositories: { folder } } },
    });
    const outputs: Record<string, unknown> = {};
    await createPublishLocalAction({ config }).handler({
      ...createMockActionContext({
        input: { name },
        workspacePath: directory.resolve('workspace'),
      }),
      task: { id: taskId },
      isDryRun,
      output: (key, value) => {
        outputs[key] = value;
      },
    });
    return outputs;
  }

  beforeEach(() => {
    directory.setContent({
      workspace: {
        'README.md': '# Churn',
        'catalog-info.yaml': 'kind: Component',
        '.gitignore': 'data/',
        data: { 'raw.csv': 'a,b' },
        script: { setup: '#!/bin/sh' },
        '.git': { config: '[core]' },
      },
    });
  });

  it('commits what git would, and leaves a clean repository', async () => {
    const outputs = await publish();

    expect(git('ls-files').split('\n')).toEqual([
      '.gitignore',
      'README.md',
      'catalog-info.yaml',
      'script/setup',
    ]);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('branch', '--show-current')).toBe('main');
    expect(outputs).toEqual({
      remoteUrl: `file://${folder}/churn`,
      repositoryPath: `${folder}/churn`,
      catalogInfoPath: `${folder}/churn/catalog-info.yaml`,
      commitHash: git('rev-parse', 'HEAD'),
    });
  });

  it('commits as the author that is configured', async () => {
    await publish(
      {},
      {
        defaultAuthor: { name: 'Larkfield', email: 'portal@larkfield.example' },
        defaultCommitMessage: 'Begin',
      },
    );

    expect(git('log', '--format=%an <%ae> %s')).toBe(
      'Larkfield <portal@larkfield.example> Begin',
    );
  });

  it('gives the same repository to a task that is run again', async () => {
    const first = await publish();
    const second = await publish();

    expect(second).toEqual(first);
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('refuses a name that another task has taken', async () => {
    const { commitHash } = await publish();

    await expect(publish({ taskId: 'task-2' })).rejects.toThrow(
      /already a project in .*churn: choose another name/,
    );
    expect(git('rev-parse', 'HEAD')).toBe(commitHash);
    expect(Object.keys(directory.content()!.repositories!)).toEqual(['churn']);
  });

  it('refuses a folder that is there without being a repository', async () => {
    directory.addContent({ 'repositories/churn/notes.txt': 'mine' });

    await expect(publish()).rejects.toThrow(/already a project/);
    expect(directory.content()!.repositories).toEqual({
      churn: { 'notes.txt': 'mine' },
    });
  });

  it('does not write through a link to elsewhere', async () => {
    directory.addContent({
      elsewhere: {},
      'repositories/churn': ({ symlink }) => symlink('../elsewhere'),
    });

    await expect(publish()).rejects.toThrow(/outside its parent/);
    expect(directory.content({ path: 'elsewhere' })).toEqual({});
  });

  it('publishes no descriptor that is a link: the catalog would read what it leads to', async () => {
    directory.setContent({
      'other.yaml': 'kind: User',
      'workspace/catalog-info.yaml': ({ symlink }) =>
        symlink(directory.resolve('other.yaml')),
    });

    await expect(publish()).rejects.toThrow(/catalog-info.yaml is a link/);
    expect(directory.content({ path: 'repositories' })).toEqual({});
  });

  it.each(['..', '../churn', '/etc/churn', '.git', 'a/b', '', 'churn.'])(
    'takes no name like %p',
    name => {
      const { input } = createPublishLocalAction({
        config: mockServices.rootConfig(),
      }).schema! as { input: { properties: { name: { pattern: string } } } };

      expect(name).not.toMatch(new RegExp(input.properties.name.pattern));
    },
  );

  it('never leaves the folder, whatever the name', async () => {
    await expect(publish({ name: '../escaped' })).rejects.toThrow(
      /outside its parent/,
    );
  });

  it('creates nothing in a dry run', async () => {
    const outputs = await publish({ isDryRun: true });

    expect(outputs).toMatchObject({ repositoryPath: `${folder}/churn` });
    expect(directory.content()!).not.toHaveProperty('repositories');
  });

  it('says what to configure where there is no folder', async () => {
    const action = createPublishLocalAction({
      config: mockServices.rootConfig(),
    });

    await expect(
      action.handler(createMockActionContext({ input: { name: 'churn' } })),
    ).rejects.toThrow(/set scorecards\.localRepositories\.folder/);
  });
});
