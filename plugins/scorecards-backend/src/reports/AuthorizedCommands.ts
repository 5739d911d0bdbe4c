import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  scorecardsExemptionApprovePermission,
  scorecardsPreviewPermission,
  scorecardsRefreshPermission,
  type Report,
} from '@opaq/plugin-scorecards-common';
import type { AuthorizedReports } from './AuthorizedReports';
import type { Approval, Commands, PreviewRequest } from './Commands';
import { entityNotFound } from './entityNotFound';
import type { StoredReport } from './ReportsReader';
import { requirePermission } from './requirePermission';

interface AuthorizedCommandsOptions {
  commands: Commands;
  /** Of the same caller. */
  reports: AuthorizedReports;
  credentials: BackstageCredentials;
  permissions: PermissionsService;
}

/**
 * What one caller may have done: by a permission for each command, and only to components that it may see.
 *
 * @remarks
 * Every method throws `NotAllowedError` without the permission, and `NotFoundError` where the component can't be seen.
 */
export class AuthorizedCommands {
  readonly #options: AuthorizedCommandsOptions;

  constructor(options: AuthorizedCommandsOptions) {
    this.#options = options;
  }

  async requestRead(entityRef: string, scorecard: string): Promise<void> {
    await this.#require(
      scorecardsRefreshPermission,
      'You may not ask for a new read',
    );
    await this.#seen(entityRef, scorecard);
    await this.#options.commands.requestRead(entityRef);
  }

  /** @throws `ConflictError` where the project does not ask for exactly this, or no approval can bring it into force. */
  async approve(approval: Approval, scorecard: string): Promise<void> {
    await this.#requireApproval();
    const { entityRef } = approval;
    const { report } = await this.#seen(entityRef, scorecard);
    const problem = report
      ? problemOf(approval, JSON.parse(report.toString()) as Report)
      : `'${entityRef}' has no report yet, so it is not known what its project asks for`;
    if (problem !== undefined) throw new ConflictError(problem);
    await this.#options.commands.approve(approval);
  }

  /** @returns Whether there was an approval. */
  async revokeApproval(
    entityRef: string,
    checkId: string,
    scorecard: string,
  ): Promise<boolean> {
    await this.#requireApproval();
    await this.#seen(entityRef, scorecard);
    return this.#options.commands.revokeApproval(entityRef, checkId);
  }

  async preview(request: PreviewRequest) {
    await this.#require(
      scorecardsPreviewPermission,
      'You may not try scorecards that are not in force',
    );
    const { commands, reports } = this.#options;
    return commands.preview(request, await reports.visible());
  }

  #requireApproval() {
    return this.#require(
      scorecardsExemptionApprovePermission,
      'You may not approve exemptions',
    );
  }

  #require(permission: BasicPermission, refusal: string): Promise<void> {
    return requirePermission(this.#options, { permission, refusal });
  }

  async #seen(entityRef: string, scorecard: string): Promise<StoredReport> {
    const { reports } = this.#options;
    const report = await reports.getReport(entityRef, scorecard);
    if (!report) throw entityNotFound(entityRef);
    return report;
  }
}

/** Why what is approved is not what the project asks for; undefined where it is. */
function problemOf(approval: Approval, report: Report): string | undefined {
  const { checkId, reason, expires } = approval;
  const exemption = report.results.find(
    result => result.checkId === checkId,
  )?.exemption;
  if (!exemption) return `The project asks for no exemption from '${checkId}'`;
  if (exemption.reason !== reason || exemption.expires !== expires) {
    return (
      `The project now asks for the exemption from '${checkId}' until ${exemption.expires} ` +
      `for the reason "${exemption.reason}". Look at it again before you approve it`
    );
  }
  if (exemption.status === 'expired') {
    return `The exemption expired on ${expires}: the project has to ask for a later day first`;
  }
  if (exemption.status === 'refused') {
    return `The organisation's policy refuses the exemption: ${exemption.note}`;
  }
  return undefined;
}
