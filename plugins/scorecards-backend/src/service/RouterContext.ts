import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Request } from 'express';
import type { Disciplines } from '../newProject/Disciplines';
import type { Predictions } from '../newProject/Predictions';
import type { ReplicaHealth } from '../refresh/ReplicaHealth';
import type { RulesSource } from '../refresh/RulesSource';
import { accessOf, type Access, type AccessOptions } from '../reports/accessOf';
import type { SourceLines } from '../source/SourceLines';
import { scorecardCalled, settle } from './scorecardCalled';

/** What the API stands on. */
export interface ApiOptions extends AccessOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  sourceLines: SourceLines;
  disciplines: Pick<Disciplines, 'list'>;
  predictions: Pick<Predictions, 'predict'>;
  rules: RulesSource;
  health: Pick<ReplicaHealth, 'current'>;
}

/** What the routes share. */
export class RouterContext {
  readonly options: ApiOptions;

  constructor(options: ApiOptions) {
    this.options = options;
  }

  async access(req: Request): Promise<Access> {
    const credentials = await this.options.httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    return accessOf(this.options, credentials);
  }

  /** @throws `InputError` where there is no scorecard of that name. */
  scorecardCalled(name: string | undefined): string {
    return scorecardCalled(this.options.rules, name).name;
  }

  /** A query with its scorecard settled. */
  settle<Query extends { scorecard?: string; level?: string[] }>(
    query: Query,
  ): Query & { scorecard: string } {
    return settle(this.options.rules, query);
  }
}

/** Of the path `/entities/:kind/:namespace/:name`. */
export function entityRefOf({ params }: Request): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}
