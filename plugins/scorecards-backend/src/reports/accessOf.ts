import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizedCommands } from './AuthorizedCommands';
import { AuthorizedOperations } from './AuthorizedOperations';
import { AuthorizedReports } from './AuthorizedReports';
import type { Commands } from './Commands';
import type { Operations } from './Operations';
import type {
  EstateReader,
  ReportsReader,
  ReportTextsReader,
} from './ReportsReader';
import type { VisibleRefs } from './VisibleRefs';

/** What is there to be seen and done, and by what is decided who may. */
export interface AccessOptions {
  permissions: PermissionsService;
  catalog: CatalogService;
  visibleRefs: VisibleRefs;
  estate: EstateReader;
  reports: ReportsReader & ReportTextsReader;
  commands: Commands;
  operations: Operations;
  /** The catalog has a component that is not known here yet. */
  onNewEntity(): void;
}

/** One caller's side of it: all that can be asked and done through this is authorised. */
export interface Access {
  reports: AuthorizedReports;
  commands: AuthorizedCommands;
  operations: AuthorizedOperations;
}

/** The only way from a caller to what is stored. */
export function accessOf(
  options: AccessOptions,
  credentials: BackstageCredentials,
): Access {
  const reports = new AuthorizedReports({ ...options, credentials });
  const { commands, operations, permissions } = options;
  return {
    reports,
    commands: new AuthorizedCommands({
      commands,
      reports,
      credentials,
      permissions,
    }),
    operations: new AuthorizedOperations({
      operations,
      credentials,
      permissions,
    }),
  };
}
