import { createHash } from 'node:crypto';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { subjectFromEntity } from '@opaq/engine';
import { countLost } from '../database/countLost';
import type { Database } from '../database/Database';
import { syncGroups } from '../database/operations/syncGroups';
import {
  syncSubjects,
  type NewSubject,
} from '../database/operations/syncSubjects';
import type { LocalFolders } from '../source/LocalFolders';
import { locateSource, type SourceLocation } from '../source/locateSource';
import { NoSourceError } from '../source/NoSourceError';
import { oneSpelling } from '../source/oneSpelling';
import { CatalogDoubt } from './CatalogDoubt';
import { disciplinesOf, disciplinesByTeam } from './disciplines';
import type { GroupRow } from '../database/rows';
import { column, domainOf, groupOf, shown, titleOf } from './groups';

const OWNER_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.profile.displayName',
  'spec.parent',
  'relations',
];
const SYSTEM_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.domain',
  'relations',
];

interface CatalogSyncOptions {
  database: Database;
  catalog: CatalogService;
  auth: AuthService;
  integrations: ScmIntegrationRegistry;
  localFolders: LocalFolders;
  disciplines: ReadonlyMap<string, readonly string[]>;
  logger?: LoggerService;
  /** In milliseconds, of any beginning. */
  now?: () => number;
}

/** Keeps the subjects those components that the catalog has, and the groups those that own them. */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;
  readonly #doubt: CatalogDoubt;

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
    this.#doubt = new CatalogDoubt(options.now ?? (() => performance.now()));
  }

  /**
   * Nothing is changed unless the catalog answered in full, and goes on to say so where most of it is gone.
   *
   * @returns Whether anything was changed.
   */
  async run(): Promise<boolean> {
    const { database, disciplines, integrations } = this.#options;
    const owners = await this.#collect(['Group', 'User'], OWNER_FIELDS);
    const systems = await this.#collect(['System', 'Domain'], SYSTEM_FIELDS);
    const teams =
      disciplines.size > 0 ? disciplinesByTeam(owners, disciplines) : undefined;
    const subjects: NewSubject[] = [];
    for await (const entity of this.#stream(['Component'])) {
      subjects.push(this.#subjectOf(entity, { owners, systems, teams }));
    }
    const spelling = oneSpelling(
      subjects.flatMap(({ url }) => url ?? []),
      integrations,
    );
    for (const subject of subjects) {
      subject.url &&= spelling.get(subject.url);
    }
    const owning = new Set(subjects.map(({ row }) => row.owner));
    // Of the people only those that own something: there may be very many.
    const named = [...owners, ...systems].filter(
      ([ref]) => !ref.startsWith('user:') || owning.has(ref),
    );
    const groups = named.map(([ref, entity]) => groupOf(ref, entity));
    if (!(await this.#isBelieved(subjects, groups))) return false;
    const groupsChanged = await syncGroups(database, groups);
    return (await syncSubjects(database, subjects)) || groupsChanged;
  }

  async #isBelieved(
    subjects: readonly NewSubject[],
    groups: readonly GroupRow[],
  ): Promise<boolean> {
    const { database, logger } = this.#options;
    const components = await countLost(
      database,
      'subjects',
      new Set(subjects.map(({ row }) => row.entity_ref)),
    );
    const others = await countLost(
      database,
      'groups',
      new Set(groups.map(row => row.entity_ref)),
    );
    const waitMs = this.#doubt.wait([components, others]);
    if (waitMs === 0) return true;
    logger?.warn(
      `The catalog lacks ${components.lost} of ${components.known} components and ${others.lost} of ` +
        `${others.known} groups, systems and domains that it had: all stays as it was. Where it still says so in ` +
        `${Math.ceil(waitMs / 60_000)} min, they are taken for removed.`,
    );
    return false;
  }

  async #collect(kinds: string[], fields: string[]) {
    const entities = new Map<string, Entity>();
    for await (const entity of this.#stream(kinds, fields)) {
      entities.set(stringifyEntityRef(entity), entity);
    }
    return entities;
  }

  async *#stream(kinds: string[], fields?: string[]): AsyncIterable<Entity> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const request = { filter: { kind: kinds }, fields };
    for await (const page of catalog.streamEntities(request, { credentials })) {
      yield* page;
    }
  }

  #subjectOf(
    entity: Entity,
    {
      owners,
      systems,
      teams,
    }: {
      owners: ReadonlyMap<string, Entity>;
      systems: ReadonlyMap<string, Entity>;
      teams: Record<string, string[]> | undefined;
    },
  ): NewSubject {
    const { integrations, localFolders, disciplines } = this.#options;
    const stated = subjectFromEntity(entity, { from: 'catalog' });
    const ownerRef = stated.owner?.ref ?? '';
    const owner = owners.get(ownerRef);
    const title = titleOf(owner);
    const subject = subjectFromEntity(entity, {
      from: 'catalog',
      owner: {
        exists: owner !== undefined,
        ...(title !== undefined && { title }),
        ...(disciplines.size > 0 && {
          disciplines: disciplinesOf(ownerRef, owners, disciplines),
        }),
      },
      ...(teams && { teams }),
    });

    let source: SourceLocation | undefined;
    let problem: string | undefined;
    try {
      source = locateSource(entity, integrations, localFolders);
    } catch (error) {
      if (!(error instanceof NoSourceError)) throw error;
      problem = error.message;
    }
    const definition = JSON.stringify(subject);
    return {
      url: source?.url,
      row: {
        entity_ref: subject.ref,
        folder: source?.folder ?? '',
        title: shown(subject.title) ?? subject.name,
        type: shown(subject.type) ?? null,
        lifecycle: shown(subject.lifecycle) ?? null,
        owner: column(subject.owner?.ref),
        system: column(subject.system),
        domain: column(domainOf(systems.get(subject.system ?? ''))),
        tags: JSON.stringify(subject.tags ?? []),
        definition,
        definition_hash: createHash('sha256').update(definition).digest('hex'),
        source_problem: problem ?? null,
      },
    };
  }
}
