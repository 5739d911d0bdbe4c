import type {
  BackstageCredentials,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError, toError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  fetchContents,
  serializeDirectoryContents,
  type ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import { join } from '@opaq/engine';
import { ANNOTATION_TEMPLATE_VERSION } from '@opaq/plugin-scorecards-common';
import { templateBaseUrl } from '@opaq/plugin-scorecards-node';
import { createTwoFilesPatch } from 'diff';
import { markOf, MEMORY_FILE, readMemory } from './Memory';

type DryRun = Parameters<ScaffolderService['dryRun']>[0];

/** Longer patches are read in the template itself. */
const MAX_PATCH = 8_000;

/** What a template has that a project made from it does not. */
export interface Drift {
  /** Full reference. */
  template: string;
  /** Of which the project was made. */
  from: string;
  to: string;
  added: Array<{ path: string; content: string }>;
  /** Files that the template has changed since, with what it would change in the project's. */
  changed: Array<{ path: string; patch: string }>;
}

interface FindDriftOptions {
  catalog: CatalogService;
  scaffolder: Pick<ScaffolderService, 'dryRun'>;
  urlReader: UrlReaderService;
  integrations: ScmIntegrations;
  credentials: BackstageCredentials;
  /** Where the template's files can be put. */
  temporary: string;
  /** The content of a file of the project; undefined where there is none. */
  read(path: string): Buffer | undefined;
}

/** The template's files, as the scaffolder wants to be handed them for a dry run. */
async function filesOf(entity: Entity, options: FindDriftOptions) {
  const { urlReader, integrations, temporary } = options;
  const baseUrl = templateBaseUrl(entity);
  if (baseUrl === undefined) {
    throw new InputError(
      `Nothing says where the files of ${stringifyEntityRef(entity)} are`,
    );
  }
  await fetchContents({
    reader: urlReader,
    integrations,
    baseUrl,
    fetchUrl: '.',
    outputPath: temporary,
  });
  const files = await serializeDirectoryContents(temporary);
  return files.map(({ path, content }) => ({
    path,
    base64Content: content.toString('base64'),
  }));
}

function patchOf(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after);
  const [, ...lines] = patch.split('\n');
  const text = lines.join('\n');
  return text.length > MAX_PATCH ? `${text.slice(0, MAX_PATCH)}\n…` : text;
}

/**
 * Holds a project against the template that it was made from, as that is today: filled in with the same values, by the
 * scaffolder itself. A file that the project has deleted or that the template has not changed is none of its business.
 *
 * @returns Undefined where the project was made from no template, or from this version.
 * @throws Where the template can't be seen or does not take the values any more.
 */
export async function findDrift(
  options: FindDriftOptions,
): Promise<Drift | undefined> {
  const { catalog, scaffolder, credentials, read } = options;
  const memory = readMemory(read(MEMORY_FILE)?.toString('utf8') ?? '');
  if (!memory) return undefined;
  const { template, version: from, values, files } = memory;
  const entity = await catalog.getEntityByRef(template, { credentials });
  if (!entity) {
    throw new NotFoundError(`${template} is not in the catalog any more`);
  }
  const to = entity.metadata.annotations?.[ANNOTATION_TEMPLATE_VERSION] ?? from;
  if (to === from) return undefined;

  const dryRun = {
    template: entity,
    values,
    directoryContents: await filesOf(entity, options),
  } as DryRun;
  const { directoryContents } = await scaffolder
    .dryRun(dryRun, { credentials })
    .catch(error => {
      throw new Error(
        `${template} can't be filled in with what the project remembers: ${
          toError(error).message
        }`,
      );
    });
  const drift: Drift = { template, from, to, added: [], changed: [] };
  for (const { path, base64Content } of directoryContents) {
    const now = Buffer.from(base64Content, 'base64');
    const own = read(path);
    const isNew = !(path in files) && path !== MEMORY_FILE;
    if (isNew && !own) {
      drift.added.push({ path, content: now.toString('utf8') });
    } else if (own && files[path] !== markOf(now) && !own.equals(now)) {
      const patch = patchOf(path, own.toString('utf8'), now.toString('utf8'));
      drift.changed.push({ path, patch });
    }
  }
  return drift;
}

/** The files that are new in the template, by their path in the repository. */
export const newFilesOf = (drift: Drift | Error | undefined, folder: string) =>
  drift && !(drift instanceof Error)
    ? drift.added.map(({ path, content }) => ({
        path: join(folder, path),
        content,
      }))
    : [];
