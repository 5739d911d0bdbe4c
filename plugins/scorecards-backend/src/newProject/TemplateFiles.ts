import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import {
  fetchContents,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { templateBaseUrl } from '@opaq/plugin-scorecards-node';

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
    const ref = stringifyEntityRef(template);
    const key = `${ref} ${template.metadata.etag}`;
    const kept = this.#kept.get(key);
    if (kept) return kept.files;
    const baseUrl = templateBaseUrl(template);
    if (baseUrl === undefined) {
      throw new InputError(
        `template: nothing says where the files of ${ref} are`,
      );
    }
    const files = this.#read(baseUrl);
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
