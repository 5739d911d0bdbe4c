import { ResponseError } from '@backstage/errors';
import type {
  CheckInfo,
  ChecksResponse,
  EntitiesQuery,
  EntitiesResponse,
  EntityReport,
  ScorecardsResponse,
} from './api';

/** The scorecards API, as pages and other callers use it. @public */
export interface ScorecardsApi {
  getScorecards(): Promise<ScorecardsResponse>;
  getChecks(): Promise<ChecksResponse>;
  getCheck(id: string): Promise<CheckInfo>;
  getEntities(query?: EntitiesQuery): Promise<EntitiesResponse>;
  /** @param scorecard - Default: the first scorecard. */
  getEntityReport(entityRef: string, scorecard?: string): Promise<EntityReport>;
  /** Asks for a new read of the entity's repository; poll {@link ScorecardsApi.getEntityReport} for the outcome. */
  refreshEntity(entityRef: string): Promise<EntityReport>;
}

function pathOf(entityRef: string): string {
  const [, kind, namespace, name] =
    /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef) ?? [];
  if (!name) {
    throw new TypeError(
      `'${entityRef}' is not a full entity reference of the form kind:namespace/name`,
    );
  }
  return `/entities/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      query.append(name, String(item));
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/**
 * Calls the scorecards backend.
 *
 * @remarks
 * Every method rejects with a `ResponseError` of `@backstage/errors` when the backend refuses.
 * @public
 */
export class ScorecardsClient implements ScorecardsApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi.fetch;
  }

  getScorecards() {
    return this.#call<ScorecardsResponse>('/scorecards');
  }

  getChecks() {
    return this.#call<ChecksResponse>('/checks');
  }

  getCheck(id: string) {
    return this.#call<CheckInfo>(`/checks/${encodeURIComponent(id)}`);
  }

  getEntities(query: EntitiesQuery = {}) {
    return this.#call<EntitiesResponse>(`/entities${queryOf(query)}`);
  }

  getEntityReport(entityRef: string, scorecard?: string) {
    const query = queryOf({ scorecard });
    return this.#call<EntityReport>(`${pathOf(entityRef)}${query}`);
  }

  refreshEntity(entityRef: string) {
    const path = `${pathOf(entityRef)}/refresh`;
    return this.#call<EntityReport>(path, { method: 'POST' });
  }

  async #call<Body>(path: string, init?: RequestInit): Promise<Body> {
    const baseUrl = await this.#discovery.getBaseUrl('scorecards');
    const fetchIt = this.#fetch;
    const response = await fetchIt(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()) as Body;
  }
}
