import { createHash } from 'node:crypto';
import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { subjectFromEntity } from '@opaq/engine';
import type { Database } from '../database/Database';
import { syncGroups } from '../database/operations/syncGroups';
import {
  syncSubjects,
  type NewSubject,
} from '../database/operations/syncSubjects';
import type { LocalFolders } from '../source/LocalFolders';
import { locateSource, type SourceLocation } from '../source/locateSource';
import { NoSourceError } from '../source/NoSourceError';
import { disciplinesOf, disciplinesByTeam } from './disciplines';
import { column, domainOf, groupOf, titleOf } from './groups';

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
}

/** Keeps the subjects those components that the catalog has, and the groups those that own them. */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
  }

  /**
   * Nothing is changed unless the catalog answered in full.
   *
   * @returns Whether anything was changed.
   */
  async run(): Promise<boolean> {
    const { database, disciplines } = this.#options;
    const owners = await this.#collect(['Group', 'User'], OWNER_FIELDS);
    const systems = await this.#collect(['System', 'Domain'], SYSTEM_FIELDS);
    const teams =
      disciplines.size > 0 ? disciplinesByTeam(owners, disciplines) : undefined;
    const subjects: NewSubject[] = [];
    for await (const entity of this.#stream(['Component'])) {
      subjects.push(this.#subjectOf(entity, { owners, systems, teams }));
    }
    const owning = new Set(subjects.map(({ row }) => row.owner));
    // Of the people only those that own something: there may be very many.
    const shown = [...owners, ...systems].filter(
      ([ref]) => !ref.startsWith('user:') || owning.has(ref),
    );
    const groupsChanged = await syncGroups(
      database,
      shown.map(([ref, entity]) => groupOf(ref, entity)),
    );
    return (await syncSubjects(database, subjects)) || groupsChanged;
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
        title: column(subject.title) ?? subject.name,
        type: column(subject.type),
        lifecycle: column(subject.lifecycle),
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
