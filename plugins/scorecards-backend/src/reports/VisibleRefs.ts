import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

const KEPT_MS = 60_000;
const MAX_CALLERS = 100;
/** Of callers who may read everything nothing but that is kept. */
const MAX_CALLERS_OF_ALL = 10_000;
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
const NOTHING_VISIBLE: Visible = { refs: new Set() };

interface Kept {
  until: number;
  visible: Promise<Visible>;
}

interface VisibleRefsOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
}

/**
 * Which components a caller may read, by the catalog's own judgement; kept for a minute, because to ask for it costs more
 * than most answers.
 */
export class VisibleRefs {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #kept = new Map<string, Kept>();
  /** Until when callers may read everything. */
  readonly #allowed = new Map<string, number>();
  /** Callers see much the same: one text of a reference serves them all. */
  readonly #texts = new Map<string, string>();

  constructor({ catalog, permissions }: VisibleRefsOptions) {
    this.#catalog = catalog;
    this.#permissions = permissions;
  }

  /** @returns Undefined where all may be read. */
  async of(credentials: BackstageCredentials): Promise<Visible | undefined> {
    const caller = callerOf(credentials);
    if (this.#isAllowed(caller)) return undefined;
    const known = this.#knownOf(caller);
    if (known) return known;
    switch (await this.#decide(credentials)) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return this.#conditional(credentials);
      default:
        return NOTHING_VISIBLE;
    }
  }

  /**
   * Whether a caller may read a component, without asking for all that it may read.
   *
   * @returns Conditional where only the catalog can tell.
   */
  async mayRead(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<PolicyDecision['result']> {
    const caller = callerOf(credentials);
    if (this.#isAllowed(caller)) return AuthorizeResult.ALLOW;
    const known = await this.#knownOf(caller);
    return known?.refs.has(entityRef)
      ? AuthorizeResult.ALLOW
      : this.#decide(credentials);
  }

  #isAllowed(caller: string): boolean {
    return (this.#allowed.get(caller) ?? 0) > Date.now();
  }

  #knownOf(caller: string): Promise<Visible> | undefined {
    const kept = this.#kept.get(caller);
    return kept && kept.until > Date.now() ? kept.visible : undefined;
  }

  async #decide(
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision['result']> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.ALLOW) {
      const until = Date.now() + KEPT_MS;
      renew(this.#allowed, callerOf(credentials), until, MAX_CALLERS_OF_ALL);
    }
    return result;
  }

  /** Callers at the same time share the work. */
  #conditional(credentials: BackstageCredentials): Promise<Visible> {
    const caller = callerOf(credentials);
    const known = this.#knownOf(caller);
    if (known) return known;
    const visible = this.#stream(credentials);
    const kept = { until: Date.now() + KEPT_MS, visible };
    renew(this.#kept, caller, kept, MAX_CALLERS);
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

/** Keeps a value as the newest; of too many, the oldest goes. */
function renew<Value>(
  kept: Map<string, Value>,
  key: string,
  value: Value,
  max: number,
): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size <= max) return;
  const [oldest] = kept.keys();
  kept.delete(oldest);
}
