import { posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { LocalFolders } from './LocalFolders';
import { NoSourceError } from './NoSourceError';

/** Where the source of an entity is. */
export interface SourceLocation {
  /** What is read as one: a repository at a ref, or a local folder (`file:`). Equal for all of its components. */
  url: string;
  /** The component's folder in it; the root is the empty string. */
  folder: string;
}

/** Far longer than any real one, and short enough for an index. */
const MAX_URL_LENGTH = 2000;

// By the parser, which takes `FILE:` and white space before it.
const isFileUrl = (target: string) =>
  URL.canParse(target) && new URL(target).protocol === 'file:';

const isDescriptor = (path: string) => /\.(ya?ml|json)$/i.test(path);

const trimSlashes = (path: string) => path.replace(/^\/|\/$/g, '');

function folderOf(path: string, isFile: boolean): string {
  const folder = isFile ? posix.dirname(`/${path}`) : path;
  return trimSlashes(posix.normalize(`/${folder}`));
}

/** Azure names the folder in the query, every other host in the path. */
function locateAzure(url: URL, isFile: boolean): SourceLocation {
  const path = url.searchParams.get('path') ?? '';
  url.searchParams.delete('path');
  return { url: url.toString(), folder: folderOf(path, isFile) };
}

/**
 * How source hosts write a repository at a ref, and a path in it. A ref with a slash can't be told from a folder; what
 * reads the repository takes it the same way.
 */
const REF_AND_PATH: Record<string, RegExp> = {
  bitbucketCloud: /^(\/[^/]+\/[^/]+\/src\/[^/]+)(\/.*)?$/,
  bitbucketServer: /^(\/.+\/repos\/[^/]+\/(?:browse|raw))(\/.*)?$/,
  gerrit: /^(\/.+\/\+\/refs\/heads\/[^/]+)(\/.*)?$/,
  gitea: /^(\/[^/]+\/[^/]+\/src\/(?:branch|tag|commit)\/[^/]+)(\/.*)?$/,
  github: /^(\/[^/]+\/[^/]+\/(?:tree|blob|edit|raw)\/[^/]+)(\/.*)?$/,
  gitlab: /^(\/.+\/-\/(?:tree|blob|edit|raw)\/[^/]+)(\/.*)?$/,
  harness: /^(\/.+\/files\/[^/]+\/~)(\/.*)?$/,
};

function locateUrl(
  target: string,
  isFile: boolean,
  integrations: ScmIntegrationRegistry,
): SourceLocation {
  const url = new URL(target);
  if (!/^https?:$/.test(url.protocol)) {
    throw new Error("it is neither 'http:' nor 'https:'");
  }
  url.hash = '';
  // Readers have credentials of their own, and the URL is shown and logged.
  url.username = '';
  url.password = '';
  // A host's adapter takes escapes out, and with them the address could lead to anywhere at the host.
  if (/(?:^|[\\/])\.\.?(?:[\\/]|$)/.test(decodeURIComponent(url.pathname))) {
    throw new Error("its path holds '.' or '..'");
  }
  const type = integrations.byUrl(target)?.type ?? '';
  if (type === 'azure') return locateAzure(url, isFile);

  const [, root = url.pathname, path = ''] =
    REF_AND_PATH[type]?.exec(url.pathname) ?? [];
  // A file's page and a folder's page of one ref are one repository.
  url.pathname = root
    .replace(/\/(?:blob|edit|raw)(\/[^/]+)$/, '/tree$1')
    .replace(/\/$/, '');
  return {
    url: url.toString(),
    folder: folderOf(decodeURIComponent(path), isFile && path !== ''),
  };
}

function locateFile(
  target: string,
  isFile: boolean,
  localFolders: LocalFolders,
): SourceLocation {
  const path = isFileUrl(target) ? fileURLToPath(target) : target;
  const { root, folder } = localFolders.locate(
    isFile ? posix.dirname(path) : path,
  );
  return { url: pathToFileURL(root).toString(), folder };
}

/**
 * Finds the repository and the folder in it that an entity is made from: what `backstage.io/source-location` says, else
 * the folder of the file that describes the entity.
 *
 * @throws `NoSourceError` where neither leads to something that can be read.
 */
export function locateSource(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
  localFolders: LocalFolders,
): SourceLocation {
  const annotations = entity.metadata.annotations ?? {};
  const stated = annotations[ANNOTATION_SOURCE_LOCATION];
  const ref = stated ?? annotations[ANNOTATION_LOCATION];
  if (!ref) {
    throw new NoSourceError(
      `The entity does not say where its source is. Add the annotation ${ANNOTATION_SOURCE_LOCATION} to it.`,
    );
  }
  const annotation = stated ? ANNOTATION_SOURCE_LOCATION : ANNOTATION_LOCATION;
  try {
    const { type, target } = parseLocationRef(ref);
    if (target.length > MAX_URL_LENGTH || /%00|\0/.test(target)) {
      throw new Error('it is too long, or holds a NUL character');
    }
    const isFile = !stated || isDescriptor(new URL(target, 'file:/').pathname);
    if (type === 'url' && !isFileUrl(target)) {
      return locateUrl(target, isFile, integrations);
    }
    if (type === 'file' || type === 'url') {
      return locateFile(target, isFile, localFolders);
    }
  } catch (error) {
    if (error instanceof NoSourceError) throw error;
    throw new NoSourceError(
      `The annotation ${annotation} can't be used: ${
        error instanceof Error ? error.message : String(error)
      }.`,
    );
  }
  throw new NoSourceError(
    `The annotation ${annotation} is '${ref}'. Only locations of type url and file can be read; set ${ANNOTATION_SOURCE_LOCATION}.`,
  );
}
