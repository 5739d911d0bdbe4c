import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const KEPT_MS = 60_000;
const MAX_CALLERS = 100;
const MAX_TEXTS = 500_000;

/**
 * The components that a caller may read. The same object as long as nothing is asked anew, so that what follows from it
 * can be kept by it.
 */
export interface Visible {
  /** Full entity references. */
  readonly refs: ReadonlySet<string>;
}

/** Nothing at all. */
export const NOTHING_VISIBLE: Visible = { refs: new Set() };

interface Kept {
  until: number;
  visible: Promise<Visible>;
}

/** Which components a caller may read, by the catalog's own judgement; kept for a minute. */
export class VisibleRefs {
  readonly #catalog: CatalogService;
  readonly #kept = new Map<string, Kept>();
  /** Callers see much the same: one text of a reference serves them all. */
  readonly #texts = new Map<string, string>();

  constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  /** What is known already of what the caller may read; nothing is asked. */
  kept(credentials: BackstageCredentials): Promise<Visible> | undefined {
    const kept = this.#kept.get(callerOf(credentials));
    return kept && kept.until > Date.now() ? kept.visible : undefined;
  }

  async of(credentials: BackstageCredentials): Promise<Visible> {
    const known = this.kept(credentials);
    if (known) return known;

    const caller = callerOf(credentials);
    const visible = this.#stream(credentials);
    const kept = { until: Date.now() + KEPT_MS, visible };
    this.#kept.delete(caller);
    this.#kept.set(caller, kept);
    if (this.#kept.size > MAX_CALLERS) {
      const [oldest] = this.#kept.keys();
      this.#kept.delete(oldest);
    }
    // What failed is not kept.
    visible.catch(() => {
      if (this.#kept.get(caller) === kept) this.#kept.delete(caller);
    });
    return visible;
  }

  async #stream(credentials: BackstageCredentials): Promise<Visible> {
    const refs = new Set<string>();
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'Component' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) refs.add(this.#textOf(entity));
    }
    return { refs };
  }

  #textOf(entity: Parameters<typeof stringifyEntityRef>[0]): string {
    const ref = stringifyEntityRef(entity);
    const known = this.#texts.get(ref);
    if (known !== undefined) return known;
    // Components go, and others come.
    if (this.#texts.size === MAX_TEXTS) this.#texts.clear();
    this.#texts.set(ref, ref);
    return ref;
  }
}

function callerOf({ principal }: BackstageCredentials): string {
  return JSON.stringify(principal);
}
