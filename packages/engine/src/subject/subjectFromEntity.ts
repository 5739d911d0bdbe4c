import type { Subject, SubjectLink, SubjectOwner } from './Subject';
import { entityRef, parseEntityRef } from './entityRef';

/**
 * An entity as the catalog holds it or as it stands in a file. A file may hold anything, so only the name is relied on.
 *
 * @public
 */
export interface EntityLike {
  kind: string;
  metadata: {
    name: string;
    namespace?: unknown;
    title?: unknown;
    description?: unknown;
    tags?: unknown;
    links?: unknown;
    annotations?: unknown;
  };
  spec?: {
    type?: unknown;
    lifecycle?: unknown;
    owner?: unknown;
    system?: unknown;
    dependsOn?: unknown;
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Without the fields that say nothing: a subject is stored as JSON, and an absent field is what a check asks for. */
const compact = <T extends object>(fields: T): T =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as T;

function linksOf(value: unknown): SubjectLink[] {
  return listOf(value).flatMap(item => {
    const { url, title, type } = fieldsOf(item);
    return typeof url === 'string'
      ? [compact({ url, title: textOf(title), type: textOf(type) })]
      : [];
  });
}

function annotationsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/**
 * What checks may know of an entity.
 *
 * @param known - Where the entity was read, and what the catalog says of its owner; absent where there is no catalog.
 * @public
 */
export function subjectFromEntity(
  entity: EntityLike,
  known: Pick<Subject, 'from' | 'teams'> & {
    owner?: Omit<SubjectOwner, 'ref'>;
  },
): Subject {
  const { metadata } = entity;
  const spec = fieldsOf(entity.spec);
  const kind = entity.kind.toLowerCase();
  const namespace = (textOf(metadata.namespace) ?? 'default').toLowerCase();
  const refTo = (value: unknown, defaultKind: string) => {
    const name = parseEntityRef(textOf(value) ?? '', {
      kind: defaultKind,
      namespace,
    });
    return name && entityRef(name);
  };
  const owner = refTo(spec.owner, 'group');
  const dependsOn = listOf(spec.dependsOn).flatMap(
    item => refTo(item, 'component') ?? [],
  );

  return compact<Subject>({
    ref: entityRef({ kind, namespace, name: metadata.name }),
    kind,
    namespace,
    name: metadata.name,
    title: textOf(metadata.title),
    description: textOf(metadata.description),
    type: textOf(spec.type)?.toLowerCase(),
    lifecycle: textOf(spec.lifecycle)?.toLowerCase(),
    system: refTo(spec.system, 'system'),
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    owner: owner ? { ref: owner, ...known.owner } : undefined,
    tags: listOf(metadata.tags).filter(
      (tag): tag is string => typeof tag === 'string',
    ),
    links: linksOf(metadata.links),
    annotations: annotationsOf(metadata.annotations),
    teams: known.teams,
    from: known.from,
  });
}
