import { ResponseError } from '@backstage/errors';
import type {
  ApprovalBody,
  CheckInfo,
  ChecksResponse,
  DisciplinesResponse,
  EntitiesQuery,
  EntitiesResponse,
  EntityReport,
  EstateFilter,
  ExemptionsResponse,
  ExportQuery,
  Health,
  HistoryQuery,
  HistoryResponse,
  OverviewQuery,
  OverviewResponse,
  PredictBody,
  Prediction,
  PreviewBody,
  PreviewResponse,
  RepositoriesQuery,
  RepositoriesResponse,
  ScorecardDefinition,
  ScorecardsResponse,
  SourceHostsResponse,
  SourceQuery,
  SourceResponse,
  TrendQuery,
  TrendResponse,
} from './api';

/** The scorecards API, as pages and other callers use it. @public */
export interface ScorecardsApi {
  getScorecards(): Promise<ScorecardsResponse>;
  /** A scorecard with the text of its file. */
  getScorecard(name: string): Promise<ScorecardDefinition>;
  getChecks(): Promise<ChecksResponse>;
  getCheck(id: string): Promise<CheckInfo>;
  getOverview(query?: OverviewQuery): Promise<OverviewResponse>;
  getTrend(query?: TrendQuery): Promise<TrendResponse>;
  getEntities(query?: EntitiesQuery): Promise<EntitiesResponse>;
  /** The answer's body is CSV: all that {@link ScorecardsApi.getEntities} lists. */
  exportCsv(query?: ExportQuery): Promise<Blob>;
  /** @param scorecard - Default: the first scorecard. */
  getEntityReport(entityRef: string, scorecard?: string): Promise<EntityReport>;
  getHistory(entityRef: string, query?: HistoryQuery): Promise<HistoryResponse>;
  /** The lines around a place that the entity's report names. */
  getSource(entityRef: string, query: SourceQuery): Promise<SourceResponse>;
  /** Asks for a new read of the entity's repository; poll {@link ScorecardsApi.getEntityReport} for the outcome. */
  refreshEntity(entityRef: string): Promise<EntityReport>;
  getExemptions(filter?: EstateFilter): Promise<ExemptionsResponse>;
  /** Approves what the project asks for, where it still asks for exactly that. */
  approveExemption(
    entityRef: string,
    checkId: string,
    asked: ApprovalBody,
  ): Promise<void>;
  /** Takes an approval back. */
  revokeApproval(entityRef: string, checkId: string): Promise<void>;
  /** @param options - `signal`: once it is aborted, the backend ends the work. */
  preview(
    body: PreviewBody,
    options?: { signal?: AbortSignal },
  ): Promise<PreviewResponse>;
  /** @param owner - Full reference of a group or a user whose disciplines are wanted too. */
  getDisciplines(owner?: string): Promise<DisciplinesResponse>;
  /** What a template would make of these values, and how that would be judged. Nothing is made. */
  predict(body: PredictBody): Promise<Prediction>;
  /** For who has the permission `scorecards.operate`, as the next two. */
  getHosts(): Promise<SourceHostsResponse>;
  getRepositories(query?: RepositoriesQuery): Promise<RepositoriesResponse>;
  /** Asks for a new read of a repository; poll {@link ScorecardsApi.getRepositories} for the outcome. */
  readRepository(id: number): Promise<void>;
  /** Of the replica that answers, also where it is stuck. */
  getHealth(): Promise<Health>;
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

const approvalPath = (entityRef: string, checkId: string) =>
  `${pathOf(entityRef)}/exemptions/${encodeURIComponent(checkId)}/approval`;

const jsonBody = (body: unknown) => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

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

  getScorecard(name: string) {
    const path = `/scorecards/${encodeURIComponent(name)}`;
    return this.#call<ScorecardDefinition>(path);
  }

  getChecks() {
    return this.#call<ChecksResponse>('/checks');
  }

  getCheck(id: string) {
    return this.#call<CheckInfo>(`/checks/${encodeURIComponent(id)}`);
  }

  getOverview(query: OverviewQuery = {}) {
    return this.#call<OverviewResponse>(`/overview${queryOf(query)}`);
  }

  getTrend(query: TrendQuery = {}) {
    return this.#call<TrendResponse>(`/trend${queryOf(query)}`);
  }

  getEntities(query: EntitiesQuery = {}) {
    return this.#call<EntitiesResponse>(`/entities${queryOf(query)}`);
  }

  async exportCsv(query: ExportQuery = {}) {
    const response = await this.#request(`/export.csv${queryOf(query)}`);
    return response.blob();
  }

  getEntityReport(entityRef: string, scorecard?: string) {
    const query = queryOf({ scorecard });
    return this.#call<EntityReport>(`${pathOf(entityRef)}${query}`);
  }

  getHistory(entityRef: string, query: HistoryQuery = {}) {
    const path = `${pathOf(entityRef)}/history${queryOf(query)}`;
    return this.#call<HistoryResponse>(path);
  }

  getSource(entityRef: string, query: SourceQuery) {
    const path = `${pathOf(entityRef)}/source${queryOf(query)}`;
    return this.#call<SourceResponse>(path);
  }

  refreshEntity(entityRef: string) {
    const path = `${pathOf(entityRef)}/refresh`;
    return this.#call<EntityReport>(path, { method: 'POST' });
  }

  getExemptions(filter: EstateFilter = {}) {
    return this.#call<ExemptionsResponse>(`/exemptions${queryOf(filter)}`);
  }

  async approveExemption(
    entityRef: string,
    checkId: string,
    asked: ApprovalBody,
  ) {
    await this.#request(approvalPath(entityRef, checkId), {
      method: 'PUT',
      ...jsonBody(asked),
    });
  }

  async revokeApproval(entityRef: string, checkId: string) {
    const path = approvalPath(entityRef, checkId);
    await this.#request(path, { method: 'DELETE' });
  }

  preview(body: PreviewBody, options: { signal?: AbortSignal } = {}) {
    return this.#call<PreviewResponse>('/preview', {
      method: 'POST',
      ...options,
      ...jsonBody(body),
    });
  }

  getDisciplines(owner?: string) {
    return this.#call<DisciplinesResponse>(`/disciplines${queryOf({ owner })}`);
  }

  predict(body: PredictBody) {
    return this.#call<Prediction>('/predict', {
      method: 'POST',
      ...jsonBody(body),
    });
  }

  getHosts() {
    return this.#call<SourceHostsResponse>('/hosts');
  }

  getRepositories(query: RepositoriesQuery = {}) {
    return this.#call<RepositoriesResponse>(`/repositories${queryOf(query)}`);
  }

  async readRepository(id: number) {
    await this.#request(`/repositories/${id}/read`, { method: 'POST' });
  }

  async getHealth() {
    const response = await this.#fetched('/health');
    // A replica that is stuck says so with what is wrong; anything else of that status is not its answer.
    const isHealth =
      response.ok ||
      (response.status === 503 &&
        'status' in
          ((await response
            .clone()
            .json()
            .catch(() => ({}))) as object));
    if (!isHealth) throw await ResponseError.fromResponse(response);
    return (await response.json()) as Health;
  }

  async #call<Body>(path: string, init?: RequestInit): Promise<Body> {
    const response = await this.#request(path, init);
    return (await response.json()) as Body;
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetched(path, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }

  async #fetched(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('scorecards');
    const fetchIt = this.#fetch;
    return fetchIt(`${baseUrl}${path}`, init);
  }
}
