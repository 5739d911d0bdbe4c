import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { EntityReport } from '@opaq/plugin-scorecards-common';
import type {
  EntitiesFilter,
  EntitiesPage,
  ReportsReader,
} from './ReportsReader';
import type { VisibleRefs } from './VisibleRefs';

interface AuthorizedReportsOptions {
  credentials: BackstageCredentials;
  permissions: PermissionsService;
  catalog: CatalogService;
  visibleRefs: VisibleRefs;
  /** The catalog has a component that is not stored yet. */
  onNewEntity(): void;
}

/** What one caller may see of the reports: those of the entities that it may read in the catalog. */
export class AuthorizedReports implements ReportsReader {
  readonly #reports: ReportsReader;
  readonly #options: AuthorizedReportsOptions;

  constructor(reports: ReportsReader, options: AuthorizedReportsOptions) {
    this.#reports = reports;
    this.#options = options;
  }

  async listEntities(filter: EntitiesFilter): Promise<EntitiesPage> {
    const { credentials, visibleRefs } = this.#options;
    switch (await this.#decide()) {
      case AuthorizeResult.ALLOW:
        return this.#reports.listEntities(filter);
      case AuthorizeResult.CONDITIONAL:
        return this.#reports.listEntities(
          filter,
          await visibleRefs.of(credentials),
        );
      default:
        return this.#reports.listEntities(filter, []);
    }
  }

  async getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<EntityReport | undefined> {
    const { catalog, credentials } = this.#options;
    const decision = await this.#decide();
    if (decision === AuthorizeResult.DENY) return undefined;
    const report = await this.#reports.getReport(entityRef, scorecard);
    if (report && decision === AuthorizeResult.ALLOW) return report;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity || stringifyEntityRef(entity) !== entityRef) return undefined;
    return report ?? this.#waitingFor(entity);
  }

  /** Who has just created a component looks at its scorecard before the catalog is asked again. */
  #waitingFor(entity: Entity): EntityReport | undefined {
    if (entity.kind.toLocaleLowerCase('en-US') !== 'component') {
      return undefined;
    }
    this.#options.onNewEntity();
    return {
      entityRef: stringifyEntityRef(entity),
      status: { state: 'pending', stale: false, refreshing: true },
    };
  }

  async #decide() {
    const { permissions, credentials } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision.result;
  }
}
