import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import {
  fetchContents,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';

/** How long a template's files are kept: somebody who fills in a form asks every few seconds. Milliseconds. */
const KEPT_MS = 60_000;

/** A file as the scaffolder's dry run takes it. */
export interface TemplateFile {
  path: string;
  base64Content: string;
}

interface TemplateFilesOptions {
  urlReader: UrlReaderService;
  integrations: ScmIntegrations;
  workingDirectory?: string;
}

/** Where the scaffolder finds what a template's steps name. */
function baseUrlOf({ kind, metadata }: Entity): string {
  const { annotations = {}, name, namespace = 'default' } = metadata;
  const managedBy = annotations[ANNOTATION_LOCATION] ?? '';
  const { type, target } = parseLocationRef(
    annotations[ANNOTATION_SOURCE_LOCATION] ?? managedBy,
  );
  if (type === 'url') return target;
  // Only what the operator had the catalog read from this machine is read from it.
  if (type === 'file' && managedBy.startsWith('file:')) {
    return `file://${target}`;
  }
  throw new InputError(
    `template: nothing says where the files of ${stringifyEntityRef({
      kind,
      name,
      namespace,
    })} are`,
  );
}

/** Reads the folders of templates, which the scaffolder wants to be handed for a dry run. */
export class TemplateFiles {
  readonly #options: TemplateFilesOptions;
  readonly #kept = new Map<
    string,
    { until: number; files: Promise<TemplateFile[]> }
  >();

  constructor(options: TemplateFilesOptions) {
    this.#options = options;
  }

  /** @throws `InputError` where nothing says where they are. */
  async of(template: Entity): Promise<TemplateFile[]> {
    const now = Date.now();
    for (const [key, { until }] of this.#kept) {
      if (until < now) this.#kept.delete(key);
    }
    const key = `${stringifyEntityRef(template)} ${template.metadata.etag}`;
    const kept = this.#kept.get(key);
    if (kept) return kept.files;
    const files = this.#read(baseUrlOf(template));
    this.#kept.set(key, { until: now + KEPT_MS, files });
    files.catch(() => this.#kept.delete(key));
    return files;
  }

  async #read(baseUrl: string): Promise<TemplateFile[]> {
    const { urlReader, integrations, workingDirectory } = this.#options;
    const folder = await mkdtemp(
      join(workingDirectory ?? tmpdir(), 'scorecards-template-'),
    );
    try {
      await fetchContents({
        reader: urlReader,
        integrations,
        baseUrl,
        fetchUrl: '.',
        outputPath: folder,
      });
      const files = await serializeDirectoryContents(folder);
      return files.map(({ path, content }) => ({
        path,
        base64Content: content.toString('base64'),
      }));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
