import {
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
  type GroupEntity,
} from '@backstage/catalog-model';
import type { GroupRow } from '../database/rows';

/** A text as a column takes it: PostgreSQL takes no NUL. */
export const column = (text: string | undefined): string | null =>
  text?.replaceAll('\0', '') ?? null;

// What changes the direction of all text behind it, or is none. What joins letters stays: some languages need it.
const UNSEEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text of the catalog as pages show it: what it looks like is what it is. Undefined where nothing is left of it. */
export const shown = (text: string | undefined): string | undefined =>
  text?.replace(UNSEEN, '').trim() || undefined;

/** What a group or a user is called; undefined where it has a name only. */
export const titleOf = (owner: Entity | undefined): string | undefined =>
  (owner as GroupEntity | undefined)?.spec?.profile?.displayName ??
  owner?.metadata.title;

/**
 * The entity that another one stands below: by the relation of which the catalog is sure, else as its file says.
 *
 * @param kind - Of the wanted entity.
 */
function above(
  entity: Entity,
  kind: string,
  relation: string,
  stated: unknown,
): string | undefined {
  const refs = (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  const isOfKind = (ref: string) => ref.startsWith(`${kind}:`);
  const [related] = refs.filter(isOfKind).sort();
  if (related || typeof stated !== 'string' || stated === '') return related;
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(stated, {
        defaultKind: kind,
        defaultNamespace: entity.metadata.namespace,
      }),
    );
    return isOfKind(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/** The domain of a system. */
export function domainOf(system: Entity | undefined): string | undefined {
  return (
    system && above(system, 'domain', RELATION_PART_OF, system.spec?.domain)
  );
}

/** A group with the one above it, or what has a title: a user, a system, a domain. */
export function groupOf(ref: string, entity: Entity): GroupRow {
  const parent = ref.startsWith('group:')
    ? above(entity, 'group', RELATION_CHILD_OF, entity.spec?.parent)
    : undefined;
  return {
    entity_ref: ref,
    title: shown(titleOf(entity)) ?? entity.metadata.name,
    parent: column(parent === ref ? undefined : parent),
  };
}
