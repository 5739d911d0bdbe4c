import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const KEPT_MS = 60_000;
const MAX_CALLERS = 100;

/** Which components a caller may read, by the catalog's own judgement; kept for a minute. */
export class VisibleRefs {
  readonly #catalog: CatalogService;
  readonly #kept = new Map<
    string,
    { until: number; refs: Promise<readonly string[]> }
  >();

  constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  async of(credentials: BackstageCredentials): Promise<readonly string[]> {
    const caller = JSON.stringify(credentials.principal);
    const now = Date.now();
    const kept = this.#kept.get(caller);
    if (kept && kept.until > now) return kept.refs;

    const refs = this.#stream(credentials);
    this.#kept.delete(caller);
    this.#kept.set(caller, { until: now + KEPT_MS, refs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_CALLERS) this.#kept.delete(oldest);
    // What failed is not kept.
    refs.catch(() => this.#kept.delete(caller));
    return refs;
  }

  async #stream(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'Component' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      refs.push(...page.map(entity => stringifyEntityRef(entity)));
    }
    return refs;
  }
}
