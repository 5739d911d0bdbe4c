import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  ComponentsFilter,
  EntitiesFilter,
  EstateReader,
  HistoryPlace,
  OverviewFilter,
  ReportResults,
  ReportsReader,
  ReportTextsReader,
  RowsFilter,
  StoredReport,
  TrendFilter,
} from './ReportsReader';
import type { Visible, VisibleRefs } from './VisibleRefs';

interface AuthorizedReportsOptions {
  estate: EstateReader;
  reports: ReportsReader & ReportTextsReader;
  credentials: BackstageCredentials;
  catalog: CatalogService;
  visibleRefs: VisibleRefs;
  /** The catalog has a component that is not stored yet. */
  onNewEntity(): void;
}

/** What one caller may see: what is known of those components that it may read in the catalog. */
export class AuthorizedReports implements ReportsReader {
  readonly #options: AuthorizedReportsOptions;

  constructor(options: AuthorizedReportsOptions) {
    this.#options = options;
  }

  async listEntities(filter: EntitiesFilter) {
    return this.#options.estate.listEntities(filter, await this.visible());
  }

  async overview(filter: OverviewFilter) {
    return this.#options.estate.overview(filter, await this.visible());
  }

  async trend(filter: TrendFilter) {
    return this.#options.estate.trend(filter, await this.visible());
  }

  async exemptions(filter: ComponentsFilter) {
    return this.#options.estate.exemptions(filter, await this.visible());
  }

  async rows(filter: RowsFilter) {
    return this.#options.estate.rows(filter, await this.visible());
  }

  /** The reports of all components that match, some at a time. */
  async texts(filter: RowsFilter, results: ReportResults) {
    const { estate } = this.#options;
    const refs = await estate.refs(filter, await this.visible());
    return this.#options.reports.texts(refs, filter.scorecard, results);
  }

  async getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<StoredReport | undefined> {
    const { reports } = this.#options;
    const may = await this.#mayRead(entityRef);
    if (may === false) return undefined;
    const report = await reports.getReport(entityRef, scorecard);
    if (report) return report;
    const entity = may === true ? await this.#entity(entityRef) : may;
    return entity && this.#waitingFor(entity);
  }

  async getHistory(
    entityRef: string,
    scorecard: string,
    page: { limit: number; from?: HistoryPlace },
  ) {
    if ((await this.#mayRead(entityRef)) === false) return undefined;
    return this.#options.reports.getHistory(entityRef, scorecard, page);
  }

  /** What the caller may see of the estate; undefined where that is all of it. */
  visible(): Promise<Visible | undefined> {
    const { credentials, visibleRefs } = this.#options;
    return visibleRefs.of(credentials);
  }

  /** @returns The entity where the catalog had to be asked for it. */
  async #mayRead(entityRef: string): Promise<boolean | Entity> {
    const { credentials, visibleRefs } = this.#options;
    const decision = await visibleRefs.mayRead(credentials, entityRef);
    if (decision !== AuthorizeResult.CONDITIONAL) {
      return decision === AuthorizeResult.ALLOW;
    }
    return (await this.#entity(entityRef)) ?? false;
  }

  async #entity(entityRef: string): Promise<Entity | undefined> {
    const { catalog, credentials } = this.#options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity || stringifyEntityRef(entity) !== entityRef) return undefined;
    return entity;
  }

  /** Who has just created a component looks at its scorecard before the catalog is asked again. */
  #waitingFor(entity: Entity): StoredReport | undefined {
    if (entity.kind.toLocaleLowerCase('en-US') !== 'component') {
      return undefined;
    }
    this.#options.onNewEntity();
    return {
      entityRef: stringifyEntityRef(entity),
      status: { state: 'pending', stale: false, refreshing: true },
    };
  }
}
