import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DisciplinesResponse } from '@opaq/plugin-scorecards-common';
import { disciplinesByTeam, disciplinesOf } from '../refresh/disciplines';

const BATCH = 500;

interface DisciplinesOptions {
  catalog: CatalogService;
  auth: AuthService;
  /** Full refs of groups, and teams with their `@`, by discipline. */
  mapping: ReadonlyMap<string, readonly string[]>;
}

const isGroup = (ref: string) => !ref.startsWith('@');

const targets = (entities: Iterable<Entity>, relation: string) =>
  [...entities].flatMap(({ relations = [] }) =>
    relations
      .filter(({ type }) => type === relation)
      .map(({ targetRef }) => targetRef),
  );

/** Who is of which discipline, asked of the catalog for one owner at a time: the same as a report of its component says. */
export class Disciplines {
  readonly #options: DisciplinesOptions;

  constructor(options: DisciplinesOptions) {
    this.#options = options;
  }

  /**
   * What one caller may know of it.
   *
   * @throws `NotFoundError` where the owner can't be seen.
   */
  async list(
    owner: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<DisciplinesResponse> {
    const { mapping } = this.#options;
    const named = [...mapping.values()].flat().filter(isGroup);
    const asked = owner === undefined ? named : [...named, owner];
    const visible = await this.#collect(asked, credentials);
    if (owner !== undefined && !visible.has(owner)) {
      throw new NotFoundError(
        `owner: there is no '${owner}' in the catalog, or it may not be seen`,
      );
    }
    return {
      items: [...mapping].map(([name, refs]) => ({
        name,
        groups: refs.filter(ref => visible.has(ref)),
      })),
      ...(owner !== undefined && { owner: await this.ofOwner(owner) }),
    };
  }

  /** The disciplines that an owner covers. */
  async ofOwner(owner: string): Promise<string[]> {
    const credentials = await this.#options.auth.getOwnServiceCredentials();
    const known = new Map<string, Entity>();
    let wanted = [owner];
    while (wanted.length > 0) {
      const found = await this.#collect(wanted, credentials);
      found.forEach((entity, ref) => known.set(ref, entity));
      wanted = targets(found.values(), RELATION_PARENT_OF).filter(
        ref => !known.has(ref),
      );
    }
    const people = await this.#collect(
      targets(known.values(), RELATION_HAS_MEMBER),
      credentials,
    );
    people.forEach((entity, ref) => known.set(ref, entity));
    return disciplinesOf(owner, known, this.#options.mapping);
  }

  /** Those of the teams that CODEOWNERS may name; undefined where the organisation has said nothing. */
  async ofTeams(): Promise<Record<string, string[]> | undefined> {
    const { auth, mapping } = this.#options;
    if (mapping.size === 0) return undefined;
    const groups = await this.#collect(
      [...mapping.values()].flat().filter(isGroup),
      await auth.getOwnServiceCredentials(),
    );
    return disciplinesByTeam(groups, mapping);
  }

  async #collect(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    const unique = [...new Set(refs)];
    const found = new Map<string, Entity>();
    for (let start = 0; start < unique.length; start += BATCH) {
      const { items } = await this.#options.catalog.getEntitiesByRefs(
        { entityRefs: unique.slice(start, start + BATCH) },
        { credentials },
      );
      for (const entity of items) {
        if (entity) found.set(stringifyEntityRef(entity), entity);
      }
    }
    return found;
  }
}
