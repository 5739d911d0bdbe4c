import {
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  type Entity,
} from '@backstage/catalog-model';

const related = (entity: Entity | undefined, type: string) =>
  (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLowerCase());

/** The owner, its child groups, and every group that a member of those is in. */
function groupsAround(
  ownerRef: string,
  owners: ReadonlyMap<string, Entity>,
): Set<string> {
  const groups = new Set<string>([ownerRef]);
  // A set yields what is added to it while it is walked.
  for (const ref of groups) {
    related(owners.get(ref), RELATION_PARENT_OF).forEach(child =>
      groups.add(child),
    );
  }
  const members = [...groups].flatMap(ref =>
    related(owners.get(ref), RELATION_HAS_MEMBER),
  );
  members
    .flatMap(ref => related(owners.get(ref), RELATION_MEMBER_OF))
    .forEach(group => groups.add(group));
  return groups;
}

/**
 * The disciplines of an owner, by the organisation's mapping of groups.
 *
 * @param owners - Groups and users of the catalog by full ref.
 * @param mapping - Full refs of groups, by discipline.
 */
export function disciplinesOf(
  ownerRef: string,
  owners: ReadonlyMap<string, Entity>,
  mapping: ReadonlyMap<string, readonly string[]>,
): string[] {
  const groups = groupsAround(ownerRef, owners);
  return [...mapping]
    .filter(([, refs]) => refs.some(ref => groups.has(ref)))
    .map(([discipline]) => discipline)
    .sort();
}
