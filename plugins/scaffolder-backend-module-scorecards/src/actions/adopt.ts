import { fileURLToPath } from 'node:url';
import {
  resolveSafeChildPath,
  type RootConfigService,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  createTemplateAction,
  type ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import { join } from '@opaq/engine';
import type { ScorecardsApi } from '@opaq/plugin-scorecards-common';
import { branchNameOf } from '../adopt/branchNameOf';
import { checkOut, contentOf } from '../adopt/checkOut';
import { codeownersName } from '../adopt/codeownersName';
import { describeRequest, requestTitle } from '../adopt/describeRequest';
import { planAdoption } from '../adopt/planAdoption';
import { targetOf } from '../adopt/targetOf';
import { writeFiles } from '../adopt/writeFiles';
import { findDrift, newFilesOf } from '../drift/findDrift';
import { standardInForce } from '../scoring/Standard';
import type { ScorecardsFor } from '../scorecardsClient';
import { examples } from './adopt.examples';

const FOLDER = 'adopt-standards';

async function reportOf(
  scorecards: Pick<ScorecardsApi, 'getEntityReport'>,
  ref: string,
  name?: string,
) {
  const { report, status } = await scorecards.getEntityReport(ref, name);
  if (report?.covered) return report;
  const reason = report?.notCoveredReason ?? status.message ?? status.state;
  throw new NotFoundError(
    `There is nothing to adopt for ${ref}, which has no scorecard: ${reason}`,
  );
}

/**
 * Creates the `opaq:adopt` action: it reads the report of a component that exists, and its repository, and writes the new
 * files that repair what fails, and the text of the request that brings them.
 *
 * The scorecards backend says, as to the user who started the task, what fails and where the repository is: who may not see a
 * component can't adopt it either, and a local folder is read only where that backend may read it.
 *
 * @public
 */
export function createAdoptAction(options: {
  catalog: CatalogService;
  config: RootConfigService;
  scaffolder: Pick<ScaffolderService, 'dryRun'>;
  scorecards: ScorecardsFor;
  urlReader: UrlReaderService;
}) {
  const { catalog, scaffolder, scorecards, urlReader } = options;
  const integrations = ScmIntegrations.fromConfig(options.config);

  return createTemplateAction({
    id: 'opaq:adopt',
    description:
      'Writes the new files that repair what fails in a component that exists, and the text of a request with them.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({ description: "The component's full reference" }),
        checks: z =>
          z
            .array(z.string(), {
              description:
                'Ids of the checks to repair. Default: all that fail and that the scorecard asks for',
            })
            .optional(),
        partner: z =>
          z
            .string({
              description:
                'The group of the other discipline that owns the project together with its owner, for CODEOWNERS',
            })
            .optional(),
        availability: z =>
          z
            .number({
              description:
                'Of 100 requests, how many must be answered. Default: no objective is written',
            })
            .gt(0)
            .lt(100)
            .optional(),
        template: z =>
          z
            .boolean({
              description:
                'Whether to bring what is new in the template that the project was made from. Default: true',
            })
            .optional(),
        scorecard: z =>
          z
            .string({
              description:
                "The scorecard's name. Default: the first one of the portal",
            })
            .optional(),
      },
      output: {
        request: z =>
          z.enum(['github', 'gitlab', 'local', 'none'], {
            description:
              'Where the files are to go: a pull request, a merge request, a branch of a local repository, or nowhere, since there are none',
          }),
        repoUrl: z =>
          z
            .string({
              description:
                'The repository, as publish:github:pull-request and publish:gitlab:merge-request take it',
            })
            .optional(),
        targetBranch: z =>
          z
            .string({
              description:
                'The branch that was read; absent where it is the default one',
            })
            .optional(),
        repositoryPath: z =>
          z
            .string({
              description:
                'The local repository, as opaq:publish:branch takes it',
            })
            .optional(),
        sourcePath: z =>
          z.string({
            description: 'The folder of the workspace with the new files',
          }),
        branchName: z => z.string({ description: 'A name for the branch' }),
        title: z => z.string({ description: 'A title for the request' }),
        description: z =>
          z.string({
            description:
              'What the files repair, and what needs an edit: where, and how. Markdown',
          }),
        files: z =>
          z.array(z.string(), { description: 'Paths of the new files' }),
        repaired: z =>
          z.array(z.string(), {
            description: 'Ids of the checks that pass with the new files',
          }),
        open: z =>
          z.array(z.string(), {
            description: 'Ids of the checks that need an edit',
          }),
      },
    },
    async handler(ctx) {
      const { entityRef, checks, partner, availability } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const client = scorecards(credentials);
      const { subject, source, scorecard } = await reportOf(
        client,
        entityRef,
        ctx.input.scorecard,
      );
      const standard = await standardInForce(client, scorecard.name);
      const unknown = checks?.find(id =>
        standard.checks.every(check => check.id !== id),
      );
      if (unknown !== undefined) {
        throw new InputError(`There is no check '${unknown}'.`);
      }

      const target = targetOf(source.url, integrations);
      const owners = await Promise.all(
        [subject.owner?.ref, partner].map(async ref => {
          if (!ref) return undefined;
          const owner = await catalog.getEntityByRef(ref, { credentials });
          return owner && codeownersName(owner, target);
        }),
      );
      const root = await checkOut(source.url, {
        urlReader,
        temporary: await ctx.createTemporaryDirectory(),
      });
      const plan = await planAdoption({
        root,
        path: source.path,
        standard,
        subject,
        host: target.request === 'gitlab' ? 'gitlab' : 'github',
        wishes: {
          owners: [...new Set(owners)].filter(name => name !== undefined),
          availability,
        },
        checks: checks && checks.length > 0 ? checks : undefined,
      });
      const drift =
        ctx.input.template === false
          ? undefined
          : await findDrift({
              catalog,
              scaffolder,
              urlReader,
              integrations,
              credentials,
              temporary: await ctx.createTemporaryDirectory(),
              read: path => contentOf(root, join(source.path, path)),
            }).catch((error: Error): Error => error);
      const files = [
        ...plan.files,
        ...newFilesOf(drift, source.path).filter(({ path }) =>
          plan.files.every(file => file.path !== path),
        ),
      ];
      await writeFiles(resolveSafeChildPath(ctx.workspacePath, FOLDER), files);

      const { open } = plan;
      const repaired = plan.files.flatMap(({ repairs }) => repairs);
      ctx.logger.info(
        `New files: ${files.length}; checks repaired: ${repaired.length}; checks that need an edit: ${open.length}`,
      );
      ctx.output('request', files.length > 0 ? target.request : 'none');
      ctx.output('repoUrl', target.repoUrl);
      ctx.output('targetBranch', target.branch);
      ctx.output(
        'repositoryPath',
        target.request === 'local' ? fileURLToPath(source.url) : undefined,
      );
      ctx.output('sourcePath', FOLDER);
      ctx.output('branchName', branchNameOf(target, ctx.task.id, new Date()));
      ctx.output('title', requestTitle(files));
      ctx.output('description', describeRequest(plan, standard, drift));
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      ctx.output('repaired', repaired);
      ctx.output(
        'open',
        open.map(({ checkId }) => checkId),
      );
    },
  });
}
