import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  resolveSafeChildPath,
  type BackstageCredentials,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import {
  locationSpecToLocationEntity,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseAllDocuments } from 'yaml';
import { CATALOG_INFO, localRepositoriesFolder } from '../localRepositories';
import { examples } from './registerLocal.examples';

const POLL_MILLISECONDS = 500;

// The catalog takes up a change within seconds; what takes longer than this is not only slow.
const PATIENCE_MILLISECONDS = 60_000;

/** The files that a location of the catalog names, absolute. */
function filesOf({ metadata, spec = {} }: Entity): string[] {
  const [, own] =
    /^file:(.+)$/.exec(metadata.annotations?.[ANNOTATION_LOCATION] ?? '') ?? [];
  if (!own || (spec.type ?? 'file') !== 'file') return [];
  return [spec.target, spec.targets]
    .flat()
    .filter(target => typeof target === 'string')
    .map(target => resolve(dirname(own), target));
}

/** What the project calls itself: the first component of its descriptor, else the first entity. */
async function describedIn(workspacePath: string): Promise<string> {
  const text = await readFile(
    resolveSafeChildPath(workspacePath, CATALOG_INFO),
    'utf8',
  );
  const entities = parseAllDocuments(text)
    .map(document => document.toJS() as Entity | undefined)
    .filter(entity => entity?.kind && entity.metadata?.name) as Entity[];
  const entity =
    entities.find(({ kind }) => kind === 'Component') ?? entities[0];
  if (!entity) {
    throw new InputError(
      `${CATALOG_INFO} of the new project describes no entity: it needs a kind and metadata.name.`,
    );
  }
  return stringifyEntityRef(entity);
}

/**
 * Creates the `opaq:register:local` action: it has the catalog read a project in the folder of local repositories, and
 * waits until it is there.
 *
 * The catalog's API registers URLs only, and rightly: a location of type `file` that anybody may add would read any file
 * of the machine. So the operator tells the catalog of the folder once, and this asks for it to be read now.
 *
 * @public
 */
export function createRegisterLocalAction(options: {
  catalog: CatalogService;
  config: RootConfigService;
  /** How long to wait for the catalog. Milliseconds. */
  patience?: number;
}) {
  const { catalog, config, patience = PATIENCE_MILLISECONDS } = options;

  async function readNow(pattern: string, credentials: BackstageCredentials) {
    const { items } = await catalog.getEntities(
      { filter: { kind: 'Location' } },
      { credentials },
    );
    // One of app-config that has matched nothing yet is an error, which the catalog keeps to itself.
    const location =
      items.find(item => filesOf(item).includes(pattern)) ??
      locationSpecToLocationEntity({
        location: { type: 'file', target: pattern },
      });
    try {
      const ref = stringifyEntityRef(location);
      await catalog.refreshEntity(ref, { credentials });
    } catch (error) {
      // The client's own error carries the catalog's.
      const { cause } = error as { cause?: Error };
      if (cause?.name !== 'NotFoundError') throw error;
      throw new InputError(
        `The catalog does not look for new projects: it needs a location of type file with the target ${pattern}; the README of @opaq/plugin-scaffolder-backend-module-scorecards shows one.`,
      );
    }
  }

  return createTemplateAction({
    id: 'opaq:register:local',
    description:
      'Has the catalog read a project that opaq:publish:local created, and waits until it is there.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        catalogInfoPath: z =>
          z.string({
            description:
              'The path of the catalog descriptor, as opaq:publish:local gives it',
          }),
      },
      output: {
        entityRef: z =>
          z.string({ description: "The new component's reference" }),
      },
    },
    async handler(ctx) {
      const folder = localRepositoriesFolder(config);
      const path = resolveSafeChildPath(folder, ctx.input.catalogInfoPath);
      const entityRef = await describedIn(ctx.workspacePath);
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would have the catalog read ${path}`);
        return;
      }

      const credentials = await ctx.getInitiatorCredentials();
      await readNow(join(folder, '*', CATALOG_INFO), credentials);

      const end = performance.now() + patience;
      while (performance.now() < end) {
        const entity = await catalog.getEntityByRef(entityRef, { credentials });
        const from = entity?.metadata.annotations?.[ANNOTATION_LOCATION];
        if (from === `file:${path}`) {
          ctx.logger.info(`${entityRef} is in the catalog`);
          return;
        }
        if (entity) {
          throw new ConflictError(
            `${entityRef} is in the catalog already, from ${from}: the new project in ${dirname(
              path,
            )} needs another name in its ${CATALOG_INFO}.`,
          );
        }
        await sleep(POLL_MILLISECONDS, undefined, { signal: ctx.signal });
      }
      ctx.logger.warn(
        `The catalog has not taken up ${entityRef} yet. The project is in ${dirname(
          path,
        )}; if its page stays empty, the backend's log says why.`,
      );
    },
  });
}
