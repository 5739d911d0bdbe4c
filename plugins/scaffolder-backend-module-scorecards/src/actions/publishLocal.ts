import { cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  resolveSafeChildPath,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CATALOG_INFO, localRepositoriesFolder } from '../localRepositories';
import { authorOf, commitAll, lastCommit, taskTrailer } from './git';
import { examples } from './publishLocal.examples';

// What the catalog takes as an entity's name: such a name can neither leave the folder nor be a hidden one.
const NAME = /^[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const MAX_NAME_LENGTH = 63;

// What the operating system says of a move onto something that is there.
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'];

const DRY_RUN_COMMIT = '0'.repeat(40);

/** The catalog opens the descriptor as it is: a link would have it read another file of this machine. */
async function refuseLinkedDescriptor(folder: string): Promise<void> {
  const stats = await lstat(join(folder, CATALOG_INFO)).catch(() => undefined);
  if (stats?.isSymbolicLink()) {
    throw new InputError(
      `${CATALOG_INFO} is a link: the template has to hold the file itself.`,
    );
  }
}

/** Moves a folder to where nothing may be yet. */
async function moveTo(repository: string, draft: string): Promise<void> {
  try {
    await rename(draft, repository);
  } catch (error) {
    if (TAKEN.includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw new ConflictError(
        `There is already a project in ${repository}: choose another name, or move that folder away.`,
      );
    }
    throw error;
  }
}

/**
 * Creates the `opaq:publish:local` action: it commits what the steps before it made to a new git repository in the
 * folder that `scorecards.localRepositories.folder` names.
 *
 * The repository is made beside its place and moved there whole, so that nobody ever reads half of one.
 *
 * @public
 */
export function createPublishLocalAction(options: {
  config: RootConfigService;
}) {
  const { config } = options;
  return createTemplateAction({
    id: 'opaq:publish:local',
    description:
      'Commits the workspace to a new git repository in a folder of the machine that the portal runs on.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string({ description: "The repository's name" })
            .max(MAX_NAME_LENGTH)
            .regex(
              NAME,
              'A name has letters, digits, hyphens, underscores and dots, and begins and ends with a letter or a digit',
            ),
      },
      output: {
        remoteUrl: z =>
          z.string({ description: 'What git clones, a file: URL' }),
        repositoryPath: z =>
          z.string({ description: 'The same as a path on that machine' }),
        catalogInfoPath: z =>
          z.string({
            description: 'The path of the catalog descriptor in it',
          }),
        commitHash: z => z.string({ description: 'The first commit' }),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      const folder = localRepositoriesFolder(config);
      const repository = resolveSafeChildPath(folder, name);
      const trailer = taskTrailer(ctx.task.id);

      const publish = async () => {
        await mkdir(folder, { recursive: true });
        const made = await lastCommit(repository);
        if (made?.message.includes(trailer)) return made.hash;
        const message =
          config.getOptionalString('scaffolder.defaultCommitMessage') ??
          'Initial commit';
        const draft = join(folder, `.${name}.${ctx.task.id}`);
        try {
          await rm(draft, { recursive: true, force: true });
          await cp(ctx.workspacePath, draft, {
            recursive: true,
            // A link stays what the template says: following it could bring other files of this machine in.
            verbatimSymlinks: true,
            filter: path => basename(path) !== '.git',
          });
          await refuseLinkedDescriptor(draft);
          const hash = await commitAll(draft, {
            message: `${message}\n\n${trailer}\n`,
            author: authorOf(config),
          });
          await moveTo(repository, draft);
          return hash;
        } finally {
          await rm(draft, { recursive: true, force: true });
        }
      };

      const commitHash = ctx.isDryRun ? DRY_RUN_COMMIT : await publish();
      ctx.logger.info(
        ctx.isDryRun
          ? `Would create ${repository}`
          : `Created ${repository} at ${commitHash}`,
      );
      ctx.output('remoteUrl', pathToFileURL(repository).href);
      ctx.output('repositoryPath', repository);
      ctx.output('catalogInfoPath', join(repository, CATALOG_INFO));
      ctx.output('commitHash', commitHash);
    },
  });
}
