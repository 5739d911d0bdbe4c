import {
  parseEntityRef,
  RELATION_OWNED_BY,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';

/** What people call an entity. */
function titleOf(entity: Entity): string {
  const { profile } = (entity.spec ?? {}) as {
    profile?: { displayName?: string };
  };
  return profile?.displayName ?? entity.metadata.title ?? entity.metadata.name;
}

/** What people call some entities, by their references; the name of those that can't be seen. */
export async function titlesOf(
  catalog: CatalogApi,
  entityRefs: string[],
): Promise<Map<string, string>> {
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs,
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'spec.profile.displayName',
    ],
  });
  return new Map(
    entityRefs.map((ref, index) => {
      const entity = items[index];
      return [ref, entity ? titleOf(entity) : parseEntityRef(ref).name];
    }),
  );
}

/** A component that has a name already. */
export interface NameHolder {
  /** What people call its owner, where it has one. */
  owner?: string;
}

/** @returns undefined where no component that the reader may see has the name */
export async function holderOf(
  catalog: CatalogApi,
  name: string,
): Promise<NameHolder | undefined> {
  const component = await catalog.getEntityByRef({
    kind: 'component',
    namespace: 'default',
    name,
  });
  if (!component) return undefined;
  const ownerRef = component.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  if (!ownerRef) return {};
  const titles = await titlesOf(catalog, [ownerRef]);
  return { owner: titles.get(ownerRef) };
}
