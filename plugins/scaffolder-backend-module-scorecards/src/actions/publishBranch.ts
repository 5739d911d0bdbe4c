import fs, { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import {
  isChildPath,
  resolveSafeChildPath,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import git from 'isomorphic-git';
import { localFolders } from '../localRepositories';
import { commitToBranch } from './commitToBranch';
import { authorOf, taskTrailer } from './git';
import { examples } from './publishBranch.examples';

// The names that git takes, without those that need quotes in a shell: https://git-scm.com/docs/git-check-ref-format.
const BRANCH = /^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$/;

const DRY_RUN_COMMIT = '0'.repeat(40);

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The folder without a link in it. */
function allowed(path: string, config: RootConfigService): string {
  const found = real(path);
  const folders = localFolders(config).flatMap(folder => real(folder) ?? []);
  if (!found || !folders.some(folder => isChildPath(folder, found))) {
    // One answer for both, so that nobody can ask which paths this machine has.
    throw new NotAllowedError(
      `${path} does not exist, or is not below a folder of scorecards.localFolders or scorecards.localRepositories.`,
    );
  }
  return found;
}

async function repositoryAround(path: string): Promise<string> {
  try {
    return await git.findRoot({ fs, filepath: path });
  } catch {
    throw new InputError(
      `${path} is in no git repository, so there can be no branch: run git init there and commit what it holds.`,
    );
  }
}

/**
 * Creates the `opaq:publish:branch` action: it commits files to a new branch of a repository of this machine, and leaves
 * everything else of it alone. What a pull request is at a source host, a branch is here.
 *
 * @public
 */
export function createPublishBranchAction(options: {
  config: RootConfigService;
}) {
  const { config } = options;
  return createTemplateAction({
    id: 'opaq:publish:branch',
    description:
      'Commits new files to a new branch of a git repository in a folder of the machine that the portal runs on.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repositoryPath: z =>
          z.string({
            description:
              'The repository, or a folder in one: where the paths of the files begin',
          }),
        branchName: z =>
          z
            .string({ description: 'The name of the new branch' })
            .max(200)
            .regex(
              BRANCH,
              "A branch's name has letters, digits, hyphens and underscores, in parts with a dot or a slash between them",
            ),
        title: z =>
          z.string({ description: "The first line of the commit's message" }),
        description: z =>
          z.string({ description: 'The rest of the message' }).optional(),
        sourcePath: z =>
          z
            .string({
              description:
                'The folder of the workspace with the files. Default: the workspace',
            })
            .optional(),
      },
      output: {
        branchName: z => z.string({ description: 'The branch' }),
        repositoryPath: z =>
          z.string({ description: 'The repository that has it' }),
        commitHash: z => z.string({ description: 'Its newest commit' }),
      },
    },
    async handler(ctx) {
      const {
        branchName,
        title,
        description = '',
        sourcePath = '.',
      } = ctx.input;
      const folder = allowed(resolve(ctx.input.repositoryPath), config);
      const repository = await repositoryAround(folder);
      const source = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const contents = await serializeDirectoryContents(source);
      const prefix = relative(repository, folder).split(sep);
      const files = new Map(
        contents.map(({ path, content }) => [
          [...prefix, path].filter(Boolean).join('/'),
          content,
        ]),
      );
      if (files.size === 0) {
        throw new InputError('There is no file to commit.');
      }
      const commitHash = ctx.isDryRun
        ? DRY_RUN_COMMIT
        : await commitToBranch({
            dir: repository,
            branch: branchName,
            files,
            message: `${title}\n\n${description}`.trim(),
            mark: taskTrailer(ctx.task.id),
            author: authorOf(config),
          });
      ctx.logger.info(
        `${
          ctx.isDryRun ? 'Would make' : 'Made'
        } the branch ${branchName} in ${repository}; new files: ${files.size}`,
      );
      ctx.output('branchName', branchName);
      ctx.output('repositoryPath', repository);
      ctx.output('commitHash', commitHash);
    },
  });
}
