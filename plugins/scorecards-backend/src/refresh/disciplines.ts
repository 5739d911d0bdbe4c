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
 * @param mapping - Full refs of groups, and teams with their `@`, by discipline.
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

/** What GitHub's and GitLab's providers say of a group: https://backstage.io/docs/integrations/github/org. */
const TEAM_ANNOTATION = /(^|\/)(team|group)-(slug|path)$/;

/** The names that CODEOWNERS may have for a group of the mapping, without the `@`. */
function teamNames(ref: string, group: Entity | undefined): string[] {
  if (ref.startsWith('@')) return [ref.slice(1)];
  const annotations = Object.entries(group?.metadata.annotations ?? {});
  return [
    ref.slice(ref.lastIndexOf('/') + 1),
    ...annotations
      .filter(([name]) => TEAM_ANNOTATION.test(name))
      .map(([, value]) => value.toLowerCase()),
  ];
}

/**
 * The disciplines of the teams that the mapping names: groups under their own names and those that they have at the source
 * host, and teams of the source host as the mapping writes them.
 *
 * @param owners - Groups and users of the catalog by full ref.
 * @param mapping - Full refs of groups, and teams with their `@`, by discipline.
 */
export function disciplinesByTeam(
  owners: ReadonlyMap<string, Entity>,
  mapping: ReadonlyMap<string, readonly string[]>,
): Record<string, string[]> {
  const teams = new Map<string, Set<string>>();
  for (const [discipline, refs] of mapping) {
    for (const name of refs.flatMap(ref => teamNames(ref, owners.get(ref)))) {
      teams.set(name, (teams.get(name) ?? new Set()).add(discipline));
    }
  }
  return Object.fromEntries(
    [...teams]
      .sort(([a], [b]) => Number(a > b) - Number(a < b))
      .map(([name, disciplines]) => [name, [...disciplines].sort()]),
  );
}
