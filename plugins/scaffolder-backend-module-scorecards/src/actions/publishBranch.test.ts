import { execFileSync } from 'node:child_process';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createPublishBranchAction } from './publishBranch';

const BRANCH = 'adopt-standards-1';

describe('opaq:publish:branch', () => {
  const directory = createMockDirectory();
  const repository = directory.resolve('repositories/churn');

  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@larkfield.example', ...args],
      { cwd: repository, encoding: 'utf8' },
    ).trim();

  async function publish(
    options: {
      repositoryPath?: string;
      branchName?: string;
      taskId?: string;
      isDryRun?: boolean;
      folders?: object;
    } = {},
  ) {
    const {
      repositoryPath = repository,
      branchName = BRANCH,
      taskId = 'task-1',
      folders = {
        localRepositories: { folder: directory.resolve('repositories') },
      },
    } = options;
    const outputs: Record<string, unknown> = {};
    const config = mockServices.rootConfig({ data: { scorecards: folders } });
    await createPublishBranchAction({ config }).handler({
      ...createMockActionContext({
        input: {
          repositoryPath,
          branchName,
          title: 'Add a runbook',
          description: 'For the night.',
          sourcePath: 'new',
        },
        workspacePath: directory.resolve('workspace'),
      }),
      task: { id: taskId },
      isDryRun: options.isDryRun,
      output: (key, value) => {
        outputs[key] = value;
      },
    });
    return outputs;
  }

  beforeEach(() => {
    directory.setContent({
      workspace: {
        new: {
          'docs/runbook.md': '# Runbook',
          'docs/decisions/0001-x.md': '# 1. X',
          '.gitignore': 'docs/',
        },
      },
      'repositories/churn': {
        'README.md': '# Churn',
        'docs/index.md': '# Churn',
        'src/a.py': '',
      },
    });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
  });

  it('commits the files to a new branch, and leaves all else as it is', async () => {
    directory.addContent({ 'repositories/churn/README.md': '# Not committed' });
    const head = git('rev-parse', 'HEAD');
    const outputs = await publish();

    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(git('branch', '--show-current')).toBe('main');
    expect(git('status', '--porcelain')).toBe('M README.md');
    expect(git('diff', '--name-status', 'main', BRANCH).split('\n')).toEqual([
      'A\t.gitignore',
      'A\tdocs/decisions/0001-x.md',
      'A\tdocs/runbook.md',
    ]);
    expect(git('show', `${BRANCH}:docs/runbook.md`)).toBe('# Runbook');
    expect(git('log', '-1', '--format=%an|%s|%b', BRANCH)).toBe(
      'Portal|Add a runbook|For the night.\n\nScaffolder-Task: task-1',
    );
    expect(git('fsck', '--strict')).toBe('');
    expect(outputs).toEqual({
      branchName: BRANCH,
      repositoryPath: repository,
      commitHash: git('rev-parse', BRANCH),
    });
  });

  it('gives the same branch to a task that is run again', async () => {
    const first = await publish();

    expect(await publish()).toEqual(first);
    expect(git('rev-list', '--count', BRANCH)).toBe('2');
  });

  it("leaves somebody else's branch alone", async () => {
    git('branch', BRANCH);

    await expect(publish()).rejects.toThrow(/has a branch adopt-standards-1/);
    expect(git('rev-list', '--count', BRANCH)).toBe('1');
  });

  it.each(['docs/runbook.md', 'docs'])(
    'changes nothing that is there: %s',
    async path => {
      git('rm', '--quiet', '-r', 'docs');
      directory.addContent({ [`repositories/churn/${path}`]: 'mine' });
      git('add', '.');
      git('commit', '--quiet', '--message', 'Mine');

      await expect(publish()).rejects.toThrow(
        new RegExp(`^${path} is in the repository already`),
      );
      expect(git('branch', '--list', BRANCH)).toBe('');
    },
  );

  it('puts the files below a folder of a larger repository', async () => {
    await publish({ repositoryPath: `${repository}/src` });

    expect(git('ls-tree', '-r', '--name-only', BRANCH).split('\n')).toEqual([
      'README.md',
      'docs/index.md',
      'src/.gitignore',
      'src/a.py',
      'src/docs/decisions/0001-x.md',
      'src/docs/runbook.md',
    ]);
  });

  it('works on what the scorecards may read, and nowhere else', async () => {
    const folders = { localFolders: [directory.resolve('repositories')] };
    await publish({ folders });
    directory.addContent({
      'repositories/link': ({ symlink }) => symlink('../workspace'),
    });

    for (const path of ['workspace', 'none', 'repositories/link']) {
      await expect(
        publish({ folders, repositoryPath: directory.resolve(path) }),
      ).rejects.toThrow(/does not exist, or is not below a folder/);
    }
    await expect(publish({ folders: {} })).rejects.toThrow(/is not below/);
  });

  it('says what to do where there is no repository, and no commit', async () => {
    directory.addContent({ 'repositories/plain/a.py': '' });
    const repositoryPath = directory.resolve('repositories/plain');
    await expect(publish({ repositoryPath })).rejects.toThrow(/run git init/);

    execFileSync('git', ['init', '--quiet'], { cwd: repositoryPath });
    await expect(publish({ repositoryPath })).rejects.toThrow(/has no commit/);
  });

  it('makes nothing in a dry run', async () => {
    expect(await publish({ isDryRun: true })).toMatchObject({
      repositoryPath: repository,
    });
    expect(git('branch', '--list', BRANCH)).toBe('');
  });

  it.each(['-x', 'a..b', 'a b', '../main', 'a//b', 'a.', ''])(
    'takes no branch like %p',
    name => {
      const { input } = createPublishBranchAction({
        config: mockServices.rootConfig(),
      }).schema! as {
        input: { properties: { branchName: { pattern: string } } };
      };

      expect(name).not.toMatch(new RegExp(input.properties.branchName.pattern));
    },
  );
});
